package io.tradeschema.gate.removal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.gate.CommandLineRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Questions with known answers: the answer and its places, and never a yes that is wrong. */
class LabelledRemovalsTest {

    private static final Path CASES = Path.of("src/test/resources/removals");
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @Test
    void every_labelled_removal_is_answered_with_its_places_and_none_with_a_wrong_yes() throws IOException {
        var open = Files.readAllLines(CASES.resolve("open.txt"));
        var different = new ArrayList<String>();
        var wrongYes = new ArrayList<String>();
        var number = 0;
        for (var line : Files.readAllLines(CASES.resolve("removals.jsonl"))) {
            var asked = JSON.readTree(line);
            var name = asked.get("name").asText();
            var answer = answer(asked, folder.resolve(String.valueOf(number++)));
            var right = asked.get("answer").asText();
            if (answer.get("answer").asText().equals("yes") && !right.equals("yes")) {
                wrongYes.add(name);
            }
            if (!right.equals("not yes") && !isRight(asked, answer)) {
                different.add(name);
            }
        }

        assertThat(number).isGreaterThan(100);
        assertThat(wrongYes).isEmpty();
        assertThat(different).isEqualTo(open);
    }

    private static JsonNode answer(JsonNode asked, Path tree) throws IOException {
        for (var file : asked.get("files").properties()) {
            var path = tree.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue().asText());
        }
        var run = CommandLineRun.of("can-i-remove", asked.get("ask").asText(), tree.toString(), "--format", "json");
        assertThat(run.err()).isEmpty();
        return JSON.readTree(run.out().replace(tree + "/", ""));
    }

    private static boolean isRight(JsonNode asked, JsonNode answer) {
        var right = answer.get("answer").asText();
        if (!right.equals(asked.get("answer").asText())) {
            return false;
        }
        var found = places(answer.get(right.equals("no") ? "reads" : "unresolved"));
        var wanted = texts(asked.path("places"));
        var also = texts(asked.path("also"));
        var missed = wanted.stream().filter(place -> !found.contains(place)).count();
        return right.equals("yes")
                || found.stream().allMatch(place -> wanted.contains(place) || also.contains(place))
                        && missed <= found.stream().filter(also::contains).count();
    }

    private static Set<String> places(JsonNode reasons) {
        var places = new HashSet<String>();
        reasons.forEach(reason -> places.add(
                reason.get("file").asText() + ":" + reason.get("line").asText()));
        return places;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(one -> texts.add(one.asText()));
        return texts;
    }
}
