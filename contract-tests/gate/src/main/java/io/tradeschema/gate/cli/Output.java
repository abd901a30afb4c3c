package io.tradeschema.gate.cli;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * The standard output of a run. A {@link PrintWriter} swallows the failures of what it writes to, so a full disk would end
 * as "no findings"; here each failure breaks the run off, whichever command writes, without its doing.
 */
public final class Output extends FilterOutputStream {

    private static final List<String> CLOSED = List.of("broken pipe", "pipe is being closed", "pipe has been ended");

    private Output(OutputStream out) {
        super(out);
    }

    /** A writer of UTF-8 to this stream, which throws where the stream does. */
    public static PrintWriter to(OutputStream out) {
        var checked = new Output(new BufferedOutputStream(out));
        return new PrintWriter(new OutputStreamWriter(checked, StandardCharsets.UTF_8), false);
    }

    @Override
    public void write(int b) {
        checked(() -> out.write(b));
    }

    @Override
    public void write(byte[] bytes, int from, int length) {
        checked(() -> out.write(bytes, from, length));
    }

    @Override
    public void flush() {
        checked(out::flush);
    }

    private interface Writing {
        void run() throws IOException;
    }

    private static void checked(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            var reason = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            if (CLOSED.stream().anyMatch(reason.toLowerCase(Locale.ROOT)::contains)) {
                throw new OutputClosedException(e);
            }
            throw new OutputFailedException(reason, e);
        }
    }
}
