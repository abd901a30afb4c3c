package io.tradeschema.scan.shell;

import io.tradeschema.scan.shell.ShellWords.Word;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The commands that a script gives to redis-cli, in whatever way: by its name, a variable, an alias or a function, among
 * other commands, in a substitution, through a pipe or a here-document. Nothing is run, and no branch is decided.
 */
final class ShellScript {

    /** What redis-cli does here with a stream. */
    static final Set<String> VERBS = Set.of("XADD", "XREAD", "XREADGROUP", "XRANGE", "XREVRANGE");

    private static final String CLIENT = "redis-cli";
    private static final int LONGEST = 60;
    private static final int DEEPEST = 4;
    private static final Pattern CLIENT_WORD = Pattern.compile("(?:.*[/\\s(])?redis-cli(?:\\s.*)?", Pattern.DOTALL);
    private static final Pattern CLIENT_NAME = Pattern.compile("\\$\\{?\\w*REDIS_?CLI\\w*(?:\\[@])?}?");
    private static final Pattern VARIABLE_ALONE = Pattern.compile("\\$\\{?[A-Za-z_]\\w*(?:\\[@])?}?");
    private static final Pattern VERB = Pattern.compile("(?i)\\b(?:XADD|XREAD|XREADGROUP|XREVRANGE|XRANGE)\\b");
    private static final Pattern ASSIGNMENT = Pattern.compile("([A-Za-z_]\\w*)=\\(?(.*)", Pattern.DOTALL);
    private static final Pattern ASSIGNS =
            Pattern.compile("\\s*(?:(?:export|local|readonly|declare)\\s+)?[A-Za-z_]\\w*=.*");
    private static final Pattern FUNCTION =
            Pattern.compile("\\s*(?:function\\s+([\\w:-]+)\\s*(?:\\(\\))?|([\\w:-]+)\\s*\\(\\))\\s*\\{?(.*)");
    private static final Pattern HERE = Pattern.compile("(?<!<)<<(?!<)-?\\s*([\"']?)(\\w+)\\1");
    private static final Set<String> BEFORE = Set.of(
            "if",
            "then",
            "else",
            "elif",
            "do",
            "while",
            "until",
            "!",
            "{",
            "time",
            "exec",
            "nohup",
            "command",
            "env",
            "local",
            "export",
            "readonly",
            "declare",
            "sudo");
    private static final Set<String> SHELLS = Set.of("ssh", "bash", "sh", "su", "eval", "docker", "kubectl", "podman");

    private record Body(String text, int line) {}

    private final Consumer<List<Word>> commands;
    private final boolean isScript;
    private final Map<String, Body> functions = new HashMap<>();
    private final Set<String> called = new HashSet<>();
    private final Set<String> aliases = new HashSet<>();

    /** Tells of each command: its verb, and what follows it, with nothing left to expand but what is not known. */
    ShellScript(boolean isScript, Consumer<List<Word>> commands) {
        this.isScript = isScript;
        this.commands = commands;
    }

    void read(String text) {
        var variables = new Variables(text);
        lines(text, 1, variables, 0);
        functions.forEach((name, body) -> {
            if (!called.contains(name)) {
                lines(body.text(), body.line(), variables.calledWith(List.of()), 1);
            }
        });
    }

    private void lines(String text, int first, Variables variables, int depth) {
        var lines = text.split("\n", -1);
        for (var i = 0; i < lines.length; i++) {
            if (lines[i].strip().startsWith("#")) {
                continue;
            }
            var function = FUNCTION.matcher(lines[i]);
            var here = HERE.matcher(lines[i]);
            if (isScript && depth == 0 && function.matches()) {
                i = function(lines, i, first, function.group(1) == null ? function.group(2) : function.group(1));
            } else if (isScript && here.find()) {
                i = here(lines, i, first, here.group(2), !here.group(1).isEmpty(), variables, depth);
            } else if (tells(lines[i])) {
                i = line(lines, i, first, Optional.empty(), variables, depth);
            }
        }
    }

    private boolean tells(String line) {
        var start = line.strip().split("[\\s;]", 2)[0];
        return line.contains(CLIENT)
                || ASSIGNS.matcher(line).matches()
                || isScript
                        && (VERB.matcher(line).find()
                                || called(line)
                                || line.contains("redis-cli")
                                || start.equals("alias"));
    }

    private boolean called(String line) {
        return functions.keySet().stream()
                .anyMatch(name -> line.matches("(?:.*[\\s;&|(!])?" + Pattern.quote(name) + "(?:\\s.*)?"));
    }

    /** One command line, over as many lines as it goes on; the last line of it. */
    private int line(String[] lines, int at, int first, Optional<Word> input, Variables variables, int depth) {
        var words = new ShellWords(first + at);
        var last = at;
        var open = words.add(lines[at]);
        while (open && last + 1 < lines.length && last - at < LONGEST) {
            last++;
            open = words.add(lines[last]);
        }
        pipeline(words.words(), input, variables, depth);
        return open ? at : last;
    }

    private int function(String[] lines, int at, int first, String name) {
        var rest =
                lines[at].substring(lines[at].indexOf(name) + name.length()).replaceFirst("^\\s*(\\(\\))?\\s*\\{?", "");
        if (rest.strip().endsWith("}")) {
            functions.put(name, new Body(rest.substring(0, rest.lastIndexOf('}')), first + at));
            return at;
        }
        var body = new StringBuilder(rest);
        var last = at + 1;
        while (last < lines.length && !lines[last].strip().equals("}")) {
            body.append('\n').append(lines[last++]);
        }
        functions.put(name, new Body(body.toString(), first + at));
        return last;
    }

    /** A here-document is what redis-cli is given, a script for another shell, or text that goes elsewhere. */
    private int here(String[] lines, int at, int first, String end, boolean literal, Variables variables, int depth) {
        var body = new StringBuilder();
        var last = at + 1;
        while (last < lines.length && !lines[last].strip().equals(end)) {
            body.append(lines[last++]).append('\n');
        }
        var command = lines[at].strip().split("\\s", 2)[0];
        if (SHELLS.contains(command) && !lines[at].contains(CLIENT)) {
            lines(body.toString(), first + at + 1, variables, depth);
        } else {
            line(
                    lines,
                    at,
                    first,
                    Optional.of(new Word(body.toString(), literal, false, first + at + 1, 1)),
                    variables,
                    depth);
        }
        return last;
    }

    // ---- one line's commands ----

    private void pipeline(List<Word> words, Optional<Word> here, Variables variables, int depth) {
        var command = new ArrayList<Word>();
        var input = here;
        for (var i = 0; i <= words.size(); i++) {
            var word = i < words.size() ? words.get(i) : new Word(";", false, true, 0, 0);
            if (!word.ends()) {
                command.add(word);
            } else if (word.text().equals("<<<") && i + 1 < words.size()) {
                input = Optional.of(words.get(++i));
            } else if (word.text().equals(ShellWords.INTO) || word.text().startsWith("<")) {
                i++;
            } else {
                run(command, input, variables, depth);
                var pipes = word.text().equals(ShellWords.PIPE);
                input = pipes ? printed(command).or(() -> here) : here;
                command.clear();
            }
        }
    }

    /** What echo, printf and cat hand on. */
    private static Optional<Word> printed(List<Word> command) {
        if (command.size() < 2
                || !Set.of("echo", "printf").contains(command.get(0).text())) {
            return Optional.empty();
        }
        var said = command.stream()
                .skip(1)
                .filter(word -> !word.text().matches("-[neE]+"))
                .toList();
        if (said.size() > 1 && said.get(0).text().contains("%")) {
            said = said.subList(1, said.size());
        }
        if (said.isEmpty()) {
            return Optional.empty();
        }
        var text = String.join(" ", said.stream().map(Word::text).toList()).replace("\\n", "\n");
        return Optional.of(new Word(
                text,
                said.stream().allMatch(Word::literal),
                false,
                said.get(0).line(),
                said.get(0).column()));
    }

    private void run(List<Word> given, Optional<Word> input, Variables variables, int depth) {
        var words = new ArrayList<>(variables.spliced(given));
        substitutions(words, variables, depth);
        while (!words.isEmpty()
                && (BEFORE.contains(words.get(0).text()) || variables.assign(words.get(0), ASSIGNMENT))) {
            words.remove(0);
        }
        if (words.isEmpty() || depth > DEEPEST) {
            return;
        }
        var name = words.get(0).text();
        var function = functions.get(name);
        if (name.equals("alias")) {
            words.stream()
                    .skip(1)
                    .filter(word -> word.text().contains(CLIENT))
                    .forEach(word -> aliases.add(word.text().split("=", 2)[0]));
        } else if (function != null) {
            called.add(name);
            lines(function.text(), function.line(), variables.calledWith(words.subList(1, words.size())), depth + 1);
        } else if (SHELLS.contains(name)) {
            words.stream()
                    .filter(word -> word.text().contains(CLIENT + " "))
                    .forEach(word -> inner(word.text(), word, variables, depth));
            client(words, input, variables);
        } else {
            client(words, input, variables);
        }
    }

    /** Commands whose output is a part of a word. */
    private void substitutions(List<Word> words, Variables variables, int depth) {
        for (var word : words) {
            var start = word.literal() ? -1 : word.text().indexOf("$(");
            if (start >= 0
                    && (word.text().contains(CLIENT)
                            || VERB.matcher(word.text()).find())) {
                var end = word.text().lastIndexOf(')');
                inner(word.text().substring(start + 2, Math.max(start + 2, end)), word, variables, depth);
            }
        }
    }

    private void inner(String text, Word place, Variables variables, int depth) {
        if (depth < DEEPEST) {
            lines(text, place.line(), variables, depth + 1);
        }
    }

    private void client(List<Word> words, Optional<Word> input, Variables variables) {
        for (var i = 0; i < words.size(); i++) {
            if (isClient(words, i, variables)) {
                given(words.subList(i, words.size()), input, variables);
                return;
            }
        }
    }

    private boolean isClient(List<Word> words, int at, Variables variables) {
        var text = words.get(at).text();
        var next = at + 1 < words.size() ? words.get(at + 1).text().toUpperCase(Locale.ROOT) : "";
        return at == 0 && aliases.contains(text)
                || CLIENT_NAME.matcher(text).matches()
                || VARIABLE_ALONE.matcher(text).matches() && at == 0 && VERBS.contains(next)
                || !words.get(at).literal()
                        && !words.get(0).text().matches("echo|printf|log|info|cat|grep")
                        && CLIENT_WORD.matcher(variables.expanded(text).text()).matches();
    }

    /** What redis-cli is given by arguments, or else line by line. */
    private void given(List<Word> words, Optional<Word> input, Variables variables) {
        var all = new ArrayList<Word>();
        words.forEach(word -> all.addAll(variables.split(word)));
        var reads = all.stream().anyMatch(word -> word.text().equals("-x"));
        for (var i = 0; i < all.size(); i++) {
            if (VERBS.contains(all.get(i).text().toUpperCase(Locale.ROOT))) {
                var command = new ArrayList<>(all.subList(i, all.size()));
                if (reads) {
                    command.add(input.map(variables::expanded).orElseGet(() -> Variables.unknown(words.get(0))));
                }
                commands.accept(command.stream().map(variables::expanded).toList());
                return;
            }
        }
        input.map(variables::expanded).ifPresent(this::typed);
    }

    /** Each line is a command, with quotes as redis-cli has them. */
    private void typed(Word input) {
        var line = input.line();
        for (var text : input.text().split("\n", -1)) {
            var words = new ShellWords(line++);
            words.add(text);
            var typed = words.words().stream()
                    .map(word -> new Word(word.text(), input.literal(), word.ends(), word.line(), word.column()))
                    .toList();
            if (!typed.isEmpty() && VERBS.contains(typed.get(0).text().toUpperCase(Locale.ROOT))) {
                commands.accept(typed);
            }
        }
    }
}
