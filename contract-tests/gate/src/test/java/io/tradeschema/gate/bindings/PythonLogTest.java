package io.tradeschema.gate.bindings;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import io.tradeschema.gate.Tool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What repeats in the log of a Python service is one line at once and one line a minute, in the words of the Java log. */
class PythonLogTest {

    private static final String SERVICE = """
            import logging, sys, threading, time
            from tradeschema import FoldRepeats

            now, tick = 0.0, 0.000001
            def clock():
                global now
                now += tick
                return now

            handler = logging.StreamHandler(sys.stdout)
            handler.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))
            fold = FoldRepeats(handler, clock=clock)
            handler.addFilter(fold)
            logging.basicConfig(handlers=[handler], level=logging.INFO)
            log = logging.getLogger("exit_monitor")

            print("# spam")
            for i in range(10_000):
                now = i * 0.0059
                log.warning("EXIT_ALREADY_CLOSED %s intent exit-%d price 0.%d", "BTCUSDT", i, i)
            now = 60.0
            log.info("another pass")
            log.info("another pass")

            print("# going on, and back later")
            now, tick = 1000.0, 0.5
            for half_second in range(361):
                log.error("closed 1")
            now = 1400.0
            log.error("closed 2")

            print("# of their own")
            now, tick = 3000.0, 0.000001
            log.error("refused BTCUSDT 1")
            log.error("refused ETHUSDT 1")
            log.warning("refused BTCUSDT 1")
            logging.getLogger("executor").warning("refused BTCUSDT 2")

            print("# end")
            log.error("refused BTCUSDT 3")
            fold.end()
            fold.end()

            print("# what was thrown")
            now = 4000.0
            def fails(error, cause=None):
                try:
                    raise error from cause
                except Exception as e:
                    log.error("pass failed", exc_info=(type(e), e, None))
            handler.formatter.formatException = lambda info: repr(info[1])
            fails(TimeoutError(1))
            fails(TimeoutError(2))
            fails(TypeError())
            fails(RuntimeError(), TimeoutError())
            fails(RuntimeError(), KeyError())
            circle = ValueError(); circle.__cause__ = circle
            log.error("pass failed", exc_info=circle)
            log.error("pass failed")
            fold.end()

            print("# limit")
            now = 5000.0
            counted = []
            handler.emit = lambda record: counted.append(record.getMessage())
            letters = lambda i: chr(97 + i // 676) + chr(97 + i // 26 % 26) + chr(97 + i % 26)
            log.error("kind of " + letters(0))
            for i in range(1001):
                log.error("kind of " + letters(i))
            print(len(counted), [line for line in counted if "more" in line])

            print("# threads")
            fold.end()
            counted.clear()
            class Slow(str):
                def __hash__(self):
                    time.sleep(0.001)  # another thread's turn
                    return str.__hash__(self)
            passed = []
            def shout():
                for i in range(50):
                    record = logging.LogRecord(Slow("executor"), logging.ERROR, "", 0, "closed %s", (letters(i),), None)
                    passed.append(fold.filter(record))
            threads = [threading.Thread(target=shout) for _ in range(4)]
            for thread in threads: thread.start()
            for thread in threads: thread.join()
            fold.end()
            print(passed.count(True), len(counted), {line.split("(")[1] for line in counted if "more" in line})

            print("# on a logger, and a format that is none")
            one = logging.getLogger("one")
            one.addFilter(FoldRepeats(one, clock=clock))
            counted.clear()
            one.error("a %s")
            one.error("b")
            one.error("b")
            one.filters[0].end()
            print(counted)
            handler.emit = lambda record: print(record.msg, record.args)
            one.error("%d", "x")
            """;

    @TempDir
    Path folder;

    @Test
    void ten_thousand_lines_become_two_and_nothing_is_lost() throws IOException {
        var python =
                new Tool(folder, Map.of("PYTHONPATH", folder.resolve("python").toString(), "PYTHONUTF8", "1"));
        Tool.need(python.succeeds("python3", "-c", "import dataclasses"), "no python3");
        var out = folder.resolve("python").toString();
        assertThat(CommandLineRun.of("bindings", "python", "--out", out).exitCode())
                .isZero();
        Files.writeString(folder.resolve("service.py"), SERVICE);

        assertThat(python.lines("python3", folder.resolve("service.py").toString()))
                .containsExactly(
                        "# spam",
                        "WARNING exit_monitor EXIT_ALREADY_CLOSED BTCUSDT intent exit-0 price 0.0",
                        "WARNING exit_monitor EXIT_ALREADY_CLOSED BTCUSDT intent exit-9999 price 0.9999"
                                + " (×9999 more in 60 s)",
                        "INFO exit_monitor another pass",
                        "INFO exit_monitor another pass",
                        "# going on, and back later",
                        "ERROR exit_monitor closed 1",
                        "ERROR exit_monitor closed 1 (×119 more in 60 s)",
                        "ERROR exit_monitor closed 1 (×120 more in 60 s)",
                        "ERROR exit_monitor closed 1 (×120 more in 60 s)",
                        "ERROR exit_monitor closed 1 (×1 more in 60 s)",
                        "ERROR exit_monitor closed 2",
                        "# of their own",
                        "ERROR exit_monitor refused BTCUSDT 1",
                        "ERROR exit_monitor refused ETHUSDT 1",
                        "WARNING exit_monitor refused BTCUSDT 1",
                        "WARNING executor refused BTCUSDT 2",
                        "# end",
                        "ERROR exit_monitor refused BTCUSDT 3 (×1 more in 1 s)",
                        "# what was thrown",
                        "ERROR exit_monitor pass failed",
                        "TimeoutError(1)",
                        "ERROR exit_monitor pass failed",
                        "TypeError()",
                        "ERROR exit_monitor pass failed",
                        "RuntimeError()",
                        "ERROR exit_monitor pass failed",
                        "RuntimeError()",
                        "ERROR exit_monitor pass failed",
                        "ValueError()",
                        "ERROR exit_monitor pass failed",
                        "ERROR exit_monitor pass failed (×1 more in 1 s)",
                        "# limit",
                        "1002 ['kind of aaa (×1 more in 1 s)']",
                        "# threads",
                        "50 50 {'×3 more in 1 s)'}",
                        "# on a logger, and a format that is none",
                        "['a %s', 'b', 'b (×1 more in 1 s)']",
                        "%d ('x',)");
    }
}
