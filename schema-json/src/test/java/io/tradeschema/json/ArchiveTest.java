package io.tradeschema.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.Symbol;
import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.Doc;
import io.tradeschema.model.Event;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Events;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Formerly;
import io.tradeschema.model.MustUnderstand;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Since;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.Version;
import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveTest {

    private static final List<EventType<?>> BOTH = List.of(TradeIntent.TYPE, TradeClosed.TYPE);
    private static final String INTENT = SchemaFile.path(TradeIntent.TYPE);

    @TempDir
    Path folder;

    /** The build's own guard: it fails here when the records and the published schemas part. */
    @Test
    void the_model_and_the_published_schemas_agree() throws IOException {
        var published = Archive.in(Path.of("src/main/resources/META-INF/schemas"));

        assertThat(published.check(Events.all().types()).stream().map(Finding::toString))
                .as("every finding says what to do")
                .isEmpty();
        assertThat(published.schemas()).as("published schemas").isNotEmpty();
    }

    @Test
    void a_first_freeze_publishes_every_event_and_a_second_one_nothing() throws IOException {
        var archive = Archive.in(folder);

        assertThat(archive.freeze(BOTH)).hasToString("[" + TradeIntent.TYPE + ", " + TradeClosed.TYPE + "]");
        assertThat(archive.freeze(BOTH)).isEmpty();
        assertThat(findings(archive)).noneMatch(finding -> finding.contains(TradeIntent.TYPE + " "));
    }

    @Test
    void a_changed_byte_is_found() throws IOException {
        var archive = frozen();
        Files.writeString(
                folder.resolve(INTENT), Files.readString(folder.resolve(INTENT)).replace("0", "1"));

        assertThat(findings(archive))
                .anyMatch(finding -> finding.startsWith(INTENT + ": " + TradeIntent.TYPE
                        + ": its bytes are not the published ones; restore it from version control"));
    }

    @Test
    void a_published_schema_changed_together_with_index_and_lock_is_not_the_jars() throws IOException {
        var old = SchemaFile.path("trade.intent", Version.of("1.0.0"));
        var archive = tampered(
                bytes -> new String(bytes, java.nio.charset.StandardCharsets.UTF_8).replace("125", "500"), old);

        assertThat(archive.check(List.of(TradeIntent.TYPE))).isEmpty();
        assertThat(archive.compare(Schemas.all()).stream().map(Finding::toString))
                .containsExactly(
                        old + ": trade.intent@1.0.0: its bytes are not those of the same version in the jar on the"
                                + " class path; restore it from version control; publish the change as a new version"
                                + " [ARCHIVE_MUTATED]");
    }

    @Test
    void a_published_version_taken_out_of_index_and_lock_is_missed() throws IOException {
        var old = SchemaFile.path("trade.intent", Version.of("1.0.0"));
        var archive = tampered(bytes -> "", old);

        assertThat(archive.compare(Schemas.all()).stream().map(Finding::toString))
                .containsExactly(
                        old + ": trade.intent@1.0.0: the jar on the class path has this version, and the archive has"
                                + " only newer ones; restore it from version control [ARCHIVE_GAP]");
    }

    @Test
    void an_archive_of_other_events_has_nothing_to_compare_and_ours_is_the_jars() throws IOException {
        assertThat(Archive.in(folder).compare(Schemas.all())).isEmpty();
        assertThat(Archive.in(Path.of("src/main/resources/META-INF/schemas")).compare(Schemas.all()))
                .isEmpty();
    }

    /** Our archive with one file changed, or taken out where nothing is left of it, and index and lock made to fit. */
    private Archive tampered(Function<byte[], String> change, String changed) throws IOException {
        var schemas = new ArrayList<PublishedSchema>();
        for (var schema : Schemas.all().published()) {
            var bytes = Schemas.all().bytes(schema);
            if (schema.file().equals(changed)) {
                bytes = change.apply(bytes).getBytes(java.nio.charset.StandardCharsets.UTF_8);
            }
            if (bytes.length > 0) {
                var file = folder.resolve(schema.file());
                Files.createDirectories(file.getParent());
                Files.write(file, bytes);
                schemas.add(new PublishedSchema(
                        schema.event(), schema.version(), schema.id(), schema.file(), Digest.of(bytes)));
            }
        }
        Files.write(folder.resolve(SchemaIndex.INDEX), SchemaIndex.index(schemas));
        Files.write(folder.resolve(SchemaIndex.LOCK), SchemaIndex.lock(schemas));
        return Archive.in(folder);
    }

    @Test
    void a_missing_file_is_found() throws IOException {
        var archive = frozen();
        Files.delete(folder.resolve(INTENT));

        assertThat(findings(archive))
                .contains(INTENT + ": " + TradeIntent.TYPE
                        + ": its file is gone; restore it from version control [ARCHIVE_GAP]");
    }

    @Test
    void a_lock_that_differs_from_the_index_is_found() throws IOException {
        var archive = frozen();
        Files.writeString(folder.resolve("schemas.lock"), "");

        assertThat(findings(archive))
                .contains("schemas.lock: archive: lock and index do not list the same files and digests;"
                        + " restore it from version control [ARCHIVE_GAP]");
    }

    @Test
    void a_model_that_differs_from_its_published_schema_is_told_to_raise_its_version() throws IOException {
        var archive = frozen();
        var changed = Files.readString(folder.resolve(INTENT)).replaceFirst("\"stop_loss\"", "\"stop\"");
        Files.writeString(folder.resolve(INTENT), changed);
        Files.writeString(
                folder.resolve("index.json"),
                Files.readString(folder.resolve("index.json"))
                        .replace(Digest.of(SchemaText.bytes(TradeIntent.TYPE)), Digest.of(changed.getBytes())));

        assertThat(findings(archive))
                .anyMatch(finding -> finding.contains("the model differs from the published schema, found in line ")
                        && finding.contains("the model's: \"stop_loss\": {, the published: \"stop\": {")
                        && finding.contains("raise the version in TradeIntent"));
    }

    @Test
    void an_unpublished_version_is_told_how_to_be_published() throws IOException {
        assertThat(findings(Archive.in(folder)))
                .contains(
                        INTENT + ": " + TradeIntent.TYPE + ": this version of the model is not published yet;"
                                + " run ./tradeschema archive freeze (Archive.freeze in a build of your own), and commit what it writes [MODEL_SCHEMA_MISMATCH]");
    }

    @Doc("how something is traded")
    public record Manner(
            @Doc("in parts") @Since("1.1.0") @MustUnderstand Optional<Boolean> inParts) {

        public static final ObjectType<Manner> TYPE = ValueType.object(Manner.class);
    }

    @Doc("an order")
    record Order(
            @Doc("of what") Symbol symbol,

            @Doc("hedging only") @Since("1.1.0") @MustUnderstand
            Optional<Boolean> hedgeOnly,

            @Doc("how") Optional<Manner> manner)
            implements Event {

        static final EventType<Order> TYPE = EventType.of(MethodHandles.lookup(), Order.class)
                .named("order")
                .on("orders")
                .version("1.1.0")
                .build();
    }

    @Test
    void a_field_that_every_reader_must_understand_is_not_published_in_a_minor_version() throws IOException {
        var archive = Archive.in(folder);
        archive.freeze(List.of(Order.TYPE.at(Version.of("1.0.0"))));

        assertThat(archive.freeze(List.of(Order.TYPE))).isEmpty();
        assertThat(archive.schemas()).hasToString("[order@1.0.0]");
        assertThat(archive.check(List.of(Order.TYPE)).stream().map(Finding::toString))
                .containsExactly(
                        "order/1.1.0/order.schema.json: order@1.1.0: $.hedge_only came in 1.1.0, a minor version, and"
                                + " every reader must understand it; raise the major version in Order, or take"
                                + " @MustUnderstand away if a reader may leave the field out [MUST_UNDERSTAND_IN_MINOR]",
                        "order/1.1.0/order.schema.json: order@1.1.0: $.manner.in_parts came in 1.1.0, a minor version,"
                                + " and every reader must understand it; raise the major version in Order, or take"
                                + " @MustUnderstand away if a reader may leave the field out [MUST_UNDERSTAND_IN_MINOR]");
    }

    @Doc("a fill")
    record Fill(
            @Doc("of what") Symbol symbol,
            @Doc("the fee") @Formerly("commission") Optional<Boolean> fee,

            @Doc("the fees") @Since("1.1.0") Optional<Boolean> fees,

            @Doc("again") @Since("1.1.0") Optional<Boolean> comission,

            @Doc("who pays") @Since("1.1.0") Optional<Boolean> feePayer)
            implements Event {

        static final EventType<Fill> TYPE = EventType.of(MethodHandles.lookup(), Fill.class)
                .named("fill")
                .on("fills")
                .version("1.1.0")
                .build();
    }

    @Test
    void a_field_that_readers_would_take_for_a_slip_is_not_published_in_a_minor_version() throws IOException {
        var archive = Archive.in(folder);
        archive.freeze(List.of(Fill.TYPE.at(Version.of("1.0.0"))));

        assertThat(archive.freeze(List.of(Fill.TYPE))).isEmpty();
        assertThat(archive.check(List.of(Fill.TYPE)).stream().map(Finding::toString))
                .containsExactly(
                        "fill/1.1.0/fill.schema.json: fill@1.1.0: $.fees came in 1.1.0, a minor version, and readers of the"
                                + " versions before take it for a slip of fee; give it another name, or raise the major version"
                                + " in Fill [NAME_CONFUSABLE_IN_MINOR]",
                        "fill/1.1.0/fill.schema.json: fill@1.1.0: $.comission came in 1.1.0, a minor version, and readers of"
                                + " the versions before take it for a slip of commission; give it another name, or raise the"
                                + " major version in Fill [NAME_CONFUSABLE_IN_MINOR]");
    }

    @Test
    void what_was_published_before_the_rule_is_not_judged_again() throws IOException {
        var published = Archive.in(Path.of("src/main/resources/META-INF/schemas"));

        assertThat(TradeIntent.TYPE.at(Version.of("1.1.0")).shape().field("reduce_only"))
                .get()
                .matches(Field::mustUnderstand);
        assertThat(published.check(List.of(TradeIntent.TYPE))).isEmpty();
    }

    @Test
    void the_jar_lists_and_holds_what_the_archive_holds() throws IOException {
        var schemas = Schemas.all();

        assertThat(schemas.published())
                .isEqualTo(Archive.in(Path.of("src/main/resources/META-INF/schemas"))
                        .schemas());
        for (var schema : schemas.published()) {
            assertThat(Digest.of(schemas.bytes(schema))).isEqualTo(schema.sha256());
        }
    }

    private Archive frozen() throws IOException {
        var archive = Archive.in(folder);
        archive.freeze(BOTH);
        return archive;
    }

    private static List<String> findings(Archive archive) throws IOException {
        return archive.check(BOTH).stream().map(Finding::toString).toList();
    }

    @Test
    void an_archive_of_its_own_takes_the_earlier_versions_of_a_jars_event_as_the_jar_has_them() throws IOException {
        var archive = Archive.in(folder.resolve("own"));
        var ours = Schemas.all().published().stream()
                .filter(schema -> schema.event().equals(TradeIntent.TYPE.name()))
                .toList();

        archive.freeze(List.of(TradeIntent.TYPE), Schemas.all());

        assertThat(archive.schemas()).hasSizeGreaterThan(1).isEqualTo(ours);
        assertThat(archive.check(List.of(TradeIntent.TYPE))).isEmpty();
        assertThat(archive.compare(Schemas.all())).isEmpty();
        assertThat(archive.freeze(List.of(TradeIntent.TYPE), Schemas.all())).isEmpty();
    }
}
