package io.tradeschema.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventsTest {

    private static final String HERE = "io.tradeschema.model.EventsTest$";

    @TempDir
    Path jar;

    private URLClassLoader loader;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(jar.resolve("META-INF/services"));
        loader = new URLClassLoader(new URL[] {jar.toUri().toURL()}, EventsTest.class.getClassLoader());
    }

    @AfterEach
    void close() throws IOException {
        loader.close();
    }

    private Events loadWith(String services) throws IOException {
        Files.writeString(jar.resolve("META-INF/services/io.tradeschema.model.Event"), services);
        return Events.load(loader);
    }

    @Doc("stop trading one instrument")
    public record Pause(Optional<Boolean> undocumented) implements Event {
        // The header is wrong on purpose: its field says nothing of itself.
        public static final EventType<Pause> TYPE =
                EventType.of(Pause.class).named("trade.pause").on("pauses").build();
    }

    @Doc("stop trading")
    public record Halt(@Doc("for good") boolean forGood) implements Event {
        public static final EventType<Halt> TYPE =
                EventType.of(Halt.class).named("trade.halt").on("halts").build();
    }

    @Doc("a thief of a name")
    public record Impostor(@Doc("for good") boolean forGood) implements Event {
        public static final EventType<Impostor> TYPE = EventType.of(Impostor.class)
                .named("trade.intent")
                .on("quantum:stream:trade.intent")
                .build();
    }

    public record Nameless(boolean forGood) implements Event {}

    public record Odd(boolean forGood) implements Event {
        public static final String TYPE = "odd";
    }

    public static class Moody implements Event {
        public final EventType<TradeIntent> TYPE = TradeIntent.TYPE;
    }

    @Test
    void the_events_of_this_library_are_always_known_and_come_first() throws IOException {
        var events = loadWith(HERE + "Halt\n");

        assertThat(events.types())
                .startsWith(TradeIntent.TYPE, TradeClosed.TYPE)
                .endsWith(Halt.TYPE);
        assertThat(events.named("trade.intent")).contains(TradeIntent.TYPE);
        assertThat(events.named("trade.halt")).contains(Halt.TYPE);
        assertThat(events.named("trade.pause")).isEmpty();
        assertThat(events.on("halts")).contains(Halt.TYPE);
        assertThat(events.on("quantum:stream:trade.closed")).contains(TradeClosed.TYPE);
        assertThat(events.on("elsewhere")).isEmpty();
        assertThatThrownBy(() -> events.types().clear()).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void a_loader_that_sees_nothing_of_ours_still_gets_our_events() {
        assertThat(Events.load(ClassLoader.getPlatformClassLoader()).types())
                .startsWith(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    @Test
    void comments_blank_lines_and_a_second_mention_do_no_harm() throws IOException {
        var events = loadWith(
                "# our events\n\n  " + HERE + "Halt  # the only one\r\n\t\n" + HERE + "Halt\n#" + HERE + "Odd");

        assertThat(events.types()).containsOnlyOnce(Halt.TYPE);
    }

    @Test
    void the_loader_of_the_thread_is_asked_too() throws IOException {
        Files.writeString(jar.resolve("META-INF/services/io.tradeschema.model.Event"), HERE + "Halt");
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        try {
            thread.setContextClassLoader(loader);
            assertThat(Events.all().named("trade.halt")).contains(Halt.TYPE);
            thread.setContextClassLoader(null);
            assertThat(Events.all().types())
                    .startsWith(TradeIntent.TYPE, TradeClosed.TYPE)
                    .doesNotContain(Halt.TYPE);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void two_records_cannot_claim_one_name() {
        assertThatThrownBy(() -> loadWith(HERE + "Impostor"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("trade.intent is claimed by two records: io.tradeschema.event.TradeIntent and " + HERE
                        + "Impostor");
    }

    @Test
    void a_class_that_is_not_there_is_named_with_the_file_that_names_it() {
        assertThatThrownBy(() -> loadWith("com.example.Gone"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("file:.*/META-INF/services/io.tradeschema.model.Event names com.example.Gone,"
                        + " which is not on the class path");
    }

    @Test
    void a_class_without_a_type_is_refused() {
        assertThatThrownBy(() -> loadWith(HERE + "Nameless"))
                .hasMessageEndingWith(": " + HERE + "Nameless has no public static final EventType TYPE");
        assertThatThrownBy(() -> loadWith(HERE + "Odd")).hasMessageEndingWith(": " + HERE + "Odd.TYPE is no EventType");
        assertThatThrownBy(() -> loadWith(HERE + "Moody"))
                .hasMessageEndingWith(": " + HERE + "Moody.TYPE is no EventType");
    }

    @Test
    void a_record_whose_header_is_wrong_is_refused_the_first_time_and_every_time() {
        assertThatThrownBy(() -> loadWith(HERE + "Pause"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(
                        HERE + "Pause: java.lang.IllegalArgumentException: Pause:" + " undocumented has no @Doc");
        assertThatThrownBy(() -> loadWith(HERE + "Pause"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(HERE + "Pause: ");
    }

    @Test
    void a_name_that_no_class_can_have_is_refused() {
        assertThatThrownBy(() -> loadWith("io/tradeschema/event/TradeIntent"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("io/tradeschema/event/TradeIntent");
    }

    @Test
    void a_list_that_cannot_be_read_is_an_error_and_not_an_empty_list() {
        var broken = new ClassLoader(EventsTest.class.getClassLoader()) {
            @Override
            public Enumeration<URL> getResources(String name) throws IOException {
                throw new IOException("the disk is gone");
            }
        };

        assertThatThrownBy(() -> Events.load(broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the list of events cannot be read");
    }
}
