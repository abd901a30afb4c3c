package io.tradeschema.gate.replay;

import java.util.Optional;
import java.util.regex.Pattern;

/** Forms in which people have messages and which are not read: each is told by its first line, with what to do. */
enum ForeignForm {
    REDIS_ERROR(
            "(error:\"|\\(error\\) |(?:-|Error: |\\(error\\) )?(?:ERR|WRONGTYPE|NOAUTH|NOPERM|MOVED|LOADING) ).*",
            "holds an error of redis-cli and no messages; look at its first line"),
    REDIS_NOTHING(
            "(null|\\(nil\\)|\\(empty (array|list or set|list|hash|set)\\))\\s*",
            "holds redis-cli's word for nothing: no messages came"),
    REDIS_TERMINAL(
            "\\s*\\d+[)#] .*",
            "is what redis-cli shows on a terminal; write"
                    + " redis-cli --json XRANGE STREAM - + | tradeschema validate --event NAME -"),
    REDIS_RAW(
            "\\d+-\\d+\\s*",
            "is what redis-cli prints without --json, where nobody can tell a value with line ends from two values;"
                    + " write redis-cli --json XRANGE STREAM - + | tradeschema validate --event NAME -"),
    REDIS_CSV(
            "\"\\d+-\\d+\",\".*",
            "is what redis-cli --csv prints; write"
                    + " redis-cli --json XRANGE STREAM - + | tradeschema validate --event NAME -"),
    MONITOR(
            "\\d+\\.\\d+ \\[\\d+ [^\\]]*\\] \".*",
            "is what redis-cli MONITOR prints: commands, not entries; the entries are still in the stream: write"
                    + " redis-cli --json XRANGE STREAM - + | tradeschema validate --event NAME -"),
    PYTHON(
            "\\s*(?:[\\[(\\s]*[\\[(]\\s*\\{?\\s*b?'|[\\[\\s]*\\(\\s*b?\").*",
            "is the text of Python objects; write in Python, of a client with decode_responses=True,"
                    + " for id, fields in entries: print(json.dumps({\"stream\": STREAM, \"id\": id, \"fields\": fields}))"),
    TAR("[^\0]{1,100}\0.*\0ustar.*", "is a tar archive; write tar -xOf FILE | tradeschema validate -"),
    OLD_LINE_ENDS(
            "[^\\n]*[}\\]]\\s*\\r\\s*[{\\[][^\\n]*",
            "has line ends of CR alone; write tr '\\r' '\\n' < FILE | tradeschema validate -"),
    KAFKA(
            "(?:(?:CreateTime|LogAppendTime|NoTimestampType):-?\\d+|Partition:\\d+|Offset:\\d+|[^\\s{\\[\"',;]+)\\t.*\\{.*",
            "is a dump of a Kafka consumer with times or keys before the values; write"
                    + " sed 's/^[^{]*//' FILE | tradeschema validate --event NAME -"),
    CSV_OF_ENTRIES(
            "(?=.*\\bpayload\\b)\"?[A-Za-z_]\\w*\"?(?:([,;\t])\"?[A-Za-z_]\\w*\"?)(?:\\1\"?[A-Za-z_]\\w*\"?)*\\s*",
            "is CSVBETWEEN; write python3 -c 'import csv,json,sys; csv.field_size_limit(2**24);"
                    + " [print(json.dumps({\"stream\": sys.argv[1], \"id\": \"\", \"fields\": row}))"
                    + " for row in csv.DictReader(sys.stdinDELIMITER)]' STREAM < FILE | tradeschema validate -"),
    CSV_OF_PAYLOADS(
            "\"?[A-Za-z_]\\w*\"?(?:([,;\t])\"?[A-Za-z_]\\w*\"?)(?:\\1\"?[A-Za-z_]\\w*\"?)*\\s*",
            "is CSVBETWEEN; write python3 -c 'import csv,sys,json,re; n=re.compile(r\"-?[0-9]+([.][0-9]+)?|true|false\");"
                    + " [print(\"{\" + \", \".join(json.dumps(k) + \": \" + (v if n.fullmatch(v) else json.dumps(v))"
                    + " for k,v in row.items() if v) + \"}\") for row in csv.DictReader(sys.stdinDELIMITER)]' < FILE"
                    + " | tradeschema validate --event NAME -");

    private final Pattern firstLine;
    private final String advice;

    ForeignForm(String firstLine, String advice) {
        this.firstLine = Pattern.compile(firstLine, Pattern.DOTALL);
        this.advice = advice;
    }

    /** What to do with a file that begins with these lines; empty when nothing is known against it. */
    static Optional<String> advice(String name, String firstLine, String secondLine) {
        for (var form : values()) {
            if (form.firstLine.matcher(firstLine).matches()) {
                return Optional.of(form.advice(name).transform(advice -> between(advice, firstLine)));
            }
        }
        // MONITOR begins with a word, what XREAD prints raw with the stream's name: the second line tells them.
        if (firstLine.strip().equals("OK")
                && MONITOR.firstLine.matcher(secondLine).matches()) {
            return Optional.of(MONITOR.advice(name));
        }
        return !firstLine.startsWith("{")
                        && REDIS_RAW.firstLine.matcher(secondLine).matches()
                ? Optional.of(REDIS_RAW.advice(name))
                : Optional.empty();
    }

    /** The advice for the sign that stands between the first two names. */
    private static String between(String advice, String firstLine) {
        var sign = firstLine.replaceFirst("^\"?\\w*\"?", "");
        if (sign.startsWith(";") || sign.startsWith("\t")) {
            return advice.replace("CSVBETWEEN", sign.startsWith(";") ? "CSV with semicolons" : "TSV")
                    .replace("DELIMITER", ", delimiter=\"" + (sign.startsWith(";") ? ";" : "\\t") + "\"");
        }
        return advice.replace("CSVBETWEEN", "CSV").replace("DELIMITER", "");
    }

    private String advice(String name) {
        return name + " " + advice.replace("FILE", Shell.input(name));
    }
}
