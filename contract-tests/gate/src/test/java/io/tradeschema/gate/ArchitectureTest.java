package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Verdict;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.generator.SampleMessages;
import io.tradeschema.house.House;
import io.tradeschema.json.EventCodec;
import io.tradeschema.live.Quarantine;
import io.tradeschema.scan.Scan;
import io.tradeschema.watch.Watching;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows of this module, and what can be seen only from above: what is public for nobody, and what the map names. */
class ArchitectureTest {

    private static final House TOOLS =
            House.of(Main.class, Verdict.class, Scan.class, Watching.class, SampleMessages.class);
    private static final Path MAP = Path.of("../../docs/architecture.md");

    @Test
    void the_module_keeps_the_rules_of_the_house() {
        House.of(Main.class).check("gate", "compat", "scan", "watch", "generator", "live", "json", "model", "event");
    }

    /** Types of the generator and of the libraries are there for services, which are not seen from here. */
    @Test
    void a_type_is_public_because_another_package_uses_it() {
        assertThat(TOOLS.publicWithoutUser("io.tradeschema.gate", "io.tradeschema.compat", "io.tradeschema.scan"))
                .as("public, and used in no other package: take \"public\" away")
                .containsExactly(
                        "io.tradeschema.compat.confirm.Confirmer", // the engine's proofs in tests ask each validator
                        "io.tradeschema.compat.confirm.HarrelConfirmer",
                        "io.tradeschema.compat.confirm.NetworkntConfirmer",
                        "io.tradeschema.gate.Main", // the command itself
                        "io.tradeschema.gate.check.WholeGate", // the Maven goal runs it
                        "io.tradeschema.gate.cli.ExitCode", // its constants are compiled into their users
                        "io.tradeschema.gate.replay.ArchiveJudge", // asked by the module on Spark, a profile's
                        "io.tradeschema.gate.replay.ArchiveLines",
                        "io.tradeschema.gate.replay.ArchiveSummary",
                        "io.tradeschema.gate.replay.LineJudgement",
                        "io.tradeschema.gate.waiver.Waiver", // what the bus file holds; read in tests
                        "io.tradeschema.scan.machine.Walk"); // the front ends' tests go through code with it
    }

    @Test
    void the_map_of_the_house_names_every_package_and_no_other() throws IOException {
        var named = Pattern.compile("`(io\\.tradeschema\\.[a-z0-9_.]+)`")
                .matcher(Files.readString(MAP))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toSet());
        var ours = House.of(
                        TradeIntent.class,
                        EventCodec.class,
                        Quarantine.class,
                        SampleMessages.class,
                        Verdict.class,
                        Scan.class,
                        Watching.class,
                        Main.class)
                .packages();

        assertThat(named).containsAll(ours);
        named.removeAll(ours);
        assertThat(named)
                .as("packages of modules that are not on this class path")
                .containsExactlyInAnyOrder(
                        "io.tradeschema.contract",
                        "io.tradeschema.maven",
                        "io.tradeschema.house",
                        "io.tradeschema.kafka",
                        "io.tradeschema.metrics",
                        "io.tradeschema.spark",
                        "io.tradeschema.spring");
    }

    @Test
    void every_test_is_run() {
        assertThat(House.of(ArchitectureTest.class).silentTests()).isEmpty();
    }
}
