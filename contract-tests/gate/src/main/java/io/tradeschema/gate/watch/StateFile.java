package io.tradeschema.gate.watch;

import io.tradeschema.gate.cli.NotCheckedException;
import io.tradeschema.watch.StateBytes;
import io.tradeschema.watch.StateRefused;
import io.tradeschema.watch.Watching;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Where a watch writes how far it is, so that the next one goes on from there. Written beside and renamed: whole or not at all. */
record StateFile(Path path) {

    private static final int FORM = 0x5453_5736;
    /** How much is looked at of what does not begin as a state does. */
    private static final int HEAD = 64 * 1024;
    /** What all forms begin with. */
    private static final int ANY_FORM = 0xffff_ff00;

    /**
     * How far a watch is.
     *
     * @param cursors by stream
     * @param untold lines that were to be told when it was written; perhaps they were
     */
    record State(Watching watching, Map<String, Cursor> cursors, List<String> untold) {}

    /**
     * Keeps every other watch from this state, until it is closed or this process ends.
     *
     * @throws NotCheckedException when another one has it
     */
    Closeable lock() throws IOException {
        if (Files.isDirectory(path)) {
            throw new NotCheckedException(path + " is a folder; name a file in it with --state");
        }
        try {
            var beside = FileChannel.open(
                    path.resolveSibling(path.getFileName() + ".lock"),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.WRITE);
            if (!isLocked(beside)) {
                beside.close();
                throw new NotCheckedException(
                        "another watch goes on from " + path + " at this moment, and two would tell"
                                + " everything twice; end that one, or name another file with --state");
            }
            return beside;
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static boolean isLocked(FileChannel beside) throws IOException {
        try {
            return beside.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    /** What is told where it cannot be written. */
    NotCheckedException unwritable(IOException e) {
        return new NotCheckedException(path + " cannot be written: " + reason(e)
                + "; a watch that cannot write its state ends, since it would forget what it told");
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "there is no such folder";
        }
        return e instanceof AccessDeniedException ? "this user may not write there" : String.valueOf(e.getMessage());
    }

    /**
     * The state; empty when there is no file, or one that cannot be gone on with: damaged, of other expectations or of another
     * version. That one is put aside, for whoever wants to know what it was, and why is told: a watch that ended for it would be
     * silent for as long as nobody looks.
     *
     * @param told is told, as a sentence, why it is not gone on with
     * @throws NotCheckedException when it is no state of a watch, but something that is not to be written over, or unreadable
     */
    Optional<State> read(Observed observed, Consumer<String> told) {
        try {
            if (!Files.exists(path)) {
                return Optional.empty();
            }
            if (Files.size(path) == 0) {
                told.accept("the state in " + path + " is empty; the watch begins anew: it reads 24 hours back");
                return Optional.empty();
            }
            return Optional.of(state(observed));
        } catch (StateRefused e) {
            told.accept("the state in " + path + " cannot be gone on with: " + e.getMessage() + "; it is put aside as "
                    + aside()
                    + ", and the watch begins anew: it reads 24 hours back, and what is open now is told again");
            return Optional.empty();
        } catch (IOException e) {
            throw new NotCheckedException(
                    path + " cannot be read; look at its rights, or name another file with --state");
        }
    }

    private State state(Observed observed) throws IOException, StateRefused {
        var length = Files.size(path) - Integer.BYTES;
        try (var in = new DataInputStream(Files.newInputStream(path))) {
            var form = length < 0 ? 0 : in.readInt();
            if ((form & ANY_FORM) != (FORM & ANY_FORM)) {
                refuseText();
                throw new StateRefused("its beginning is damaged");
            }
            if (form != FORM) {
                throw StateRefused.ofAnotherVersion();
            }
        }
        var state = StateBytes.read(this::content, length, in -> state(observed, in));
        if (!state.cursors.keySet().equals(Set.copyOf(observed.streams()))) {
            throw new StateRefused("it is of other streams");
        }
        return state;
    }

    /** Text is somebody's own, and not to be moved; what is no text is taken for a state whose beginning was lost. */
    private void refuseText() throws IOException {
        try (var in = Files.newInputStream(path)) {
            for (var next : in.readNBytes(HEAD)) {
                if (next >= 0 && next < '\t') {
                    return;
                }
            }
        }
        throw new NotCheckedException(path + " is no state of a watch; name another file with --state");
    }

    private Path aside() {
        var aside = path.resolveSibling(path.getFileName() + ".aside");
        try {
            return Files.move(path, aside, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private InputStream content() throws IOException {
        var in = new BufferedInputStream(Files.newInputStream(path));
        in.skipNBytes(Integer.BYTES);
        return in;
    }

    private static State state(Observed observed, DataInputStream in) throws IOException, StateRefused {
        var watching = Watching.restored(observed.contracts(), observed.expectations(), in);
        var cursors = new LinkedHashMap<String, Cursor>();
        for (var left = in.readInt(); left > 0; left--) {
            cursors.put(StateBytes.text(in), Cursor.load(in));
        }
        var untold = new ArrayList<String>();
        for (var left = in.readInt(); left > 0; left--) {
            untold.add(StateBytes.text(in));
        }
        return new State(watching, cursors, untold);
    }

    void write(Watching watching, Map<String, Cursor> cursors, List<String> untold) throws IOException {
        var beside = path.resolveSibling(path.getFileName() + ".new");
        try (var file = FileChannel.open(
                beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            var out = new BufferedOutputStream(Channels.newOutputStream(file));
            new DataOutputStream(out).writeInt(FORM);
            StateBytes.write(state -> write(watching, cursors, untold, state), out);
            out.flush();
            file.force(true);
        }
        Files.move(beside, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Watching watching, Map<String, Cursor> cursors, List<String> untold, DataOutputStream out)
            throws IOException {
        watching.save(out);
        out.writeInt(cursors.size());
        for (var cursor : cursors.entrySet()) {
            StateBytes.text(cursor.getKey(), out);
            cursor.getValue().save(out);
        }
        out.writeInt(untold.size());
        for (var line : untold) {
            StateBytes.text(line, out);
        }
    }
}
