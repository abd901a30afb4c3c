package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.report.ReportFormat;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A run that broke off before it could say anything leaves a document in each form that was asked for. */
class FailureDocumentsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    private Path bus = Path.of("");

    @BeforeEach
    void lay() throws IOException {
        bus = Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                scan:
                  paths: [services]
                servces: {}
                streams: [a]
                """);
        Files.createDirectories(folder.resolve("services"));
    }

    private CommandLineRun check(String... options) {
        var arguments = new java.util.ArrayList<>(java.util.List.of("check", "-f", bus.toString()));
        arguments.addAll(java.util.List.of(options));
        return CommandLineRun.of(arguments.toArray(String[]::new));
    }

    private static void names(JsonNode finding, int line, String what) {
        assertThat(finding.at("/where/line").asInt()).isEqualTo(line);
        assertThat(finding.at("/rule").asText()).isEqualTo("PART_NOT_CHECKED");
        assertThat(finding.at("/what").asText()).contains(what);
        assertThat(finding.at("/fix").asText()).isNotEmpty();
    }

    @Test
    void as_json_every_mistake_of_the_bus_file_is_a_finding_with_its_line() throws IOException {
        var run = check("--format", "json");
        var findings = JSON.readTree(run.out()).get("findings");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(findings).hasSize(2);
        names(findings.get(0), 4, "servces");
        names(findings.get(1), 5, "streams");
        assertThat(run.err()).contains("tradeschema.yaml:4: ", "tradeschema.yaml:5: ");
    }

    @Test
    void sarif_and_junit_are_documents_too() throws Exception {
        var results = JSON.readTree(check("--format", "sarif").out()).at("/runs/0/results");
        var suite = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(check("--format", "junit").out().getBytes(StandardCharsets.UTF_8)));

        assertThat(results).hasSize(2);
        assertThat(results.at("/0/locations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(4);
        assertThat(suite.getElementsByTagName("failure").getLength()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TEXT")
    void each_form_names_the_mistakes_on_the_output_and_in_a_file(ReportFormat form) throws IOException {
        var file = folder.resolve("report." + form.ending());

        assertThat(check("--format", form.toString()).out()).contains("servces", "streams");
        assertThat(check("--report", form + "=" + file).out()).isEmpty();
        assertThat(Files.readString(file)).contains("servces", "streams");
    }

    @Test
    void for_people_the_lines_on_the_error_stream_are_all() {
        assertThat(check().out()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            scan services --bus BUS --format json                            | servces
            check -f BUS.gone --format json                                  | there is no
            validate --bus BUS nothing.jsonl --format json                   | servces
            validate gone.jsonl --format json                                | gone.jsonl
            scan gone --format json                                          | there is nothing at
            --events BUS scan services --format json                         | servces
            compat trade.intent@1.0.0 trade.intent --bus BUS --format json   | servces
            can-i-remove trade.intent.model services --bus BUS --format json | servces
            """)
    void every_command_that_has_forms_says_in_them_why_it_broke_off(String command, String what) throws IOException {
        var arguments = command.strip()
                .replace("services", folder.resolve("services").toString())
                .replace("BUS", bus.toString())
                .split(" +", -1);
        var run = CommandLineRun.of(arguments);

        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(JSON.readTree(run.out()).get("findings").toString()).contains(what);
    }

    @Test
    void a_report_that_cannot_be_written_is_said_as_well() {
        var run = check("--report", "json=" + folder.resolve("no/such/folder/a.json"));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains("servces", "no/such/folder/a.json");
    }
}
