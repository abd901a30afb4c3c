package io.tradeschema.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the compiler on small programs: what the contract does not allow must not compile. */
class TypedBuilderTest {

    @TempDir
    Path classes;

    @Test
    void a_program_that_keeps_to_the_contract_compiles() throws IOException {
        assertThat(errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    TradeIntent exit() {
                        return TradeIntent.builder()
                                .symbol("BTCUSDT")
                                .action(Action.SELL)
                                .positionSizeUsd(Usd.of("200.0"))
                                .leverage(Leverage.of(1))
                                .entryPrice(Price.of("88000.50"))
                                .stopLoss(Price.of("80000"))
                                .source("exit_monitor")
                                .build();
                    }
                }
                """)).isEmpty();
        assertThat(classes.resolve("Exit.class")).isRegularFile();
    }

    @Test
    void the_incident_does_not_compile_and_the_complaint_names_side() throws IOException {
        var errors = errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    TradeIntent exit() {
                        return TradeIntent.builder()
                                .symbol("BTCUSDT")
                                .side(Action.SELL)
                                .positionSizeUsd(Usd.of("200.0"))
                                .leverage(Leverage.of(1))
                                .entryPrice(Price.of("88000.50"))
                                .build();
                    }
                }
                """);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.getCode()).startsWith("compiler.err.cant.resolve");
            assertThat(error.getLineNumber()).isEqualTo(7);
            assertThat(error.getMessage(Locale.ROOT))
                    .contains("method side(io.tradeschema.event.Action)")
                    .contains("NeedsAction");
        });
    }

    @Test
    void a_required_field_cannot_be_skipped() throws IOException {
        var errors = errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    TradeIntent exit() {
                        return TradeIntent.builder()
                                .symbol("BTCUSDT")
                                .action(Action.SELL)
                                .leverage(Leverage.of(1))
                                .entryPrice(Price.of("88000.50"))
                                .build();
                    }
                }
                """);

        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .contains("method leverage(io.tradeschema.event.Leverage)")
                        .contains("NeedsPositionSizeUsd"));
    }

    @Test
    void an_event_cannot_be_built_before_the_last_required_field_is_set() throws IOException {
        var errors = errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    TradeIntent exit() {
                        return TradeIntent.builder().symbol("BTCUSDT").build();
                    }
                }
                """);

        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .contains("method build()")
                        .contains("NeedsAction"));
    }

    @Test
    void a_percentage_cannot_be_passed_where_a_price_is_meant() throws IOException {
        var errors = errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    TradeIntent exit(TradeIntent intent) {
                        return intent.withStopLoss(Percent.of("2.5"));
                    }
                }
                """);

        assertThat(errors)
                .singleElement()
                .satisfies(error -> assertThat(error.getMessage(Locale.ROOT))
                        .contains("io.tradeschema.event.Percent cannot be converted to io.tradeschema.event.Price"));
    }

    @Test
    void a_double_cannot_be_passed_where_a_price_is_meant() throws IOException {
        assertThat(errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    Price price() {
                        return Price.of(1.62);
                    }
                }
                """)).isNotEmpty();
    }

    @Test
    void a_text_cannot_be_passed_where_an_action_is_meant() throws IOException {
        assertThat(errors("Exit", """
                import io.tradeschema.event.*;

                class Exit {
                    Object exit() {
                        return TradeIntent.builder().symbol("BTCUSDT").action("SELL");
                    }
                }
                """)).isNotEmpty();
    }

    @Test
    void a_record_of_another_project_gets_its_builder() throws IOException {
        assertThat(errors("Pause", """
                import io.tradeschema.event.*;
                import io.tradeschema.model.*;
                import java.util.Optional;

                @StrictBuilder
                @Doc("stop trading one instrument")
                public record Pause(
                        @Doc("the instrument") Symbol symbol,
                        @Doc("whether open orders are cancelled too") boolean cancelOrders,
                        @Doc("why") Optional<Note> reason,
                        @Doc("whether a person decided") Optional<Boolean> byHand)
                        implements Event, PauseCopies {

                    public static final EventType<Pause> TYPE = EventType.of(Pause.class)
                            .named("trade.pause").on("trade.pause").build();

                    static Pause example() {
                        return PauseBuilder.start().symbol("BTCUSDT").cancelOrders(true)
                                .reason("funding").byHand(true).build()
                                .withReason(Optional.empty()).withSymbol("ETHUSDT");
                    }
                }
                """)).isEmpty();
    }

    @Test
    void a_record_without_required_fields_starts_complete() throws IOException {
        assertThat(errors("Hints", """
                import io.tradeschema.event.*;
                import io.tradeschema.model.*;
                import java.util.Optional;

                @StrictBuilder
                @Doc("hints")
                public record Hints(@Doc("why") Optional<Note> reason) implements HintsCopies {

                    public static final ObjectType<Hints> TYPE = ValueType.object(Hints.class);

                    static Hints example() {
                        return HintsBuilder.start().build();
                    }
                }
                """)).isEmpty();
    }

    @Test
    void the_builder_of_a_class_is_refused_where_it_is_asked_for() throws IOException {
        var errors = errors("Pause", """
                @io.tradeschema.model.StrictBuilder
                class Pause {}
                """);

        assertThat(errors).singleElement().satisfies(error -> {
            assertThat(error.getMessage(Locale.ROOT)).isEqualTo("@StrictBuilder belongs on a top-level record");
            assertThat(error.getLineNumber()).isEqualTo(2);
        });
    }

    @Test
    void the_builder_of_a_nested_record_is_refused() throws IOException {
        var errors = errors("Pause", """
                class Pause {
                    @io.tradeschema.model.StrictBuilder
                    record Inner(String name) {}
                }
                """);

        assertThat(errors)
                .extracting(error -> error.getMessage(Locale.ROOT))
                .containsExactly("@StrictBuilder belongs on a top-level record");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            double                | double        | use a decimal type with a unit, such as Price or Usd, or a record of your own with a public static final DecimalType TYPE
            long                  | long          | use a decimal type with a unit, such as Price or Usd, or a record of your own with a public static final DecimalType TYPE
            Integer               | Integer       | use a decimal type with a unit, such as Price or Usd, or a record of your own with a public static final DecimalType TYPE
            java.math.BigDecimal  | BigDecimal    | use a decimal type with a unit, such as Price or Usd, or a record of your own with a public static final DecimalType TYPE
            Optional<Double>      | Optional<Double> | use a decimal type with a unit, such as Price or Usd, or a record of your own with a public static final DecimalType TYPE
            char                  | char          | use a text type such as Name or Note, an enum, or a record of your own with a public static final TextType TYPE
            String                | String        | use a text type such as Name or Note, an enum, or a record of your own with a public static final TextType TYPE
            java.util.UUID        | UUID          | use Id, which holds its text
            java.util.List<String> | List<String> | of its elements, use a text type such as Name or Note, an enum, or a record of your own with a public static final TextType TYPE
            java.util.List        | List          | say of what, as in List<Price>
            java.util.List<?>     | List<?>       | say of what, as in List<Price>
            java.util.List<java.util.List<Price>> | List<List<Price>> | make the inner list a field of a record, and use a List of that record
            java.util.List<Optional<Price>> | List<Optional<Price>> | no element is absent: leave it out
            java.util.Set<Price>  | Set<Price>    | use a List of a field type, such as List<Price>, with @Count, or one field for each
            Price[]               | Price[]       | use a List of a field type, such as List<Price>, with @Count, or one field for each
            java.util.Map<String, Price> | Map<String,Price> | an event has no maps: use a List of records, each with its key, or one field for each
            Optional              | Optional      | say of what, as in Optional<Price>
            Optional<?>           | Optional<?>   | say of what, as in Optional<Price>
            Optional<Optional<Price>> | Optional<Optional<Price>> | one Optional is enough
            java.time.LocalDateTime | LocalDateTime | use java.time.Instant
            java.util.Date        | Date          | use java.time.Instant
            java.time.Duration    | Duration      | use Seconds
            Object                | Object        | use a class with a public static final ValueType TYPE, an enum, boolean, Instant, a List of one of these, or Optional of one of all these
            TradeIntent           | TradeIntent   | make it public and give it a public static final TYPE that is a ValueType<TradeIntent>, ValueType.object(TradeIntent.class) for an object inside the event
            """)
    void a_component_that_no_field_can_be_is_an_error_where_it_stands(String type, String shown, String advice)
            throws IOException {
        var source = """
                import io.tradeschema.event.*;
                import io.tradeschema.model.*;
                import java.util.Optional;

                %s
                @Doc("stop trading one instrument")
                public record Pause(
                        @Doc("the instrument") Symbol symbol,
                        @Doc("until when") %s until)
                        implements Event%s {}
                """;

        for (var text : List.of(
                source.formatted("@StrictBuilder", type, ", PauseCopies"), source.formatted("// by hand", type, ""))) {
            assertThat(errors("Pause", text)).singleElement().satisfies(error -> {
                assertThat(error.getMessage(Locale.ROOT))
                        .isEqualTo("Pause.until has type " + shown + ", which no field has: " + advice);
                assertThat(error.getLineNumber()).isEqualTo(9);
            });
        }
    }

    @Test
    void every_component_that_a_field_can_be_compiles() throws IOException {
        assertThat(errors("Pause", """
                import io.tradeschema.event.*;
                import io.tradeschema.model.*;
                import java.time.Instant;
                import java.util.Optional;

                @StrictBuilder
                @Doc("stop trading one instrument")
                public record Pause(
                        @Doc("a") boolean a,
                        @Doc("b") Boolean b,
                        @Doc("c") Optional<Boolean> c,
                        @Doc("d") Instant d,
                        @Doc("e") Optional<Instant> e,
                        @Doc("f") Action f,
                        @Doc("g") Optional<Action> g,
                        @Doc("h") Seconds h,
                        @Doc("i") Optional<Symbol> i,
                        @Doc("j") HarvestPolicy j,
                        @Doc("k") Optional<HarvestPolicy> k,
                        @Doc("l") Mine l,
                        @Doc("m") Mine.Mood m,
                        @Doc("n") java.util.List<Mine> n,
                        @Doc("o") @Count(least = 1, most = 5) Optional<java.util.List<Symbol>> o,
                        @Doc("p") java.util.List<Boolean> p) implements Event, PauseCopies {

                    static Pause with(Pause pause, Mine mine, Symbol symbol) {
                        return pause.withN(java.util.List.of(mine)).change().o(java.util.List.of(symbol)).build();
                    }

                    public static final EventType<Pause> TYPE =
                            EventType.of(Pause.class).named("trade.pause").on("trade.pause").build();

                    public record Mine(java.math.BigDecimal value) implements DecimalValue<Mine> {
                        enum Mood { GOOD }

                        public static final DecimalType<Mine> TYPE = ValueType.decimal(Mine.class, Mine::new, Mine::value);
                    }
                }
                """.replace("Mine l", "Pause.Mine l").replace("Mine.Mood m", "Pause.Mine.Mood m")))
                .isEmpty();
    }

    @Test
    void a_value_class_whose_type_is_of_another_class_is_no_field() throws IOException {
        var errors = errors("Pause", """
                import io.tradeschema.event.*;
                import io.tradeschema.model.*;

                @Doc("stop trading one instrument")
                public record Pause(@Doc("a") Pause.Borrowed a, @Doc("b") Pause.Hidden b) implements Event {

                    public record Borrowed(java.math.BigDecimal value) {
                        public static final DecimalType<Price> TYPE = Price.TYPE;
                    }

                    record Hidden(java.math.BigDecimal value) {
                        public static final DecimalType<Hidden> TYPE =
                                ValueType.decimal(Hidden.class, Hidden::new, Hidden::value);
                    }
                }
                """);

        assertThat(errors)
                .extracting(error -> error.getMessage(Locale.ROOT).split(":")[0])
                .containsExactly(
                        "Pause.a has type Pause.Borrowed, which no field has",
                        "Pause.b has type Pause.Hidden, which no field has");
    }

    private List<Diagnostic<? extends JavaFileObject>> errors(String className, String source) throws IOException {
        var compiler = ToolProvider.getSystemJavaCompiler();
        var diagnostics = new DiagnosticCollector<JavaFileObject>();
        var options = List.of(
                "--release",
                "17",
                "-d",
                Files.createDirectories(classes).toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                "-processor",
                BuilderProcessor.class.getName());
        try (var files = compiler.getStandardFileManager(diagnostics, Locale.ROOT, null)) {
            var file =
                    new SimpleJavaFileObject(
                            URI.create("string:///" + className + ".java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            compiler.getTask(new StringWriter(), files, diagnostics, options, null, List.of(file))
                    .call();
        }
        return diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .toList();
    }
}
