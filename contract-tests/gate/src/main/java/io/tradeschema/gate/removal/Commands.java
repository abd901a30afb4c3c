package io.tradeschema.gate.removal;

import io.tradeschema.model.Where;
import io.tradeschema.scan.SourceTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Commands that read a stream and stand where no scan looks: in a pipeline, a compose file, a crontab, a filter of jq. */
final class Commands {

    private static final String FILTER = ".jq";
    private static final String[] HOLDERS = {
        FILTER, ".yml", ".yaml", ".toml", ".service", "Makefile", "crontab", "Jenkinsfile", "Dockerfile"
    };
    private static final Pattern READS = Pattern.compile("\\bredis-cli\\b|\\bX(?:READ|READGROUP|RANGE|REVRANGE)\\b");

    private Commands() {}

    /** Where one may read the stream, or picks the field from whatever it is given. */
    static List<Where> reading(SourceTree tree, String stream, String field) throws IOException {
        var found = new ArrayList<Where>();
        for (var file : tree.ending(HOLDERS).entrySet()) {
            var text = Files.readString(file.getValue(), StandardCharsets.ISO_8859_1);
            var picks = file.getKey().endsWith(FILTER);
            if (text.contains(picks ? field : stream)) {
                var lines = text.split("\n", -1);
                for (var i = 0; i < lines.length; i++) {
                    if (picks
                            ? lines[i].contains(field)
                            : READS.matcher(lines[i]).find()) {
                        found.add(Where.file(file.getKey(), i + 1, 1));
                    }
                }
            }
        }
        return found;
    }
}
