package io.tradeschema.gate.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A stand-in for systemd's socket hears what the watch tells it. */
class SystemdTest {

    private static final String STAND_IN = """
            import socket, sys
            heard = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
            heard.bind(sys.argv[1])
            heard.settimeout(30)
            print("listening", flush=True)
            while True:
                word = heard.recv(4096).decode().strip()
                if word != "BARRIER=1":  # a newer systemd-notify waits until it was read
                    print(word, flush=True)
            """;

    @TempDir
    Path folder;

    @Test
    void it_is_told_that_the_watch_is_ready_and_then_that_it_lives_and_whether_it_sees() throws IOException {
        Assumptions.assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/systemd-notify"))
                        && Files.isExecutable(Path.of("/usr/bin/python3")),
                "no systemd-notify or no python3: apt-get install systemd python3");
        var socket = folder.resolve("notify");
        var standIn = new ProcessBuilder("/usr/bin/python3", "-c", STAND_IN, socket.toString())
                .redirectErrorStream(true)
                .start();
        try (var heard = standIn.inputReader()) {
            assertThat(heard.readLine()).isEqualTo("listening");
            var service = Systemd.of(Map.of("NOTIFY_SOCKET", socket.toString(), "WATCHDOG_USEC", "3"));

            service.ready();
            service.alive(true);
            service.alive(false);
            service.alive(true);

            assertThat(List.of(heard.readLine(), heard.readLine())).containsExactly("READY=1", "WATCHDOG=1");
            assertThat(List.of(heard.readLine(), heard.readLine()))
                    .as("a restart would mend no server")
                    .containsExactly("STATUS=blind: the server cannot be read", "WATCHDOG=1");
            assertThat(List.of(heard.readLine(), heard.readLine())).containsExactly("STATUS=watching", "WATCHDOG=1");
        } finally {
            standIn.destroyForcibly();
        }
    }

    /** A server that is down when the machine starts is no reason to give the watch up for ever. */
    @Test
    void the_unit_of_the_page_is_started_anew_every_five_seconds_for_as_long_as_it_takes() throws IOException {
        var page = Files.readString(Path.of("../../docs/watch.md"));
        var unit = page.substring(page.indexOf("[Unit]"), page.indexOf("[Service]"));
        var service = page.substring(page.indexOf("[Service]"), page.indexOf("[Install]"));

        assertThat(unit.lines()).contains("StartLimitIntervalSec=0");
        assertThat(service.lines()).contains("Restart=always", "RestartSec=5");
    }

    @Test
    void a_unit_without_a_watchdog_hears_nothing_of_it_and_without_systemd_nobody_is_told() throws IOException {
        var without = Systemd.of(Map.of());
        without.ready();
        without.alive(true);
        without.alive(false);

        assertThat(Systemd.of(Map.of("WATCHDOG_USEC", "soon"))).isNotNull();
    }
}
