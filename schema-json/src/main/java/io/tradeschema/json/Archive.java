package io.tradeschema.json;

import io.tradeschema.model.Advice;
import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.Finding;
import io.tradeschema.model.RetiredName;
import io.tradeschema.model.Shape;
import io.tradeschema.model.Version;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of published schemas, frozen: one file for every version of every event, an index, and a lock with the
 * digest of every file. Several events may share one archive.
 */
public final class Archive {

    private static final String RESTORE = "restore it from version control";

    private final Path folder;

    private Archive(Path folder) {
        this.folder = folder;
    }

    /** The archive in that folder, which need not exist yet. */
    public static Archive in(Path folder) {
        return new Archive(folder);
    }

    /**
     * The schemas that the index lists, from the oldest to the newest of every event; none when there is no index.
     *
     * @throws IOException when the folder cannot be read or its index is none
     */
    public List<PublishedSchema> schemas() throws IOException {
        var index = folder.resolve(SchemaIndex.INDEX);
        return Files.exists(index)
                ? SchemaIndex.read(Files.readAllBytes(index)).stream()
                        .sorted(PublishedSchema.ORDER)
                        .toList()
                : List.of();
    }

    /**
     * The bytes of a published schema.
     *
     * @throws IOException when its file cannot be read
     */
    public byte[] bytes(PublishedSchema schema) throws IOException {
        return Files.readAllBytes(folder.resolve(schema.file()));
    }

    /**
     * Every way in which the archive contradicts itself or the model. None: all is well.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<Finding> check(Collection<? extends Contract<?>> types) throws IOException {
        return check(types, "./tradeschema archive freeze (Archive.freeze in a build of your own)");
    }

    /**
     * The same, for readers of the findings who publish in a way of their own.
     *
     * @param freezing what they run to publish, as they type it
     * @throws IOException when the folder cannot be read
     */
    public List<Finding> check(Collection<? extends Contract<?>> types, String freezing) throws IOException {
        var findings = checkFiles();
        var schemas = schemas();
        for (var type : types) {
            findings.addAll(checkVersions(type, schemas));
            var refused = refusals(type, schemas);
            findings.addAll(refused.isEmpty() ? checkModel(type, schemas, freezing) : refused);
        }
        return findings;
    }

    /**
     * Every published version that is another one here than in the jars on the class path, which hold a copy of their own:
     * a schema that was changed together with index and lock contradicts nothing inside this folder.
     *
     * @throws IOException when the folder cannot be read
     */
    public List<Finding> compare(Schemas known) throws IOException {
        var schemas = schemas();
        var findings = new ArrayList<Finding>();
        for (var copy : known.published()) {
            var here = schemas.stream()
                    .filter(schema -> PublishedSchema.ORDER.compare(schema, copy) == 0)
                    .findFirst();
            if (here.isPresent() && isMutated(here.get(), known.bytes(copy))) {
                findings.add(finding(
                        ArchiveRule.ARCHIVE_MUTATED,
                        copy.toString(),
                        here.get().file(),
                        "its bytes are not those of the same version in the jar on the class path",
                        RESTORE + "; publish the change as a new version"));
            } else if (here.isEmpty() && hasNewer(copy, schemas)) {
                findings.add(finding(
                        ArchiveRule.ARCHIVE_GAP,
                        copy.toString(),
                        copy.file(),
                        "the jar on the class path has this version, and the archive has only newer ones",
                        RESTORE));
            }
        }
        return findings;
    }

    /** A file that is not what its own index says has been found already. */
    private boolean isMutated(PublishedSchema schema, byte[] copy) throws IOException {
        var file = folder.resolve(schema.file());
        if (!Files.exists(file)) {
            return false;
        }
        var bytes = Files.readAllBytes(file);
        return Digest.of(bytes).equals(schema.sha256()) && !Arrays.equals(bytes, copy);
    }

    private static boolean hasNewer(PublishedSchema copy, List<PublishedSchema> schemas) {
        return schemas.stream()
                .anyMatch(schema ->
                        schema.event().equals(copy.event()) && schema.version().compareTo(copy.version()) > 0);
    }

    private List<Finding> checkFiles() throws IOException {
        var findings = new ArrayList<Finding>();
        var schemas = schemas();
        for (var schema : schemas) {
            var file = folder.resolve(schema.file());
            if (!Files.exists(file)) {
                findings.add(finding(
                        ArchiveRule.ARCHIVE_GAP, schema.toString(), schema.file(), "its file is gone", RESTORE));
            } else if (!Digest.of(Files.readAllBytes(file)).equals(schema.sha256())) {
                findings.add(finding(
                        ArchiveRule.ARCHIVE_MUTATED,
                        schema.toString(),
                        schema.file(),
                        "its bytes are not the published ones",
                        RESTORE + "; publish the change as a new version"));
            }
        }
        if (!Arrays.equals(lock(), SchemaIndex.lock(schemas))) {
            findings.add(finding(
                    ArchiveRule.ARCHIVE_GAP,
                    "archive",
                    SchemaIndex.LOCK,
                    "lock and index do not list the same files and digests",
                    RESTORE));
        }
        return findings;
    }

    private byte[] lock() throws IOException {
        var lock = folder.resolve(SchemaIndex.LOCK);
        return Files.exists(lock) ? Files.readAllBytes(lock) : new byte[0];
    }

    /** Every version in which a field came has been published. */
    private List<Finding> checkVersions(Contract<?> type, List<PublishedSchema> schemas) {
        var named = new TreeSet<Version>();
        type.shape().fields().stream().map(Field::since).forEach(named::add);
        named.remove(type.version());
        if (type.record().isEmpty()) {
            named.removeIf(version -> isBeforeAll(version, type, schemas));
        }
        return named.stream()
                .filter(version -> find(type, version, schemas).isEmpty())
                .map(version -> finding(
                        ArchiveRule.ARCHIVE_GAP,
                        type.name() + "@" + version,
                        SchemaFile.path(type.name(), version),
                        "fields came in " + version + ", which was never published",
                        RESTORE))
                .toList();
    }

    /** A schema that had versions before it had an archive says of none in which of them a field came. */
    private static boolean isBeforeAll(Version version, Contract<?> type, List<PublishedSchema> schemas) {
        return schemas.stream()
                .filter(schema -> schema.event().equals(type.name()))
                .allMatch(schema -> version.compareTo(schema.version()) < 0);
    }

    /**
     * Why this version of the model is not published after the one of its major that is the newest so far. Nothing that is
     * published already is judged again.
     */
    private static List<Finding> refusals(Contract<?> type, List<PublishedSchema> schemas) {
        var before = schemas.stream()
                .filter(schema -> schema.event().equals(type.name()))
                .map(PublishedSchema::version)
                .filter(version -> version.major() == type.version().major())
                .max(Version::compareTo);
        if (before.isEmpty()) {
            return List.of();
        }
        var since = before.get();
        return fields(type.shape(), "$")
                .filter(placed -> placed.isLaterThan(since))
                .flatMap(placed -> Stream.of(mustBeUnderstood(placed, type), confusable(placed, since, type))
                        .flatMap(Optional::stream))
                .toList();
    }

    private static Optional<Finding> mustBeUnderstood(Placed placed, Contract<?> type) {
        return placed.field().mustUnderstand()
                ? Optional.of(refusal(
                        ArchiveRule.MUST_UNDERSTAND_IN_MINOR,
                        type,
                        placed.came() + ", a minor version, and every reader must understand it",
                        "raise the major version in " + owner(type) + ", or take "
                                + (type.record().isPresent() ? "@MustUnderstand" : "\"x-must-understand\"")
                                + " away if a reader may leave the field out"))
                : Optional.empty();
    }

    private static Optional<Finding> confusable(Placed placed, Version before, Contract<?> type) {
        return Advice.slipOf(placed.field().name(), placed.namesUntil(before))
                .map(name -> refusal(
                        ArchiveRule.NAME_CONFUSABLE_IN_MINOR,
                        type,
                        placed.came() + ", a minor version, and readers of the versions before take it for a slip of "
                                + name,
                        "give it another name, or raise the major version in " + owner(type)));
    }

    private static Finding refusal(ArchiveRule rule, Contract<?> type, String what, String fix) {
        return Finding.of(rule, type.toString(), Where.file(SchemaFile.path(type), 0, 0), what, fix);
    }

    private static String owner(Contract<?> type) {
        return type.record().map(Class::getSimpleName).orElse("the bus file");
    }

    /** A field, and the object that it stands in. */
    private record Placed(String path, Field field, Shape<?> shape) {

        boolean isLaterThan(Version version) {
            return field.since().compareTo(version) > 0;
        }

        String came() {
            return path + " came in " + field.since();
        }

        /** The names beside it that readers of a version know, retired ones included. */
        List<String> namesUntil(Version version) {
            var fields = shape.fields().stream()
                    .filter(other -> other.since().compareTo(version) <= 0)
                    .map(Field::name);
            return Stream.concat(fields, shape.retired().stream().map(RetiredName::name))
                    .toList();
        }
    }

    private static Stream<Placed> fields(Shape<?> shape, String above) {
        return shape.fields().stream().flatMap(field -> {
            var path = above + "." + field.name() + (field.type().asList().isPresent() ? "[]" : "");
            var inner = field.type().single().asObject().stream().flatMap(object -> fields(object.shape(), path));
            return Stream.concat(Stream.of(new Placed(path, field, shape)), inner);
        });
    }

    private List<Finding> checkModel(Contract<?> type, List<PublishedSchema> schemas, String freezing)
            throws IOException {
        var published = find(type, type.version(), schemas);
        if (published.isEmpty()) {
            return List.of(finding(
                    ArchiveRule.MODEL_SCHEMA_MISMATCH,
                    type.toString(),
                    SchemaFile.path(type),
                    "this version of the model is not published yet",
                    "run " + freezing + ", and commit what it writes"));
        }
        var file = folder.resolve(published.get().file());
        var rendered = SchemaText.of(type);
        if (!Files.exists(file) || Files.readString(file).equals(rendered)) {
            return List.of();
        }
        return List.of(finding(
                        ArchiveRule.MODEL_SCHEMA_MISMATCH,
                        type.toString(),
                        published.get().file(),
                        "the model differs from the published schema",
                        "raise the version in " + owner(type)
                                + " (minor for an added optional field, patch for prose) and run " + freezing
                                + ", or take the change to the "
                                + (type.record().isPresent() ? "record" : "schema") + " back")
                .showing(firstDifference(Files.readString(file), rendered)));
    }

    private static String firstDifference(String published, String rendered) {
        var old = published.lines().toList();
        var now = rendered.lines().toList();
        var i = 0;
        while (i < Math.min(old.size(), now.size()) && old.get(i).equals(now.get(i))) {
            i++;
        }
        return "in line " + (i + 1) + " the model's: "
                + (i < now.size() ? now.get(i).strip() : "nothing")
                + ", the published: "
                + (i < old.size() ? old.get(i).strip() : "nothing");
    }

    private static Optional<PublishedSchema> find(Contract<?> type, Version version, List<PublishedSchema> schemas) {
        return schemas.stream()
                .filter(schema ->
                        schema.event().equals(type.name()) && schema.version().equals(version))
                .findFirst();
    }

    /**
     * Publishes every version that is not published yet and may be. What is published stays as it is. Check afterwards: the
     * findings say what was not published and why.
     *
     * @return the schemas that were added
     * @throws IOException when the folder cannot be written
     */
    public List<PublishedSchema> freeze(Collection<? extends Contract<?>> types) throws IOException {
        return freeze(types, Optional.empty());
    }

    /**
     * Publishes every version that is not published yet and may be; of an event that a jar has published, its earlier versions,
     * too, byte for byte. What is published stays as it is. Check afterwards: the findings say what was not published and why.
     *
     * @param known what the jars have published
     * @return the schemas that were added
     * @throws IOException when the folder cannot be written
     */
    public List<PublishedSchema> freeze(Collection<? extends Contract<?>> types, Schemas known) throws IOException {
        return freeze(types, Optional.of(known));
    }

    private List<PublishedSchema> freeze(Collection<? extends Contract<?>> types, Optional<Schemas> known)
            throws IOException {
        var schemas = new ArrayList<>(schemas());
        var added = new ArrayList<PublishedSchema>();
        for (var type : types) {
            if (known.isPresent()) {
                added.addAll(copied(type, known.get(), schemas));
            }
            if (find(type, type.version(), schemas).isEmpty()
                    && refusals(type, schemas).isEmpty()) {
                added.add(write(type));
            }
        }
        schemas.addAll(added);
        if (!added.isEmpty()) {
            WholeFile.write(folder.resolve(SchemaIndex.INDEX), SchemaIndex.index(schemas));
            WholeFile.write(folder.resolve(SchemaIndex.LOCK), SchemaIndex.lock(schemas));
        }
        return added;
    }

    /** What a jar has of an event before the version at hand, and this archive had not. */
    private List<PublishedSchema> copied(Contract<?> type, Schemas known, List<PublishedSchema> schemas)
            throws IOException {
        var copied = new ArrayList<PublishedSchema>();
        for (var schema : known.published()) {
            if (schema.event().equals(type.name())
                    && schema.version().compareTo(type.version()) < 0
                    && find(type, schema.version(), schemas).isEmpty()) {
                copied.add(write(schema, known.bytes(schema)));
            }
        }
        return copied;
    }

    private PublishedSchema write(Contract<?> type) throws IOException {
        var bytes = SchemaText.bytes(type);
        return write(
                new PublishedSchema(
                        type.name(), type.version(), SchemaText.id(type), SchemaFile.path(type), Digest.of(bytes)),
                bytes);
    }

    private PublishedSchema write(PublishedSchema schema, byte[] bytes) throws IOException {
        var path = folder.resolve(schema.file());
        Files.createDirectories(path.toAbsolutePath().getParent());
        WholeFile.write(path, bytes);
        return schema;
    }

    private static Finding finding(ArchiveRule rule, String subject, String file, String what, String fix) {
        return Finding.of(rule, subject, Where.file(file, 0, 0), what, fix);
    }
}
