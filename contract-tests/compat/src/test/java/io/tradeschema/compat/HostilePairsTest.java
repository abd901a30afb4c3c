package io.tradeschema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.bound.Deadline;
import io.tradeschema.compat.confirm.SecondOpinions;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.Joined;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Schemas made to take all time there is: each pair ends, and none is called safe because it ended. */
class HostilePairsTest {

    /** Far above the bound of a pair; only a pair that hangs gets here. */
    private static final Duration HUNG = Duration.ofSeconds(20);

    /** Where the time ends, in milliseconds: early in every build, late too in the campaign. */
    private static final List<Integer> TIMES =
            Integer.getInteger("compat.pairs", 0) > 0 ? List.of(0, 1, 7, 60, 300, 1000) : List.of(0, 1, 7, 60);

    @BeforeAll
    static void load() {
        SecondOpinions.load();
    }

    /** A name, the old and the new schema, and the outcomes that would not be wrong, backward and forward. */
    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of(
                        "a pattern that backtracks without end",
                        "{'type':'string','minLength':60,'pattern':'^a+!?$'}",
                        "{'type':'string','minLength':60,'pattern':'^(a+)+$'}",
                        "BU",
                        "SU"),
                Arguments.of(
                        "a pattern with as many states as a bomb",
                        "{'type':'string','pattern':'(a|b)*a(a|b){25}$'}",
                        "{'type':'string','pattern':'(a|b)*b(a|b){25}$'}",
                        "BU",
                        "BU"),
                Arguments.of(
                        "patterns walked together",
                        "{'type':'string','allOf':[" + list(14, "{'pattern':'(a|b).*c{%d}.*[ab]{9}'}") + "]}",
                        "{'type':'string','oneOf':[" + list(14, "{'pattern':'(a|b).*c{%d}.*[ab]{9}'}") + "]}",
                        "BU",
                        "BU"),
                Arguments.of(
                        "a repetition of repetitions",
                        "{'type':'string','pattern':'((a{1,90}){1,90}){1,3}'}",
                        "{'type':'string','pattern':'((a{1,90}){1,91}){1,3}'}",
                        "SU",
                        "SU"),
                Arguments.of("deep nesting", nested("{'type':'string'}"), nested("{'type':'number'}"), "BU", "BU"),
                Arguments.of(
                        "recursion on both sides of a choice",
                        "{'properties':{'a':{'anyOf':[{'$ref':'#'},{'$ref':'#','maxProperties':3}]}},'required':['a'],"
                                + "'type':['object','null']}",
                        "{'properties':{'a':{'oneOf':[{'$ref':'#'},{'$ref':'#','maxProperties':2}]}},'required':['a'],"
                                + "'type':['object','null']}",
                        "SBU",
                        "SBU"),
                Arguments.of(
                        "thousands of fields",
                        "{'type':'object','additionalProperties':false,'properties':{"
                                + list(5000, "'old%d':{'type':'string'}") + "}}",
                        "{'type':'object','additionalProperties':false,'properties':{"
                                + list(5000, "'new%d':{'type':'string'}") + "}}",
                        "BU",
                        "BU"),
                Arguments.of(
                        "thousands of demanded fields",
                        "{'required':[" + list(4000, "'a%d'") + "],'type':'object'}",
                        "{'required':[" + list(4000, "'b%d'") + "],'type':'object'}",
                        "BU",
                        "BU"),
                Arguments.of("demands doubled forty times", doubled("string"), doubled("number"), "BU", "BU"),
                Arguments.of(
                        "a choice of two hundred",
                        "{'oneOf':[" + list(200, "{'required':['a%d']}") + "],'type':'object'}",
                        "{'anyOf':[" + list(200, "{'required':['a%d']}") + "],'type':'object'}",
                        "SU",
                        "BU"),
                Arguments.of(
                        "choices within choices",
                        "{'type':'object','allOf':["
                                + list(60, "{'anyOf':[{'required':['a%1$d']},{'required':['b%1$d']}]}") + "]}",
                        "{'type':'object','allOf':["
                                + list(60, "{'oneOf':[{'required':['a%1$d']},{'required':['b%1$d']}]}") + "]}",
                        "BU",
                        "SU"),
                Arguments.of(
                        "thousands of values",
                        "{'enum':[" + list(9000, "'v%d'") + "]}",
                        "{'enum':[" + list(9000, "'w%d'") + "]}",
                        "BU",
                        "BU"),
                Arguments.of("great exponents", "{'maximum':1e999}", "{'maximum':1e-999}", "BU", "SU"),
                Arguments.of("an exponent beyond all", "{'maximum':1e999999999}", "{'maximum':1}", "N", "N"),
                Arguments.of(
                        "the finest steps",
                        "{'type':'number','multipleOf':1e-300,'minimum':1e300}",
                        "{'type':'number','multipleOf':3e-300,'minimum':1e300}",
                        "BU",
                        "SU"),
                Arguments.of(
                        "an endless count",
                        "{'type':'array','minItems':2000000000,'uniqueItems':true}",
                        "{'type':'array','minItems':2000000001}",
                        "BU",
                        "BU"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'maximum':#}",
                "{'minimum':-#}",
                "{'exclusiveMaximum':#}",
                "{'exclusiveMinimum':#}",
                "{'multipleOf':#}",
                "{'minLength':#}",
                "{'maxLength':#}",
                "{'minItems':#}",
                "{'maxItems':#}",
                "{'minContains':#,'contains':{}}",
                "{'maxContains':#,'contains':{}}",
                "{'minProperties':#}",
                "{'maxProperties':#}",
                "{'const':#}",
                "{'enum':[1,#]}",
                "{'default':#}",
                "{'examples':[#]}",
                "{'x-anything':{'deep':[#]}}",
            })
    void a_number_beyond_all_is_told_with_its_place_whichever_keyword_holds_it(String schema) {
        for (var number :
                List.of("1e1001", "1e-1001", "1e2147483648", "1e99999999999", "1e-99999999999", "0e99999999999")) {
            var text = json(schema.replace("#", number));
            var column = text.indexOf(number) + (text.contains("-" + number) ? 0 : 1);
            var verdict = Comparison.USUAL.compare("{}", text);

            assertThat(verdict.backward())
                    .isEqualTo(Judgement.notChecked("the new version is more than is read: a number with an exponent"
                            + " beyond 1000 at line 1, column " + column));
        }
    }

    /** None of these is refused: counts and values without an end are just great ones. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'minLength':1e1000}",
                "{'maxItems':1e1000}",
                "{'minItems':99999999999999999999999}",
                "{'multipleOf':1e-1000,'minimum':1e1000}",
                "{'maximum':1e1000,'minimum':-1e1000,'type':'integer'}",
                "{'enum':[1e1000,1e-1000]}",
                "{'pattern':'^a{99999999999}$'}",
                "{'pattern':'^(a{99999}){99999}$'}",
                "{'pattern':'^a{1,2147483648}$'}",
                "{'pattern':'^a{1,'}",
                "{'pattern':'^a{99999999999,'}",
                "{'pattern':'\\\\u{99999999999}'}",
                "{'$ref':'#/prefixItems/99999999999','prefixItems':[{}]}",
            })
    void what_is_great_but_read_is_answered(String schema) {
        var verdict = Comparison.USUAL.compare("{'type':'null'}".replace('\'', '"'), json(schema));

        assertThat(letter(verdict.backward())).isIn("S", "B", "U");
        assertThat(verdict.backward().reason()).doesNotContain("Exception", "Error");
    }

    @Test
    void a_schema_nested_without_end_is_told() {
        var verdict = Comparison.USUAL.compare("{}", "{\"not\":".repeat(100_000) + "{}" + "}".repeat(100_000));

        assertThat(verdict.backward().reason())
                .startsWith("the new version is more than is read: Document nesting depth");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void a_hostile_pair_ends_and_is_not_answered_wrongly(
            String name, String old, String current, String backward, String forward) throws Exception {
        var start = System.nanoTime();
        var verdict = backward.equals("N")
                ? Comparison.USUAL.compare(json(old), json(current))
                : Comparison.USUAL.compareOneOfMany(
                        Joined.alone(JsonReading.read(json(old))), Joined.alone(JsonReading.read(json(current))));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(HUNG);
        assertThat(backward).contains(letter(verdict.backward()));
        assertThat(forward).contains(letter(verdict.forward()));
    }

    /**
     * By a clock that goes on by 1 ms more whenever it is looked at: what is left over is undecided, and it is not looked at
     * on. The time that passes counts too, so that waiting for a validator that never comes back ends.
     */
    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void whatever_time_there_is_nothing_is_called_safe_by_running_out_of_it(
            String name, String old, String current, String backward, String forward) throws Exception {
        if (backward.equals("N")) {
            return;
        }
        for (var millis : TIMES) {
            var looks = new AtomicLong();
            var start = System.nanoTime();
            var deadline = Deadline.in(
                    Duration.ofMillis(millis), () -> looks.incrementAndGet() * 1_000_000 + System.nanoTime() - start);
            var verdict =
                    Comparison.USUAL.compare(JsonReading.read(json(old)), JsonReading.read(json(current)), deadline);

            assertThat(backward + "U").contains(letter(verdict.backward()));
            assertThat(forward + "U").contains(letter(verdict.forward()));
            assertThat(looks.get()).isLessThan(millis + 100);
        }
    }

    private static String letter(Judgement judgement) {
        return judgement.outcome().name().substring(0, 1);
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private static String list(int count, String form) {
        return IntStream.range(0, count).mapToObj(form::formatted).collect(Collectors.joining(","));
    }

    private static String doubled(String type) {
        return "{'$ref':'#/$defs/d0','$defs':{"
                + IntStream.range(0, 40)
                        .mapToObj(i -> "'d%1$d':{'allOf':[{'$ref':'#/$defs/d%2$d'},{'$ref':'#/$defs/d%2$d'}]},"
                                .formatted(i, i + 1))
                        .collect(Collectors.joining())
                + "'d40':{'type':'" + type + "'}}}";
    }

    private static String nested(String inner) {
        return "{'items':".repeat(180) + inner + "}".repeat(180);
    }
}
