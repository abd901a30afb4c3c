package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.watch.StateRefused;
import io.tradeschema.watch.Watching;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Where a watch writes how far it is, so that the next one goes on from there. Written beside and renamed: whole or not at all. */
record StateFile(Path path) {

    private static final int FORM = 0x5453_5731;

    /**
     * How far a watch is.
     *
     * @param cursors by stream
     * @param untold lines that were to be told when it was written; perhaps they were
     */
    record State(Watching watching, Map<String, Cursor> cursors, List<String> untold) {}

    /**
     * The state; empty when there is no file.
     *
     * @throws NotCheckedException when it cannot be gone on with
     */
    Optional<State> read(Observed observed) throws IOException {
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(path)))) {
            if (in.readInt() != FORM) {
                throw new NotCheckedException(path + " is no state of a watch; name another file with --state");
            }
            var watching =
                    Watching.restored(observed.contracts(), observed.expectations(), in.readNBytes(in.readInt()));
            var cursors = new LinkedHashMap<String, Cursor>();
            for (var left = in.readInt(); left > 0; left--) {
                cursors.put(in.readUTF(), Cursor.load(in));
            }
            var untold = new ArrayList<String>();
            for (var left = in.readInt(); left > 0; left--) {
                untold.add(in.readUTF());
            }
            if (!cursors.keySet().equals(new java.util.LinkedHashSet<>(observed.streams()))) {
                throw unusable("it is of other streams");
            }
            return Optional.of(new State(watching, cursors, untold));
        } catch (StateRefused e) {
            throw unusable(e.getMessage());
        } catch (java.io.EOFException | java.io.UTFDataFormatException e) {
            throw unusable("it is damaged");
        }
    }

    private NotCheckedException unusable(@org.jspecify.annotations.Nullable String why) {
        return new NotCheckedException("the state in " + path + " cannot be gone on with: " + why
                + "; remove it, and the watch reads 24 hours back and begins anew");
    }

    void write(Watching watching, Map<String, Cursor> cursors, List<String> untold) throws IOException {
        var bytes = new ByteArrayOutputStream();
        var out = new DataOutputStream(bytes);
        var state = watching.save();
        out.writeInt(FORM);
        out.writeInt(state.length);
        out.write(state);
        out.writeInt(cursors.size());
        for (var cursor : cursors.entrySet()) {
            out.writeUTF(cursor.getKey());
            cursor.getValue().save(out);
        }
        out.writeInt(untold.size());
        for (var line : untold) {
            out.writeUTF(line);
        }
        var beside = path.resolveSibling(path.getFileName() + ".new");
        try (var file = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var buffer = ByteBuffer.wrap(bytes.toByteArray());
            while (buffer.hasRemaining()) {
                file.write(buffer);
            }
            file.force(true);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }
}
