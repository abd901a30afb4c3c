package io.tradeschema.gate.removal;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A field of a list's elements: asked for by the list's name, and read wherever an element is taken. */
class InsideListsTest {

    @TempDir
    Path folder;

    private CommandLineRun ask(String field, String reading) throws IOException {
        Files.writeString(folder.resolve("tradeschema.yaml"), """
                version: 1
                contracts:
                  - {schema: ladder.schema.json, stream: "q:ladder", version: 1.0.0}
                scan: {paths: [services]}
                """);
        Files.writeString(folder.resolve("ladder.schema.json"), """
                {"type": "object", "properties": {
                   "symbol": {"type": "string", "maxLength": 20},
                   "tags": {"type": ["array", "null"], "maxItems": 4, "items": {"type": "string", "maxLength": 20}},
                   "levels": {"type": "array", "minItems": 1, "maxItems": 5, "items": {"type": "object",
                     "properties": {"price": {"type": "number"}, "weight": {"type": ["number", "null"]}},
                     "required": ["price"], "additionalProperties": false}}},
                 "required": ["symbol", "levels"], "additionalProperties": false}
                """);
        Files.createDirectories(folder.resolve("services/risk"));
        Files.writeString(folder.resolve("services/risk/main.py"), """
                import json
                import redis
                from elsewhere import use

                r = redis.Redis(decode_responses=True)

                def run():
                    for _, entries in r.xread({"q:ladder": "$"}, block=0):
                        for _, fields in entries:
                            m = json.loads(fields["payload"])
                            %s
                """.formatted(reading));
        return CommandLineRun.of(
                "can-i-remove",
                field,
                "--bus",
                folder.resolve("tradeschema.yaml").toString());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            no  | print([(l["price"], l.get("weight")) for l in m["levels"]])
            no  | print(m["levels"][0]["weight"])
            no  | print(max(m["levels"], key=lambda l: l["weight"])["price"])
            yes | print([l["price"] for l in m["levels"]])
            yes | print(m["levels"][-1]["price"])
            yes | print(m["symbol"])
            cannot be told | use(m["levels"])
            cannot be told | use(m["levels"][0])
            cannot be told | print([tuple(l.values())[1] for l in m["levels"]])
            """)
    void a_field_of_the_elements_is_asked_for(String answer, String reading) throws IOException {
        assertThat(ask("ladder.levels[].weight", reading).out()).startsWith(answer + ":");
    }

    @Test
    void the_list_itself_is_read_where_its_elements_are() throws IOException {
        assertThat(ask("ladder.levels", "print(sum(l[\"price\"] for l in m[\"levels\"]))")
                        .out())
                .startsWith("no: 1 place reads \"levels\"");
        assertThat(ask("ladder.levels[].weight", "print(m[\"levels\"][0][\"weight\"])")
                        .out())
                .startsWith("no: 1 place reads \"levels[].weight\"");
    }

    @Test
    void a_wrong_name_is_told() throws IOException {
        assertThat(ask("ladder.levels[].weigth", "pass").err())
                .contains("no field \"levels[].weigth\"", "did you mean \"weight\"");
        assertThat(ask("ladder.symbol[]", "pass").err()).contains("\"symbol\" is no list; leave [] out");
        assertThat(ask("ladder.tags[].x", "pass").err()).contains("\"tags\" holds no object");
    }
}
