package io.tradeschema.scan.fix;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.contract.ScanRule;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A time without its zone, where the source shows which zone it is in: a clock of UTC is marked as one, a local clock tells its
 * distance. The moment stays the same. A text that is written down, or a clock that comes from elsewhere, is left alone.
 */
final class ZonedTime {

    private static final String LACK =
            "the source does not show, at the place that the finding names, which clock the time is of";

    /** A form of expression, and what says the same with a zone. */
    private record Form(Pattern pattern, BiFunction<Source, MatchResult, String> zoned) {
        static Form of(String pattern, String zoned) {
            return new Form(Pattern.compile(pattern), (source, found) -> {
                var text = zoned;
                for (var group = 1; group <= found.groupCount(); group++) {
                    text = text.replace("$" + group, found.group(group) == null ? "" : found.group(group));
                }
                return text;
            });
        }

        static Form java(String pattern) {
            return new Form(
                    Pattern.compile(pattern),
                    (source, found) ->
                            (source.mentions("import java.time.Instant;") || source.mentions("import java.time.*;")
                                            ? ""
                                            : "java.time.")
                                    + "Instant.now().toString()");
        }
    }

    private static final String CLOCK = "([A-Za-z_][\\w.]*)";

    /** The zone whose clock it is, as programs name it. */
    private static final String UTC = "(?:tz=)?(?:[\\w.]+\\.)?(?:utc|UTC)";

    private static final List<Form> PYTHON = List.of(
            Form.of(
                    CLOCK + "\\.utcnow\\(\\)\\.isoformat\\((?:sep=)?(?:\"[T ]\"|'[T ]')?\\)",
                    "$1.utcnow().isoformat() + \"Z\""),
            Form.of(
                    CLOCK
                            + "\\.utcnow\\(\\)\\.isoformat\\((timespec=[\"'](?:seconds|milliseconds|microseconds)[\"'])\\)",
                    "$1.utcnow().isoformat($2) + \"Z\""),
            Form.of("str\\(" + CLOCK + "\\.utcnow\\(\\)\\)", "$1.utcnow().isoformat() + \"Z\""),
            Form.of(
                    CLOCK + "\\.utcnow\\(\\)\\.strftime\\(([\"'])%Y-%m-%d[T ]%H:%M:%S(\\.%f)?[\"']\\)",
                    "$1.utcnow().strftime($2%Y-%m-%dT%H:%M:%S$3Z$2)"),
            Form.of(
                    CLOCK + "\\.now\\(\\)\\.isoformat\\((?:sep=)?(?:\"[T ]\"|'[T ]')?\\)",
                    "$1.now().astimezone().isoformat()"),
            Form.of(
                    CLOCK + "\\.now\\(\\)\\.isoformat\\((timespec=[\"'](?:seconds|milliseconds|microseconds)[\"'])\\)",
                    "$1.now().astimezone().isoformat($2)"),
            Form.of("str\\(" + CLOCK + "\\.now\\(\\)\\)", "$1.now().astimezone().isoformat()"),
            Form.of(
                    CLOCK + "\\.now\\(\\)\\.strftime\\([\"']%Y-%m-%d[T ]%H:%M:%S(?:\\.%f)?[\"']\\)",
                    "$1.now().astimezone().isoformat()"),
            Form.of(CLOCK + "\\.now\\(([\\w.]+)\\)\\.isoformat\\((?:sep=)?(?:\" \"|' ')\\)", "$1.now($2).isoformat()"),
            Form.of("str\\(" + CLOCK + "\\.now\\(([\\w.]+)\\)\\)", "$1.now($2).isoformat()"),
            Form.of(
                    CLOCK + "\\.now\\((" + UTC + ")\\)\\.strftime\\(([\"'])%Y-%m-%d[T ]%H:%M:%S(\\.%f)?[\"']\\)",
                    "$1.now($2).strftime($3%Y-%m-%dT%H:%M:%S$4Z$3)"),
            Form.of(
                    CLOCK + "\\.now\\(([\\w.=]+)\\)\\.strftime\\([\"']%Y-%m-%d[T ]%H:%M:%S(?:\\.%f)?[\"']\\)",
                    "$1.now($2).isoformat()"),
            Form.of(
                    CLOCK + "\\.utcfromtimestamp\\(([\\w.]+)\\)\\.isoformat\\(\\)",
                    "$1.utcfromtimestamp($2).isoformat() + \"Z\""),
            Form.of(
                    "time\\.strftime\\(([\"'])%Y-%m-%d[T ]%H:%M:%S[\"'], ?time\\.gmtime\\(\\)\\)",
                    "time.strftime($1%Y-%m-%dT%H:%M:%SZ$1, time.gmtime())"));

    /** The forms in which Java shows the moment of now: what they show of it is not what anybody reads. */
    private static final String NOW =
            "(?:LocalDateTime|ZonedDateTime|OffsetDateTime|Instant)\\.now\\((?:ZoneOffset\\.UTC|Clock\\.systemUTC\\(\\))?\\)";

    private static final List<Form> JAVA = List.of(
            Form.java(NOW + "(?:\\.toLocalDateTime\\(\\))?\\.(?:toString\\(\\)|format\\([\\w.()\"\\-: /']+\\))"),
            Form.java("String\\.valueOf\\((?:" + NOW + "|System\\.currentTimeMillis\\(\\)|new Date\\(\\))\\)"),
            Form.java("Long\\.toString\\(System\\.currentTimeMillis\\(\\)\\)"),
            Form.java("(?:[A-Z_]+|DateTimeFormatter\\.ofPattern\\(\"[^\"]*\"\\))\\.format\\(" + NOW + "\\)"),
            Form.java(
                    "new (?:java\\.text\\.)?SimpleDateFormat\\(\"[^\"]*\"\\)\\.format\\(new (?:java\\.util\\.)?Date\\(\\)\\)"),
            Form.java("new (?:java\\.util\\.)?Date\\(\\)\\.toString\\(\\)"));

    /** The same, of an object that a library shows: in a map of any objects its text may stand in its place. */
    private static final Form OBJECT = Form.java("LocalDateTime\\.now\\(\\)|new (?:java\\.util\\.)?Date\\(\\)");

    private static final List<Form> TYPESCRIPT = List.of(
            Form.of(
                    "(new Date\\([\\w.]*\\))\\.(?:toString|toUTCString|toGMTString|toLocaleString|toLocaleDateString)\\([^()]*\\)",
                    "$1.toISOString()"),
            Form.of("String\\((new Date\\([\\w.]*\\))\\)", "$1.toISOString()"),
            Form.of("Date\\(\\)", "new Date().toISOString()"));

    private final Source source;
    private final Finding finding;
    private final List<Node> path;

    private ZonedTime(Source source, Finding finding) {
        this.source = source;
        this.finding = finding;
        this.path = source.path(finding.where());
    }

    /** Whether the finding says that a time has no zone. */
    static boolean isMeant(Finding finding) {
        return finding.rule() == ScanRule.CALLSITE_WRONG_VALUE
                && finding.evidence().endsWith(":" + ContractTerms.NO_ZONE);
    }

    /** What gives the time its zone. */
    static Remedy of(Source source, Finding finding) {
        var time = new ZonedTime(source, finding);
        return time.value()
                .flatMap(time::zoned)
                .map(edit -> new Remedy(finding, List.of(edit), "", ""))
                .orElseGet(() -> Remedy.none(finding, LACK));
    }

    /** The value at the place, or beside the key that stands there. */
    private Optional<Node> value() {
        for (var i = path.size() - 1; i >= 0; i--) {
            var node = path.get(i);
            if (!node.where().equals(finding.where())) {
                return Optional.empty();
            }
            var value = node.child("value").or(() -> node.is("assignment") ? node.child("right") : Optional.empty());
            if (value.isPresent()) {
                return value;
            }
            if (node.type().matches("string|string_literal") && i > 0) {
                return after(path.get(i - 1), node);
            }
        }
        return path.isEmpty() ? Optional.empty() : Optional.of(path.get(path.size() - 1));
    }

    private static Optional<Node> after(Node parent, Node key) {
        if (parent.is("pair")) {
            return parent.child("value");
        }
        if (parent.is("subscript") || parent.is("subscript_expression")) {
            return Optional.empty();
        }
        var index = parent.children().indexOf(key);
        return index + 1 < parent.size() ? Optional.of(parent.get(index + 1)) : Optional.empty();
    }

    /** The one expression in it that shows its clock: there, or where a local name was set or a function gives it back. */
    private Optional<Edit> zoned(Node value) {
        var there = edits(value);
        if (there.size() == 1) {
            return Optional.of(there.get(0));
        }
        return there.isEmpty() ? ofLocal(value).or(() -> ofFunction(value)) : Optional.empty();
    }

    private List<Edit> edits(Node value) {
        return Sources.nodes(value)
                .flatMap(node -> edit(node).stream())
                .distinct()
                .toList();
    }

    private Optional<Edit> edit(Node node) {
        var end = source.end(node);
        if (end <= node.start()) {
            return Optional.empty();
        }
        var text = source.text(node.start(), end);
        var forms = source.isPython() ? PYTHON : source.isJava() ? JAVA : TYPESCRIPT;
        var more = source.isJava() && isInMap(node) ? Stream.of(OBJECT) : Stream.<Form>empty();
        for (var form : Stream.concat(forms.stream(), more).toList()) {
            var found = form.pattern().matcher(text);
            if (found.matches()) {
                return Optional.of(source.edit(node.start(), end, form.zoned().apply(source, found.toMatchResult())));
            }
        }
        return Optional.empty();
    }

    /** Whether it is put into what is declared as a map of any objects. */
    private boolean isInMap(Node value) {
        return source.path(value.where()).stream()
                .filter(call ->
                        call.is("method_invocation") && Calls.arguments(call).contains(value))
                .filter(call -> Kinds.last(Calls.called(call)).equals("put"))
                .flatMap(call -> Calls.receiver(call).stream())
                .anyMatch(map -> Pattern.compile("Map<String, ?Object> " + Pattern.quote(map.text()) + "\\b")
                        .matcher(source.text())
                        .find());
    }

    /** {@code decided.isoformat()} where {@code decided} was set once, to a clock's now. */
    private Optional<Edit> ofLocal(Node value) {
        var end = source.end(value);
        var used = Pattern.compile(
                "([a-z_]\\w*)\\.isoformat\\(((?:timespec=[\"'](?:seconds|milliseconds|microseconds)[\"'])?)\\)");
        var found = used.matcher(end > value.start() ? source.text(value.start(), end) : "");
        if (!source.isPython() || !found.matches()) {
            return Optional.empty();
        }
        var name = found.group(1);
        var set = path.stream()
                .filter(node -> node.is("function_definition"))
                .reduce((outer, inner) -> inner)
                .map(function -> Sources.nodes(function)
                        .filter(node -> node.is("assignment")
                                && node.child("left")
                                        .map(Node::text)
                                        .filter(name::equals)
                                        .isPresent())
                        .flatMap(node -> node.child("right").stream())
                        .map(node -> source.text(node.start(), Math.max(node.start(), source.end(node))))
                        .toList())
                .orElse(List.of());
        if (set.size() != 1) {
            return Optional.empty();
        }
        if (set.get(0).matches("[\\w.]+\\.utcnow\\(\\)")) {
            return Optional.of(source.edit(end, end, " + \"Z\""));
        }
        return set.get(0).matches("[\\w.]+\\.now\\(\\)")
                ? Optional.of(source.edit(value.start(), end, name + ".astimezone().isoformat(" + found.group(2) + ")"))
                : Optional.empty();
    }

    /** {@code stamp()} where the file has one function of that name, and it shows its clock once. */
    private Optional<Edit> ofFunction(Node value) {
        var name = value.child("function").or(() -> value.child("name")).map(Node::text);
        var bodies = source.nodes()
                .filter(node -> node.type().matches("function_definition|method_declaration|function_declaration"))
                .filter(node -> node.child("name").map(Node::text).equals(name))
                .flatMap(node -> node.child("body").stream())
                .toList();
        if (bodies.size() != 1) {
            return Optional.empty();
        }
        var edits = edits(bodies.get(0));
        return edits.size() == 1 ? Optional.of(edits.get(0)) : Optional.empty();
    }
}
