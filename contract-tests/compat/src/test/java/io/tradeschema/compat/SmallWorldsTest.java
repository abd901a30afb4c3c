package io.tradeschema.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.confirm.Confirmer;
import io.tradeschema.compat.confirm.HarrelConfirmer;
import io.tradeschema.compat.confirm.NetworkntConfirmer;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.SchemaDialect;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/**
 * Worlds so small that every message of them is tried: arrays of at most four items out of three values, objects of at most
 * four names with one of two values. Generated messages hardly ever hit a limit of two against three; all messages do.
 */
class SmallWorldsTest {

    private static final int PAIRS = Integer.getInteger("compat.pairs", 150);
    private static final long SEED = Long.getLong("compat.seed", 20261123L);

    private static final List<String> VALUES = List.of("1", "2", "'a'");
    private static final List<String> SCHEMAS = List.of(
            "true",
            "false",
            "{'const':1}",
            "{'enum':[1,2]}",
            "{'enum':[2,'a']}",
            "{'type':'number'}",
            "{'type':'string'}",
            "{'not':{'const':1}}");

    @Test
    void arrays() throws Exception {
        List<String> worlds = new ArrayList<>(List.of(""));
        for (var i = 0; i < worlds.size() && worlds.get(i).split(",").length < 4; i++) {
            for (var value : VALUES) {
                worlds.add(worlds.get(i).isEmpty() ? value : worlds.get(i) + "," + value);
            }
        }
        holds(
                worlds.stream().map(items -> "[" + items + "]").toList(),
                random -> "{'type':'array'"
                        + maybe(random, "'prefixItems':[" + schema(random) + "]")
                        + maybe(random, "'items':" + schema(random))
                        + maybe(random, "'minItems':" + random.nextInt(4))
                        + maybe(random, "'maxItems':" + random.nextInt(4))
                        + maybe(random, "'uniqueItems':true")
                        + maybe(
                                random,
                                "'contains':" + schema(random) + maybe(random, "'minContains':" + random.nextInt(4))
                                        + maybe(random, "'maxContains':" + random.nextInt(4)))
                        + "}");
    }

    @Test
    void objects() throws Exception {
        List<String> worlds = List.of("");
        for (var name : List.of("a", "b", "ab", "c")) {
            var more = new ArrayList<>(worlds);
            for (var members : worlds) {
                for (var value : List.of("1", "'a'")) {
                    more.add(members + (members.isEmpty() ? "" : ",") + "'" + name + "':" + value);
                }
            }
            worlds = more;
        }
        holds(
                worlds.stream().map(members -> "{" + members + "}").toList(),
                random -> "{'type':'object'"
                        + maybe(random, "'properties':{'a':" + schema(random) + ",'ab':" + schema(random) + "}")
                        + maybe(random, "'patternProperties':{'^a':" + schema(random) + "}")
                        + maybe(random, "'additionalProperties':" + schema(random))
                        + maybe(random, "'required':['" + "abc".charAt(random.nextInt(3)) + "']")
                        + maybe(random, "'propertyNames':{'maxLength':1}")
                        + maybe(random, "'minProperties':" + random.nextInt(4))
                        + maybe(random, "'maxProperties':" + random.nextInt(4))
                        + maybe(random, "'dependentRequired':{'a':['b']}")
                        + maybe(random, "'dependentSchemas':{'b':{'maxProperties':2}}")
                        + "}");
    }

    private static String maybe(Random random, String keyword) {
        return random.nextInt(3) == 0 ? "," + keyword : "";
    }

    private static String schema(Random random) {
        return SCHEMAS.get(random.nextInt(SCHEMAS.size()));
    }

    private static void holds(List<String> messages, Function<Random, String> schemas) throws Exception {
        List<Json> world = new ArrayList<>();
        for (var message : messages) {
            world.add(JsonReading.read(message.replace('\'', '"')));
        }
        for (var i = 0; i < PAIRS; i++) {
            var random = new Random(SEED + i);
            var old = JsonReading.read(schemas.apply(random).replace('\'', '"'));
            var current = JsonReading.read(schemas.apply(random).replace('\'', '"'));
            var verdict = Comparison.USUAL.compare(old, current);
            held(verdict.backward(), old, current, world);
            held(verdict.forward(), current, old, world);
        }
    }

    /** SAFE has no message against it; BREAK has one where the world has one; nothing here is undecided. */
    private static void held(Judgement judgement, Json taking, Json refusing, List<Json> world) {
        var breaks = world.stream()
                .filter(message -> says(true, taking, message) && says(false, refusing, message))
                .findFirst();
        assertThat(judgement.outcome())
                .as("seed %s%n%s%n%s%n%s", SEED, taking, refusing, breaks)
                .isIn(breaks.isPresent() ? List.of(Decision.BREAK) : List.of(Decision.SAFE, Decision.BREAK));
    }

    private static boolean says(boolean accepts, Json schema, Json message) {
        return CONFIRMERS.computeIfAbsent(schema, SmallWorldsTest::confirmers).stream()
                .allMatch(confirmer -> confirmer
                        .accepts(message)
                        .filter(said -> said == accepts)
                        .isPresent());
    }

    private static final java.util.Map<Json, List<Confirmer>> CONFIRMERS = new java.util.HashMap<>();

    private static List<Confirmer> confirmers(Json schema) {
        return List.of(
                new NetworkntConfirmer(schema, SchemaDialect.USUAL), new HarrelConfirmer(schema, SchemaDialect.USUAL));
    }
}
