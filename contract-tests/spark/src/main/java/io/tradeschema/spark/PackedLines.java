package io.tradeschema.spark;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.gate.replay.ArchiveLines;
import java.io.IOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.jspecify.annotations.Nullable;

/**
 * The lines of packed files, one file after the other. What is damaged or cut off is a row that says so, behind the lines
 * before it.
 */
record PackedLines(ArchiveNames names) implements FlatMapFunction<Iterator<String>, Row> {

    @Override
    public Iterator<Row> call(Iterator<String> files) {
        return new Lines(files);
    }

    private final class Lines implements Iterator<Row> {

        private final Iterator<String> files;
        private @Nullable ArchiveLines open;
        private String name = "";
        private @Nullable Row next;

        private Lines(Iterator<String> files) {
            this.files = files;
        }

        @Override
        public boolean hasNext() {
            while (next == null && (open != null || files.hasNext())) {
                next = advance();
            }
            return next != null;
        }

        @Override
        public Row next() {
            if (!hasNext() || next == null) {
                throw new NoSuchElementException();
            }
            var given = next;
            next = null;
            return given;
        }

        /** The next line; nothing where a file ends. */
        private @Nullable Row advance() {
            try {
                var line = opened().next();
                if (line.isEmpty()) {
                    close();
                }
                return line.map(bytes -> RowFactory.create(name, null, bytes, null))
                        .orElse(null);
            } catch (IOException | NotCheckedException e) {
                var why =
                        Optional.ofNullable(e.getMessage()).orElse(e.getClass().getSimpleName());
                close();
                return RowFactory.create(name, null, null, why);
            }
        }

        private ArchiveLines opened() throws IOException {
            if (open == null) {
                var path = new Path(files.next());
                name = names.of(path.toString());
                open = ArchiveLines.open(
                        name, path.getFileSystem(SparkHadoopUtil.get().conf()).open(path));
            }
            return open;
        }

        /** Nothing is said of a file that cannot be closed: it has been read. */
        private void close() {
            try {
                if (open != null) {
                    open.close();
                }
            } catch (IOException e) {
                return;
            } finally {
                open = null;
            }
        }
    }
}
