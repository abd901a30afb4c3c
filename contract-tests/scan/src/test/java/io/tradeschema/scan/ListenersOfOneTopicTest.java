package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Contracts;
import io.tradeschema.scan.judge.Topology;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several listeners that bind one class read its names each. */
class ListenersOfOneTopicTest {

    private static final String LAMP = """
            package house;
            public class Lamp {
                private String room;
                public String getRoom() { return room; }
            }
            """;
    private static final String LISTENER = """
            package house;
            import org.springframework.kafka.annotation.KafkaListener;
            public class Rooms%1$s {
                @KafkaListener(topics = "lamps", groupId = "%1$s")
                public void lamp(Lamp lamp) { System.out.println(lamp.getRoom()); }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    @Test
    void each_of_them_is_a_reader_of_what_it_binds() throws IOException {
        LaidFiles.in(folder, "Lamp.java", LAMP, "A.java", LISTENER.formatted("A"), "B.java", LISTENER.formatted("B"));
        var reads = Scan.of(SourceTree.of(List.of(folder), List.of(), false), Contracts.declared(), Topology.NONE)
                .facts()
                .reads();
        assertThat(reads)
                .filteredOn(read -> read.name().equals("room"))
                .extracting(read -> Path.of(read.reader().by()).getFileName().toString())
                .containsExactlyInAnyOrder("A.java", "B.java");
    }
}
