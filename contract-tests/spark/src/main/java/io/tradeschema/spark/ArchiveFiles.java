package io.tradeschema.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.input_file_name;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.udf;

import io.tradeschema.gate.cli.NotCheckedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.types.DataTypes;

/**
 * Reads archives as rows of messages. Plain text is split where Spark likes to; a packed file is read by one task, because
 * nothing can be found in the middle of it; of Parquet, columns are read.
 */
public final class ArchiveFiles {

    /**
     * Which columns of a table hold messages.
     *
     * @param message the column with the message or payload, of text or binary
     * @param event the column with the event's name, where the payload does not come with it
     */
    public record MessageColumns(String message, Optional<String> event) {}

    private enum Kind {
        TEXT,
        PACKED,
        TABLE;

        /** Told by the name's end: what is packed in another way is said by whoever opens it. */
        static Kind of(String name) {
            if (name.endsWith(".parquet")) {
                return TABLE;
            }
            return name.matches(".*\\.(gz|zst|bz2|xz|lz4|zip)") ? PACKED : TEXT;
        }
    }

    private final SparkSession spark;
    private final List<ArchiveNames.Given> given = new ArrayList<>();
    private final Map<Kind, List<String>> files = new EnumMap<>(Kind.class);

    private ArchiveFiles(SparkSession spark) {
        this.spark = spark;
    }

    /**
     * The messages of files and folders.
     *
     * @param inputs files, or folders that are gone through, with or without a scheme
     * @param columns where messages stand in tables
     * @throws NotCheckedException when an input is not there or has no file in it
     * @throws IOException when a folder cannot be listed
     */
    public static Dataset<Row> read(SparkSession spark, List<String> inputs, MessageColumns columns)
            throws IOException {
        var archive = new ArchiveFiles(spark);
        for (var input : inputs) {
            archive.add(input);
        }
        return archive.rows(columns);
    }

    private void add(String input) throws IOException {
        var path = new Path(input);
        var system = path.getFileSystem(spark.sparkContext().hadoopConfiguration());
        if (!system.exists(path)) {
            throw new NotCheckedException(input + " cannot be read: there is no such file or folder");
        }
        var root = system.makeQualified(path);
        given.add(new ArchiveNames.Given(
                input.replaceFirst("/+$", ""), root.toUri().getPath()));
        var some = false;
        for (var all = system.listFiles(root, true); all.hasNext(); ) {
            var file = all.next().getPath();
            if (file.equals(root) || !isHidden(root, file)) {
                some = true;
                files.computeIfAbsent(Kind.of(file.getName()), kind -> new ArrayList<>())
                        .add(file.toString());
            }
        }
        if (!some) {
            throw new NotCheckedException(input + " has no file in it: nothing was checked");
        }
    }

    /** As Spark itself passes over them: marks of success, and files in the making. */
    private static boolean isHidden(Path root, Path file) {
        var inside = root.toUri().relativize(file.toUri()).getPath();
        for (var part : inside.split("/", -1)) {
            if (part.startsWith("_") || part.startsWith(".")) {
                return true;
            }
        }
        return false;
    }

    private Dataset<Row> rows(MessageColumns columns) {
        var names = new ArchiveNames(List.copyOf(given));
        var rows = new ArrayList<Dataset<Row>>();
        files.forEach((kind, some) -> rows.add(
                switch (kind) {
                    case TEXT -> text(some, names);
                    case PACKED -> packed(some, names);
                    case TABLE -> table(some, names, columns);
                }));
        return rows.stream().reduce(Dataset::union).orElseThrow();
    }

    private Dataset<Row> text(List<String> some, ArchiveNames names) {
        return line(spark.read().option("lineSep", "\n").text(escaped(some)), names, col("value"), lit(null));
    }

    private Dataset<Row> packed(List<String> some, ArchiveNames names) {
        var paths = JavaSparkContext.fromSparkContext(spark.sparkContext()).parallelize(some, some.size());
        return spark.createDataFrame(paths.mapPartitions(new PackedLines(names)), Columns.LINE);
    }

    private Dataset<Row> table(List<String> some, ArchiveNames names, MessageColumns columns) {
        var table = spark.read().parquet(escaped(some));
        columns.event().ifPresent(event -> refuseUnknown(table, event));
        refuseUnknown(table, columns.message());
        var event = columns.event().map(table::col).orElse(lit(null));
        return line(table, names, table.col(columns.message()), event);
    }

    private static void refuseUnknown(Dataset<Row> table, String column) {
        if (!List.of(table.columns()).contains(column)) {
            throw new NotCheckedException("the tables have no column " + column + "; there are: "
                    + String.join(", ", table.columns()) + " (say --column NAME)");
        }
    }

    private static Dataset<Row> line(Dataset<Row> rows, ArchiveNames names, Column message, Column event) {
        UDF1<String, String> name = names::of;
        return rows.select(
                udf(name, DataTypes.StringType).apply(input_file_name()).as(Columns.FILE),
                event.cast(DataTypes.StringType).as(Columns.EVENT),
                message.cast(DataTypes.BinaryType).as(Columns.MESSAGE),
                lit(null).cast(DataTypes.StringType).as(Columns.UNREAD));
    }

    /** Names are names, and no patterns. */
    private static String[] escaped(List<String> names) {
        return names.stream()
                .map(name -> name.replaceAll("([\\\\{}\\[\\]*?])", "\\\\$1"))
                .toArray(String[]::new);
    }
}
