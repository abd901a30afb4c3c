package io.tradeschema.gate.publish;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.tradeschema.compat.ReaderView;
import io.tradeschema.compat.json.JsonRefused;
import io.tradeschema.gate.cli.EventChoice;
import io.tradeschema.gate.cli.ExitCode;
import io.tradeschema.gate.cli.KnownEvents;
import io.tradeschema.gate.compat.EventNames;
import io.tradeschema.json.SchemaText;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Prints the published JSON Schema of an event. */
@Command(
        name = "schema",
        header = "Print the JSON Schema of an event, as it was published.",
        footer = {
            "  tradeschema schema trade.intent > trade-intent.schema.json",
            "  tradeschema schema trade.intent@1.0.0",
            "  tradeschema schema trade.closed --reader-view",
        })
public final class SchemaCommand implements Callable<Integer> {

    @Parameters(arity = "1", paramLabel = "NAME[@VERSION]", description = "The event; its newest version by default.")
    private String event = "";

    @Option(
            names = "--reader-view",
            description = "For consumers that ignore additions: open, but for the fields that change exposure.")
    private boolean readerView;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var type = EventChoice.of(event, KnownEvents.all());
        var schemas = Schemas.all();
        var text = schemas.find(type.name(), type.version())
                .map(published -> new String(schemas.bytes(published), StandardCharsets.UTF_8))
                .orElseGet(() -> SchemaText.of(type));
        var out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(readerView ? opened(type, text) : text);
        out.flush();
        return ExitCode.CLEAN;
    }

    private static String opened(Contract<?> type, String text) {
        var names = EventNames.of(List.of(type));
        try {
            var view = ReaderView.ofText(text, names.mustUnderstand()).toString();
            return new JsonMapper().readTree(view).toPrettyString() + "\n";
        } catch (JsonRefused | JsonProcessingException e) {
            throw new IllegalStateException("a published schema is JSON", e);
        }
    }
}
