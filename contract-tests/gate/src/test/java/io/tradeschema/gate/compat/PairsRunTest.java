package io.tradeschema.gate.compat;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.compat.Comparison;
import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.json.JsonReading;
import io.tradeschema.compat.schema.SchemaDraft;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairsRunTest {

    private static List<String> answers(String pairs) throws IOException {
        var out = new StringWriter();
        new PairsRun(Comparison.USUAL, new UnknownWords(SchemaDraft.DRAFT_2020_12), new GitStore(Path.of(".")))
                .run(new BufferedReader(new StringReader(pairs)), out);
        return out.toString().lines().toList();
    }

    @Test
    void a_pair_is_answered_in_one_line() throws IOException {
        assertThat(answers("{\"id\":\"a\",\"old\":{\"maximum\":5},\"new\":{\"maximum\":4}}"))
                .containsExactly("{\"id\":\"a\",\"backward\":\"BREAK\",\"forward\":\"SAFE\","
                        + "\"rollout\":\"producers first, then drain\",\"bump\":\"major\","
                        + "\"changes\":[{\"rule\":\"RANGE_TIGHTENED\",\"path\":\"$\",\"old\":\"<= 5\",\"new\":\"<= 4\","
                        + "\"what\":\"range tightened: \\\"<= 5\\\" became \\\"<= 4\\\"\"}],"
                        + "\"witness\":{\"backward\":5}}");
    }

    @Test
    void what_some_readers_take_for_a_line_end_is_escaped_in_an_answer() throws IOException {
        assertThat(answers("{\"id\":\"a\",\"old\":{\"const\":\"a\u2028b\u0085c\"},\"new\":{\"type\":\"number\"}}"))
                .singleElement()
                .asString()
                .contains("\"witness\":{\"backward\":\"a\\u2028b\\u0085c\"")
                .doesNotContain("\u2028", "\u0085");
    }

    @Test
    void answers_come_in_the_order_of_the_pairs() throws Exception {
        var pairs = new StringBuilder();
        for (var i = 0; i < 300; i++) {
            pairs.append("{\"id\":")
                    .append(i)
                    .append(",\"old\":{\"maximum\":")
                    .append(i)
                    .append("},\"new\":{}}\n");
        }
        var answers = answers(pairs.toString());

        for (var i = 0; i < 300; i++) {
            assertThat(((Json.Obj) JsonReading.read(answers.get(i))).get("id")).contains(Json.Num.of(i));
        }
    }

    @Test
    void a_malformed_line_is_answered_as_not_checked_with_its_id_and_the_rest_goes_on() throws IOException {
        var answers = answers("""
                {"id": 1, "old": {}, "new": {
                {"id": 2, "old": {}}
                [3]
                {"id": 4, "old": "{\\"type\\": \\"string\\"}", "new": {"type": "string"}}
                """);

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0)).startsWith("{\"id\":1,\"backward\":\"NOT_CHECKED\"");
        assertThat(answers.get(1)).contains("the pair has no new");
        assertThat(answers.get(2)).startsWith("{\"id\":null,\"backward\":\"NOT_CHECKED\"");
        assertThat(answers.get(3)).startsWith("{\"id\":4,\"backward\":\"SAFE\",\"forward\":\"SAFE\"");
    }

    @Test
    void a_number_beyond_all_is_answered_as_not_checked_under_the_pairs_own_id() throws IOException {
        var answers = answers("""
                {"id": "first", "old": {"id": "x", "maximum": 1e99999999999}, "new": {}}
                {"old": {"id": "x", "maximum": 1e99999999999}, "new": {}, "id": "last"}
                {"id": "inside", "old": "{\\"maximum\\": 1e99999999999}", "new": {}}
                {"old": %s, "new": {}, "id": "deep"}
                """.formatted("[".repeat(5_000) + "]".repeat(5_000)));

        assertThat(answers).hasSize(4);
        assertThat(answers.get(0))
                .startsWith("{\"id\":\"first\",\"backward\":\"NOT_CHECKED\",\"forward\":\"NOT_CHECKED\"")
                .contains("line 1: more than is read: a number with an exponent beyond 1000 at column 47");
        assertThat(answers.get(1)).startsWith("{\"id\":\"last\",\"backward\":\"NOT_CHECKED\"");
        assertThat(answers.get(2))
                .startsWith("{\"id\":\"inside\",\"backward\":\"NOT_CHECKED\"")
                .contains("the old version is more than is read: a number with an exponent beyond 1000 at column 13");
        assertThat(answers.get(3)).startsWith("{\"id\":\"deep\",\"backward\":\"NOT_CHECKED\"");
    }

    @Test
    void a_member_that_a_pair_does_not_have_is_not_passed_over() throws IOException {
        var answers = answers("""
                {"id": 1, "old": {}, "new": {}, "neww": {"type": "object"}}
                {"id": 2, "old": {}, "new": {}, "comment": ""}
                """);

        assertThat(answers.get(0))
                .startsWith("{\"id\":1,\"backward\":\"NOT_CHECKED\",\"forward\":\"NOT_CHECKED\"")
                .contains("a pair has no \\\"neww\\\"; did you mean \\\"new\\\"?");
        assertThat(answers.get(1)).contains("a pair has no \\\"comment\\\"; there are: id, old, new");
    }

    @Test
    void a_word_that_was_probably_meant_for_a_keyword_is_told_with_the_answer() throws IOException {
        assertThat(answers("{\"id\": 1, \"old\": {}, \"new\": {\"tpye\": \"object\", \"colour\": \"red\"}}"))
                .singleElement()
                .asString()
                .endsWith("\"notices\":[\"new #: \\\"tpye\\\" is no keyword of the schema's draft, and demands nothing;"
                        + " did you mean \\\"type\\\"?\"]}");
    }
}
