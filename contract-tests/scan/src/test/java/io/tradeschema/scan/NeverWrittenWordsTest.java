package io.tradeschema.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a name that nobody writes: by how many who could, and whether anybody asks for it. */
class NeverWrittenWordsTest {

    private static final String BOX = """
            package box;
            import java.util.Map;
            import org.springframework.kafka.core.KafkaTemplate;
            class Box {
                private KafkaTemplate<String, Object> kafka;
                void post() { kafka.send("letters.in", Map.of("stamp", 1)); }
            }
            """;

    @TempDir
    private Path folder = Path.of("");

    private List<String> told(String... files) throws IOException {
        return LaidFiles.findings(folder, files).stream()
                .filter(finding -> finding.rule().name().startsWith("READ_"))
                .map(finding -> finding.severity().name().toLowerCase(java.util.Locale.ROOT) + " "
                        + finding.rule().name() + " " + finding.where().line() + " " + finding.what() + "; "
                        + finding.fix())
                .toList();
    }

    private static String sorter(String asks) {
        return """
                package sort;
                import org.springframework.kafka.annotation.KafkaListener;
                class Letter {
                    private int stamp;
                    private String town;
                    public int getStamp() { return stamp; }
                    public void setStamp(int stamp) { this.stamp = stamp; }
                    public String getTown() { return town; }
                    public void setTown(String town) { this.town = town; }
                }
                class Sorter {
                    @KafkaListener(topics = "letters.in")
                    void sort(Letter letter) { System.out.println(letter.%s()); }
                }
                """.formatted(asks);
    }

    @Test
    void a_name_that_is_declared_and_that_nobody_asks_for_is_a_warning() throws IOException {
        assertThat(told("Box.java", BOX, "Sorter.java", sorter("getStamp")))
                .containsExactly("warning READ_DECLARED_NEVER_WRITTEN 5 \"town\" is declared for what is read, the only"
                        + " place that writes the stream does not set it, and nothing is seen to ask for it; leave it"
                        + " out, or have it written; " + folder.resolve("Box.java") + " sets stamp");
    }

    @Test
    void a_name_that_is_declared_and_asked_for_is_an_error() throws IOException {
        assertThat(told("Box.java", BOX, "Sorter.java", sorter("getTown")))
                .containsExactly("error READ_NEVER_WRITTEN 5 \"town\" is read and the only place that writes the stream"
                        + " does not set it; the reader never sees a value; have it written; "
                        + folder.resolve("Box.java") + " sets stamp");
    }

    @Test
    void a_model_of_another_language_is_asked_in_its_own_ways() throws IOException {
        var reader = """
                import dataclasses
                import json
                import redis
                from elsewhere import archive
                @dataclasses.dataclass
                class Letter:
                    stamp: int
                    town: str = ""
                sub = redis.Redis().pubsub()
                sub.subscribe("letters.in")
                for message in sub.listen():
                    letter = Letter(**json.loads(message["data"]))
                    print(%s)
                """;
        var writer = """
                import json
                import redis
                redis.Redis().publish("letters.in", json.dumps({"stamp": 1}))
                """;
        for (var asks : List.of(
                "letter.town",
                "getattr(letter, 'town')",
                "dataclasses.asdict(letter)['town']",
                "archive(letter)",
                "archive(dataclasses.asdict(letter))")) {
            assertThat(told("box.py", writer, "sort.py", reader.formatted(asks)))
                    .as(asks)
                    .singleElement()
                    .asString()
                    .startsWith("error READ_NEVER_WRITTEN 8 ");
        }
        assertThat(told("sort.py", reader.formatted("letter.stamp")))
                .singleElement()
                .asString()
                .startsWith("warning READ_DECLARED_NEVER_WRITTEN 8 ");
    }

    @Test
    void a_field_without_which_no_object_is_made_is_an_error_though_nobody_asks() throws IOException {
        assertThat(told("box.py", """
                        import json
                        import redis
                        redis.Redis().publish("letters.in", json.dumps({"stamp": 1}))
                        """, "sort.py", """
                        import dataclasses
                        import json
                        import redis
                        @dataclasses.dataclass
                        class Letter:
                            stamp: int
                            town: str
                        sub = redis.Redis().pubsub()
                        sub.subscribe("letters.in")
                        for message in sub.listen():
                            print(Letter(**json.loads(message["data"])).stamp)
                        """))
                .singleElement()
                .asString()
                .startsWith("error READ_NEVER_WRITTEN 7 ");
    }

    @Test
    void a_sender_that_was_looked_at_by_itself_and_for_its_caller_is_one_place() throws IOException {
        assertThat(told("Out.java", """
                        package box;
                        import org.springframework.kafka.core.KafkaTemplate;
                        record Letter(int stamp) {}
                        class Out {
                            private KafkaTemplate<String, Object> kafka;
                            void post(Letter letter) { kafka.send("letters.in", letter); }
                        }
                        """, "Box.java", """
                        package box;
                        class Box {
                            private final Out out;
                            Box(Out out) { this.out = out; }
                            void post() { out.post(new Letter(1)); }
                        }
                        """, "Sorter.java", sorter("getTown")))
                .singleElement()
                .asString()
                .contains("\"town\" is read and the only place that writes the stream does not set it");
    }
}
