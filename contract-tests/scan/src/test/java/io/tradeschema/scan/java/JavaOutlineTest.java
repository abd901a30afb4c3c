package io.tradeschema.scan.java;

import static io.tradeschema.scan.reach.Parts.part;
import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.scan.reach.Outline;
import io.tradeschema.scan.syntax.WordSearch;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the words of a Java file tell of it. */
class JavaOutlineTest {

    private static JavaOutline.Seen seen(String text) {
        return JavaOutline.of(
                text.getBytes(StandardCharsets.UTF_8), Set.of("xadd"), new WordSearch(List.of("trade.intent")));
    }

    private static Outline of(String text) {
        return seen(text).outline();
    }

    @Test
    void a_method_begins_where_its_marks_do_and_knows_what_it_calls() {
        var outline = of("""
                package a;
                import b.c.Bus;
                class Sender extends Base<Order> {
                    private final Bus bus = new Bus();
                    @Override
                    public void send(Map<String, String> m) throws IOException {
                        if (m.isEmpty()) { note(); }
                        jedis.xadd("s", m);
                        run(() -> { later(); });
                    }
                    abstract void none();
                    int after() { return 1; }
                }
                """);
        var send = part(outline, "send");
        assertThat(send.line()).isEqualTo(5);
        assertThat(send.seed()).isTrue();
        assertThat(send.calls()).containsExactlyInAnyOrder("note", "run", "later");
        assertThat(send.asks()).containsExactlyInAnyOrder("isEmpty", "xadd");
        assertThat(part(outline, "Sender").calls()).contains("Base", "Bus");
        assertThat(part(outline, "after").seed()).isFalse();
        assertThat(outline.parts()).extracting(Outline.Part::name).containsExactly("", "Sender", "send", "after");
        assertThat(outline.taken()).containsExactly(new Outline.Taken("Bus", "", "Bus"));
    }

    @Test
    void comments_and_texts_are_no_code_and_a_text_may_name_a_stream() {
        var outline = of("""
                class A {
                    // jedis.xadd("x")
                    /* void no() { } */
                    String t = "} void no() { jedis.xadd(";
                    String block = \"""
                        } class No { \"quoted\"
                        \""";
                    char c = '"';
                    void yes() { read("quantum:stream:trade.intent"); }
                    void plain() { go('{'); }
                }
                """);
        assertThat(outline.parts()).extracting(Outline.Part::name).containsExactly("", "A", "yes", "plain");
        assertThat(outline.parts()).extracting(Outline.Part::seed).containsExactly(false, false, true, false);
    }

    @Test
    void constructors_enums_records_and_method_references() {
        var outline = of("""
                record Order(String id, @Size(max = 3) List<String> tags) {
                    Order { check(id); }
                }
                enum Side { BUY("b") { void x() { in(); } }, SELL("s"); Side(String w) { keep(w); } }
                class Made {
                    Made(Bus bus) { list.forEach(bus::announce); }
                    static <T> T of(Class<T> type) { return new Holder<>(type).get(); }
                }
                """);
        assertThat(part(outline, "Side").calls()).isEmpty();
        assertThat(part(outline, "Made").outer()).isZero();
        assertThat(outline.parts())
                .filteredOn(part -> part.asks().contains("announce"))
                .extracting(Outline.Part::name)
                .containsExactly("Made");
        assertThat(part(outline, "of").calls()).containsExactly("Holder");
    }

    @Test
    void a_call_with_arguments_of_types_is_one_of_the_object() {
        var outline = of("class A { <T> void own() { bus.<String, Map<String, T>>xadd(m); builder.<T>make(); } }");
        assertThat(part(outline, "own").seed()).isTrue();
        assertThat(part(outline, "own").asks()).contains("make");
    }

    @Test
    void what_never_ends_makes_the_file_one_to_be_looked_at_and_lines_stay_counted() {
        assertThat(of("class A { /*/ x */ void f() { } }").parts())
                .extracting(Outline.Part::seed)
                .containsExactly(false, false, false);
        assertThat(of("class A { /*/ jedis.xadd(m); }").parts())
                .extracting(Outline.Part::seed)
                .contains(true);
        assertThat(of("class A { String t = \"\"\"\n jedis.xadd(m); }").parts())
                .extracting(Outline.Part::seed)
                .contains(true);
        assertThat(part(of("class A {\n String t = \"broken\n; void f() { }\n}"), "f")
                        .line())
                .isEqualTo(3);
    }

    @Test
    void the_same_pass_tells_package_imports_and_the_types_at_the_top() {
        var head = seen("""
                /* package no; import no.Never; class No { } */
                package com.acme
                    .bus;
                import java.util.Map; import static a.Bus.*;
                import static
                    b.Names.STREAM;
                import c.*;
                @Marks({Known.class, Other.class})
                public final class Sender<T extends Base> { class Inner { enum Deep { ONE } } }
                @interface Mark { }
                sealed interface Way permits One { }
                record One(int x) implements Way { }
                enum Side { BUY { class Local { } } }
                """).head();
        assertThat(head.place()).isEqualTo("com.acme.bus.");
        assertThat(head.taken()).containsOnly(Map.entry("Map", "java.util.Map"), Map.entry("STREAM", "b.Names.STREAM"));
        assertThat(head.packages()).containsExactly("c.");
        assertThat(head.members()).containsExactly("a.Bus.");
        assertThat(head.types()).containsExactly("Sender", "Mark", "Way", "One", "Side");
    }

    @Test
    void a_file_without_a_package_has_none() {
        var head = seen("import a.Bus; class Use { String text = \"package x;\"; }")
                .head();
        assertThat(head.place()).isEmpty();
        assertThat(head.taken()).containsOnly(Map.entry("Bus", "a.Bus"));
        assertThat(head.types()).containsExactly("Use");
    }
}
