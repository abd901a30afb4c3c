package io.tradeschema.gate.fuzz;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.MessageRule;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The files of JSONTestSuite, which are not ours to keep, held against what we say of them. {@code y_} is JSON, {@code n_} is
 * none, {@code i_} each reader decides: the codec does as the table says, in both directions, and so for every {@code y_} that
 * it refuses. Each file is read as a message, and as the value of a field in one.
 */
final class ForeignJson {

    /** What is said of fields and values; every other rule says that a text is not read as JSON. */
    private static final Set<MessageRule> OF_THE_CONTRACT = EnumSet.of(
            MessageRule.NOT_AN_OBJECT,
            MessageRule.UNKNOWN_FIELD,
            MessageRule.RETIRED_FIELD,
            MessageRule.MISSING_FIELD,
            MessageRule.NULL_FIELD);

    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);
    private static final String READ = "read";

    private final Map<String, String> decided;

    private ForeignJson(Map<String, String> decided) {
        this.decided = decided;
    }

    /** The table of what is decided by hand: a file's name, a blank, what is said of it. */
    static ForeignJson deciding(Path table) throws IOException {
        var decided = new TreeMap<String, String>();
        for (var line : Files.readAllLines(table)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                decided.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ')).strip());
            }
        }
        return new ForeignJson(decided);
    }

    /** What is not as it should be, file by file; a file of the table that is not there is told, too. */
    List<String> wrong(Path folder) throws IOException {
        var wrong = new ArrayList<String>();
        var open = new TreeMap<>(decided);
        try (var files = Files.list(folder)) {
            for (var file : files.sorted().toList()) {
                var name = file.getFileName().toString();
                var said = said(Files.readAllBytes(file));
                var wanted = open.remove(name);
                if (!isRight(name, said, wanted)) {
                    wrong.add(name + ": " + said + (wanted == null ? "" : ", not " + wanted));
                }
            }
        }
        open.forEach((name, said) -> wrong.add(name + ": is in the table, and not in the folder"));
        return wrong;
    }

    private static boolean isRight(String name, String said, String wanted) {
        if (wanted != null) {
            return said.equals(wanted);
        }
        return name.startsWith("y_") && said.equals(READ) || name.startsWith("n_") && !said.contains(READ);
    }

    /** {@code read}, or the rules that it breaks: as a message, and behind a slash as a value where that is another answer. */
    private static String said(byte[] document) {
        var message = rules(document);
        var value = rules(inField(document));
        return message.equals(value) || message.equals(READ) ? value : message + " / " + value;
    }

    private static String rules(byte[] message) {
        var broken = CODEC.decode(message).findings().stream()
                .map(finding -> (MessageRule) finding.rule())
                .filter(rule -> !OF_THE_CONTRACT.contains(rule))
                .map(Enum::name)
                .distinct()
                .collect(Collectors.joining(" "));
        return broken.isEmpty() ? READ : broken;
    }

    private static byte[] inField(byte[] document) {
        var text = new String(document, StandardCharsets.ISO_8859_1);
        return ("{\"fuzzed\":" + text + "}").getBytes(StandardCharsets.ISO_8859_1);
    }

    /** The folder of the files, and the table. */
    public static void main(String[] args) throws IOException {
        var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        var folder = Path.of(args[0]);
        var wrong = deciding(Path.of(args[1])).wrong(folder);
        wrong.forEach(out::println);
        try (var files = Files.list(folder)) {
            out.println(files.count() + " files, " + wrong.size() + " not as we say");
        }
        System.exit(wrong.isEmpty() ? 0 : 1);
    }
}
