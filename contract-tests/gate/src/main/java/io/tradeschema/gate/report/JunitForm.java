package io.tradeschema.gate.report;

import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import java.io.IOException;
import java.io.Writer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** One test case per finding: errors fail, warnings pass with their text; one passing case when nothing was found. */
final class JunitForm implements ReportFormat.Form {

    @Override
    public void write(Report report, Writer out) throws IOException {
        try {
            var xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            suite(report, xml);
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException("the JUnit report could not be written", e);
        }
        out.write('\n');
    }

    private static void suite(Report report, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement("testsuites");
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", clean(report.title()));
        xml.writeAttribute("tests", String.valueOf(Math.max(1, report.findings().size())));
        xml.writeAttribute("failures", String.valueOf(report.count(Severity.ERROR)));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        if (report.findings().isEmpty()) {
            xml.writeEmptyElement("testcase");
            xml.writeAttribute("classname", "tradeschema");
            xml.writeAttribute("name", report.verdict());
        }
        for (var finding : report.findings()) {
            testCase(finding, xml);
        }
        xml.writeEndElement();
        xml.writeEndElement();
    }

    private static void testCase(Finding finding, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeCharacters("\n  ");
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", clean(finding.rule().name()));
        xml.writeAttribute("name", clean(finding.where() + " " + finding.what()).strip());
        if (!finding.where().file().isEmpty()) {
            xml.writeAttribute("file", clean(finding.where().file()));
            xml.writeAttribute("line", String.valueOf(finding.where().line()));
        }
        var error = finding.severity() == Severity.ERROR;
        xml.writeStartElement(error ? "failure" : "system-out");
        if (error) {
            xml.writeAttribute("message", clean(finding.what()));
            xml.writeAttribute("type", clean(finding.rule().name()));
        }
        xml.writeCharacters(clean(finding.toString()));
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** XML 1.0 cannot carry most control characters, not even escaped. */
    private static String clean(String text) {
        return text.replaceAll("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "\uFFFD");
    }
}
