package io.tradeschema.gate.fuzz;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Rule;
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
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The files of JSONTestSuite, which are not ours to keep, held against what we say of them. {@code y_} is JSON, {@code n_} is
 * none, {@code i_} each reader decides: the codec does as the table says, in both directions, and so for every {@code y_} that
 * it refuses.
 */
final class ForeignJson {

    /** What is said of a text that is not read as JSON; every other rule is about fields and values. */
    private static final Set<MessageRule> OF_JSON = EnumSet.of(
            MessageRule.EMPTY_MESSAGE,
            MessageRule.NOT_UTF8,
            MessageRule.NOT_JSON,
            MessageRule.TRAILING_CONTENT,
            MessageRule.LONE_SURROGATE,
            MessageRule.DUPLICATE_FIELD,
            MessageRule.LIMIT_LENGTH,
            MessageRule.LIMIT_TOKENS,
            MessageRule.LIMIT_DEPTH,
            MessageRule.LIMIT_TEXT,
            MessageRule.LIMIT_NAME,
            MessageRule.LIMIT_NUMBER);

    private static final Pattern LIST_OF_ONE = Pattern.compile("\\s*\\[\\s*(\"[^\\[\\]]*\"|[-+.0-9eE]+)\\s*]\\s*");
    private static final EventCodec<TradeIntent> CODEC = EventCodec.of(TradeIntent.TYPE);
    private static final String TEXT = TradeIntent.TYPE.shape().fields().get(0).name();
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
                decided.put(
                        line.substring(0, line.indexOf(' ')),
                        line.substring(line.indexOf(' ')).strip());
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
        return name.startsWith("y_") && said.equals(READ) || name.startsWith("n_") && !said.equals(READ);
    }

    /** {@code read}, or the rules that it breaks as a message, as the value of a field, or as the only element of a list. */
    private static String said(byte[] document) {
        var text = new String(document, StandardCharsets.ISO_8859_1);
        var broken = new TreeSet<>(rules(text));
        broken.addAll(rules(inField(text)));
        var list = LIST_OF_ONE.matcher(text);
        if (list.matches()) {
            broken.addAll(rules(inField(list.group(1))));
        }
        return broken.isEmpty() ? READ : String.join(" ", broken);
    }

    private static List<String> rules(String bytes) {
        return CODEC.decode(bytes.getBytes(StandardCharsets.ISO_8859_1)).findings().stream()
                .map(Finding::rule)
                .filter(OF_JSON::contains)
                .map(Rule::name)
                .toList();
    }

    private static String inField(String value) {
        return "{\"" + TEXT + "\":" + value + "}";
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
