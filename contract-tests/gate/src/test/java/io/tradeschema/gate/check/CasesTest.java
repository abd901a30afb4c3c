package io.tradeschema.gate.check;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.busfile.BusFileReader;
import io.tradeschema.model.Contracts;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Severity;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scan on small trees that somebody labelled who had not seen it: quiet ones stay quiet, loud ones are told. */
class CasesTest {

    /** One end only is no mistake of a small tree; a class beside the contract is told elsewhere. */
    private static final Set<String> NOT_COUNTED =
            Set.of("STREAM_NEVER_READ", "STREAM_NEVER_WRITTEN", "SCAN_NOTHING", "CALLSITE_SHADOW_MODEL");

    /** What the scan does not do today: each of them told or quiet would be progress, and is then taken out here. */
    private static final Set<String> OPEN = Set.of(
            "p-compfilter-3", // a filter by a function of the tree that several tests make up
            "p-encode-5", // an encoder's own default()
            "p-hasattr-2", // a method that is asked for by getattr and called where callable
            "p-hasattr-3", // a missing method of an argument without a type
            "p-alias-choices-6", // words that a before-validator puts in
            "p-outer-5", // members of an envelope's class that it does not have
            "p-precheck-1", // checks before publishing that refuse every good message
            "p-precheck-3",
            "p-initvar-4", // conditions between two fields of one branch of a constructor
            "p4-l27-close-drops-entry-price", // what a block does with what a context manager gave it, before that goes
            // on
            "p4-q17-test-with-fake", // a test that hands wrong names to a publisher which refuses them
            "p4-q27-scratch-keys-removed", // steps that a reduce calls one after the other
            "fp17_schema_disagrees_close", // a reader's own schema that refuses what a writer of the tree sends
            "fj32_reader_validator_refuses_close",
            "fj37_queue_leverage_150", // a list that two objects share
            "l3j22_convertvalue_flat", // an object made a map of texts
            "l3j29_pipeline_batch_ok", // entries made by a stream's map
            "t4j-l18-kafka-consumer-header-name", // names of headers that a consumer reads
            "l3p04_closed_tp_without_level", // a callable object that nobody in the tree makes
            "l3p23_async_queue_outbox_ok", // a queue that is filled after its reader was started
            "l3p27_singledispatch_ok", // functions chosen by the kind of their argument
            "l3p45_position_side_reader_ok", // products of two lists
            "l3p49_strategy_registry_settings_ok", // objects out of a registry of classes
            "kj-ok-spread", // the names that an interface has
            "z9-n-check-l", // a loop over names that a check demands before publishing
            "z9-c-a06", // names that a function makes of others by steps of its own
            "z9-c-a15", // records that stand one behind the other
            "z9-c-a35", // texts of which a part is known, against a pattern
            "z9-c-e16", // columns of tables of messages
            "z9-c-g12", // functions out of a registry, under a name from outside
            "z9-c-g16",
            "z9-c-g15", // records that a library's reduce makes one
            "z9-c-h15", // names that a regular expression of somebody's makes
            "z9-c-i04", // a library's own schemas of what it writes
            "z9-c-i05",
            "z9-c-i09",
            "z9-d-ann3", // names that a reader's model makes of its fields' by a setting
            "b4-w58", // names and values that a generator gives in pairs, on branches of its own
            "b4-p23", // what an object holds under __dict__
            "b4-p05", // the record that a UserDict keeps under data
            "b4-h04", // a function behind a decorator of the tree
            "b4-a03", // fields that a library's own filter leaves out
            "t4t-q03-spread-undefined-drops",
            "y5-l14_retry_adds_attempt", // a name that a decorator of the tree adds
            "t5-q06_streams_per_environment", // streams whose names have a part from outside
            "y5-q14_registry_composed_stream_name", // a stream's name out of what a class is told when it is derived
            "j5-l09_leverage_from_properties", // the type of what a library's settings give
            "j5-q09_journal_reads_pnl_writes_realized_pnl", // words that an enumeration finds by its own method
            "t5-l07_express_lower_case_action", // values that a schema of a request lets through
            "t5-q02_class_with_toJSON", // fields that toJSON() adds on the condition of another
            "t5-q07_rest_destructuring_drops_legacy", // what is left of outside names
            "i16-generator-nested-q", // objects that a writer of JSON writes name by name inside of others
            "i16-writer-of-mapper-q", // what a mapper writes into a writer of text
            "w-java-26", // JSON that is put together by a StringBuilder
            "L-p30_buffered_context_manager", // what a block leaves in what a context manager gave it
            "L-p43_protocol_di_writer_reader", // a parameter whose type says only what it can do
            "L-p65_singledispatch_to_wire", // functions chosen by the kind of their argument
            "L-p69_queue_breaker_classmethod", // a queue that is filled after its reader was started
            "t4t-l13-amqplib-nested-payload"); // an envelope in the body of another bus is taken for what some write

    @TempDir
    Path folder;

    private record Verdict(String id, String kind, String word, String shown, List<String> lost) {}

    @Test
    void python_on_redis_is_told_as_it_was_labelled() throws IOException {
        toldAsLabelled("Python on Redis", 660, "python-redis", "python-strangers", "python-services");
    }

    /** Two of each fault that was ever found, in other shapes: labelled by their contract and by Python, before the scan was asked. */
    @Test
    void kinds_of_faults_are_told_in_other_shapes() throws IOException {
        toldAsLabelled("Kinds of faults in Python", 300, "python-kinds");
    }

    @Test
    void python_on_other_buses_is_told_as_it_was_labelled() throws IOException {
        toldAsLabelled("Python on other buses", 70, "python-buses");
    }

    @Test
    void java_on_redis_is_told_as_it_was_labelled() throws IOException {
        toldAsLabelled("Java on Redis", 250, "java-services", "java-strangers");
    }

    @Test
    void java_on_other_buses_is_told_as_it_was_labelled() throws IOException {
        toldAsLabelled("Java on other buses", 40, "java-buses");
    }

    @Test
    void shell_scripts_are_told_as_they_were_labelled() throws IOException {
        toldAsLabelled("Shell", 20, "shell");
    }

    private void toldAsLabelled(String title, int least, String... files) throws IOException {
        var verdicts = new ArrayList<Verdict>();
        for (var file : files) {
            verdicts.addAll(verdicts("/cases/" + file + ".jsonl"));
        }
        var counts = new TreeMap<String, Integer>();
        verdicts.forEach(verdict -> counts.merge(verdict.kind() + " " + verdict.word(), 1, Integer::sum));
        System.out.println("labelled trees, " + title + ": " + counts + " of " + verdicts.size());

        assertThat(verdicts.stream().flatMap(verdict -> verdict.lost().stream().map(call -> verdict.id() + " " + call)))
                .as("calls of a bus that are neither walked nor counted")
                .isEmpty();
        var wrong = new TreeSet<String>();
        verdicts.stream()
                .filter(verdict -> !verdict.word().equals("right"))
                .filter(verdict -> !OPEN.contains(verdict.id()))
                .forEach(verdict -> wrong.add(verdict.id() + " " + verdict.word() + " " + verdict.shown()));
        assertThat(wrong).isEmpty();
        assertThat(verdicts).hasSizeGreaterThanOrEqualTo(least);
    }

    @Test
    void typescript_and_javascript_are_told_as_they_were_labelled() throws IOException {
        toldAsLabelled("TypeScript and JavaScript", 155, "typescript", "typescript-strangers");
    }

    /** What one method stores for another, calls that fail in an except, names out of options, times without their zone; and their look-alikes. */
    @Test
    void what_once_stayed_green_is_told() throws IOException {
        toldAsLabelled("What once stayed green", 170, "unseen");
    }

    /** Lambdas in fields, lists and tables, setters, functions that are given back: nobody in the tree calls them. */
    @Test
    void functions_that_nobody_is_seen_to_call_are_told() throws IOException {
        toldAsLabelled("Functions that nobody calls", 90, "functions");
    }

    /** JSON in templates, formats and sums, handed to a helper that writes it: the finding stands at the name in the text. */
    @Test
    void json_in_texts_is_told_where_it_stands() throws IOException {
        toldAsLabelled("JSON in texts", 45, "texts");
    }

    /** What whole systems of strangers were called wrong for, or right, each in a small tree of our own. */
    @Test
    void what_whole_systems_taught_is_told() throws IOException {
        toldAsLabelled("Taught by whole systems", 41, "systems");
    }

    @Test
    void what_is_open_is_still_open() throws IOException {
        var all = verdicts("/cases/python-redis.jsonl");
        all.addAll(verdicts("/cases/python-strangers.jsonl"));
        all.addAll(verdicts("/cases/python-services.jsonl"));
        all.addAll(verdicts("/cases/python-kinds.jsonl"));
        all.addAll(verdicts("/cases/java-services.jsonl"));
        all.addAll(verdicts("/cases/typescript.jsonl"));
        all.addAll(verdicts("/cases/typescript-strangers.jsonl"));
        all.addAll(verdicts("/cases/java-strangers.jsonl"));
        var right = all.stream()
                .filter(verdict -> verdict.word().equals("right"))
                .map(Verdict::id)
                .filter(OPEN::contains);
        assertThat(right).as("told now: take them out of the list").isEmpty();
    }

    @Test
    void a_service_that_must_validate_is_held_to_it() throws Exception {
        for (var label : labels("/cases/python-redis-check.jsonl")) {
            var tree = laid(label);
            var bus = BusFileReader.parse("tradeschema.yaml", Files.readString(tree.resolve("tradeschema.yaml")));
            var raw = new Gate(bus, "tradeschema.yaml", tree, Contracts.declared(), Optional.empty(), Clock.systemUTC())
                    .run("check").all().stream()
                            .filter(finding -> finding.severity() == Severity.ERROR)
                            .map(finding -> finding.rule().name())
                            .toList();
            var quiet = label.get("kind").asText().equals("quiet");
            assertThat(raw).as(label.get("id").asText()).isEqualTo(quiet ? List.of() : List.of("CALLSITE_RAW_PUBLISH"));
        }
    }

    private static List<JsonNode> labels(String resource) throws IOException {
        var labels = new ArrayList<JsonNode>();
        var json = new ObjectMapper();
        try (var in = CasesTest.class.getResourceAsStream(resource)) {
            for (var line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                labels.add(json.readTree(line));
            }
        }
        return labels;
    }

    private List<Verdict> verdicts(String resource) throws IOException {
        var verdicts = new ArrayList<Verdict>();
        for (var label : labels(resource)) {
            if (!label.get("kind").asText().equals("open")) {
                verdicts.add(judged(label));
            }
        }
        return verdicts;
    }

    private Path laid(JsonNode label) throws IOException {
        var tree = Files.createTempDirectory(folder, "case");
        for (var file : label.get("files").properties()) {
            var path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().asText());
        }
        return tree;
    }

    private Verdict judged(JsonNode label) throws IOException {
        var tree = laid(label);
        var source = SourceTree.of(List.of(tree), List.of(), false);
        var result = Scan.of(source, Contracts.declared(), Topology.NONE);
        var all = result.findings().stream()
                .filter(finding -> counted(label).test(finding.rule().name()))
                .toList();
        var errors = all.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        var unknown = all.stream()
                .filter(finding -> finding.rule().name().equals("CALLSITE_UNRESOLVED"))
                .toList();
        var quiet = label.get("kind").asText().equals("quiet");
        var ends = label.path("ends").asBoolean() && quiet;
        var told = !errors.isEmpty() || all.size() > unknown.size();
        var word = quiet
                ? !errors.isEmpty() || ends && all.size() > unknown.size()
                        ? "a false alarm"
                        : unknown.isEmpty() ? "right" : "unknown"
                : !told
                        ? unknown.isEmpty() ? "silent" : "admitted"
                        : isThere(label.path("place").asText(), errors) ? "right" : "told elsewhere";
        return new Verdict(
                label.get("id").asText(),
                label.get("kind").asText(),
                word,
                shown(all),
                CallsOfBuses.lostBy(result, source));
    }

    /** Which rules tell of this tree: those of one end only where the label says that both ends are in it. */
    private static Predicate<String> counted(JsonNode label) {
        return rule -> !NOT_COUNTED.contains(rule)
                || rule.startsWith("STREAM_") && label.path("ends").asBoolean();
    }

    /** Whether an error stands where the label says that one is to stand; where it says nothing, anywhere. */
    private static boolean isThere(String at, List<Finding> errors) {
        return errors.isEmpty()
                || errors.stream()
                        .map(Finding::where)
                        .map(where -> where.file() + ":" + where.line() + ":" + where.column())
                        .anyMatch(place -> place.endsWith(at));
    }

    private static String shown(List<Finding> findings) {
        return findings.stream()
                .limit(2)
                .map(finding -> finding.rule().name() + " " + finding.where() + ": " + finding.what())
                .toList()
                .toString();
    }
}
