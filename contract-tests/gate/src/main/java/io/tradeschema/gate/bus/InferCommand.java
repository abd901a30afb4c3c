package io.tradeschema.gate.bus;

import com.fasterxml.jackson.core.JsonFactory;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.cli.SourceFolders;
import io.tradeschema.model.Advice;
import io.tradeschema.scan.Scan;
import io.tradeschema.scan.contract.ContractTerms;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code tradeschema infer}: proposes a JSON Schema for a stream that has no contract yet. */
@Command(
        name = "infer",
        header = "Propose a JSON Schema for a stream that has no contract yet.",
        description = "It is made from what the stream's writers write, as a scan tells it, or from captured messages.",
        footer = {
            "  tradeschema infer quantum:stream:ai.signal services",
            "  tradeschema infer ai.signal services --adopt tradeschema.yaml",
            "  tradeschema infer ai.signal --captured captured.jsonl"
        })
public final class InferCommand implements Callable<Integer> {

    @Parameters(
            index = "0",
            paramLabel = "STREAM",
            description = "The stream, or the part of its name after the last colon.")
    private String stream = "";

    @Parameters(
            index = "1..*",
            paramLabel = "PATH",
            arity = "0..*",
            description = "Folders to scan (default: ${DEFAULT-VALUE}).",
            defaultValue = ".")
    private List<Path> paths = new ArrayList<>();

    @Option(
            names = "--adopt",
            paramLabel = "FILE",
            description =
                    "Make it the stream's contract: write it to schemas/ beside this bus file, and name it there.")
    private @Nullable Path busFile;

    @Option(
            names = "--captured",
            paramLabel = "FILE",
            description =
                    "Propose it from captured messages in place of source, in the forms that validate reads; - is standard input.")
    private List<Path> captured = new ArrayList<>();

    @Spec
    private @Nullable CommandSpec spec;

    /** For the command line. */
    public InferCommand() {}

    @Override
    public Integer call() throws IOException {
        return captured.isEmpty() ? ofSource() : ofCaptured();
    }

    private int ofSource() throws IOException {
        var roots = paths.stream().map(Path::normalize).toList();
        var tree = SourceFolders.tree(roots, List.of(), false);
        var facts = Scan.of(tree, KnownEvents.all(), Topology.NONE).facts();
        var writes = facts.writes().stream()
                .filter(write -> write.stream().equals(stream) || write.stream().endsWith(":" + stream))
                .filter(write -> write.message().isPresent())
                .toList();
        if (writes.isEmpty()) {
            SourceFolders.needSource(facts.files(), roots);
            throw nothing(
                    "no place writes " + stream + " with fields that could be told",
                    facts.writes().stream()
                            .map(write -> write.stream())
                            .distinct()
                            .sorted()
                            .toList());
        }
        var inferred = writes.get(0).stream();
        var told = SourceFolders.told(tree, commandLine().getErr());
        return say(
                inferred,
                text(InferredSchema.of(inferred, writes)),
                told,
                "it says what the writers do, right or wrong");
    }

    private int ofCaptured() throws IOException {
        var shapes = new CapturedShapes(stream);
        for (var file : captured) {
            shapes.read(file);
        }
        var messages = shapes.messages();
        var notRead = shapes.notRead();
        if (messages.isEmpty()) {
            throw nothing(
                    notRead.map(first -> first + ", and ").orElse("") + "no captured message is of " + stream,
                    shapes.others().stream().sorted().toList());
        }
        notRead.ifPresent(first -> warn(first + ": nothing is proposed from that"));
        var unread = shapes.unread();
        if (unread.count() > 0) {
            warn(unread.count() + " of " + shapes.stream() + " have no JSON object under \""
                    + ContractTerms.payloadKey() + "\", and nothing is proposed from them; the first: "
                    + unread.first());
        }
        if (shapes.isFlat()) {
            warn("entries of " + shapes.stream() + " have their values as fields of their own; a"
                    + " contract's have one message as JSON under \"" + ContractTerms.payloadKey() + "\"");
        }
        var count = messages.size() + (messages.size() == 1 ? " captured message" : " captured messages");
        var schema = text(InferredSchema.of(shapes.stream(), messages, count + " of " + shapes.stream()));
        return say(
                shapes.stream(),
                schema,
                unread.count() > 0 || notRead.isPresent() ? ExitCode.NOT_CHECKED : ExitCode.CLEAN,
                "it says what these messages have, right or wrong");
    }

    private void warn(String sentence) {
        commandLine().getErr().println("tradeschema: " + sentence);
    }

    private NotCheckedException nothing(String sentence, List<String> known) {
        return new NotCheckedException(sentence + (known.isEmpty() ? "" : "; " + Advice.among(stream, known)));
    }

    /** Prints the schema, or makes it the contract. */
    private int say(String inferred, String schema, int told, String saying) throws IOException {
        var out = commandLine().getOut();
        if (busFile == null) {
            out.println(schema);
            out.flush();
            return told;
        }
        var adopted = new Adoption(busFile, KnownEvents.all()).adopt(inferred, schema + "\n");
        out.println(adopted.schema() + " is the contract of " + inferred + " now, named in " + busFile
                + "; look it over: " + saying);
        if (!adopted.findings().isEmpty()) {
            out.println("what could not be told has to be said in it first:");
            adopted.findings().forEach(finding -> out.println("  " + finding));
        }
        out.flush();
        return adopted.findings().isEmpty() ? told : ExitCode.FINDINGS;
    }

    private CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }

    private static String text(Map<String, Object> schema) throws IOException {
        var text = new StringWriter();
        try (var json = new JsonFactory().createGenerator(text).useDefaultPrettyPrinter()) {
            AsyncApi.value(schema, json);
        }
        return text.toString();
    }
}
