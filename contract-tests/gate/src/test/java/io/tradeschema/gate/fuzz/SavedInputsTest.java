package io.tradeschema.gate.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What a fuzzer once found, and what it starts from, is read again by every build; no fuzzer is needed for that. */
class SavedInputsTest {

    @TestFactory
    Stream<DynamicTest> what_was_saved_stays_mended() {
        return Arrays.stream(FuzzTarget.values())
                .flatMap(target -> target.saved().stream()
                        .map(input -> DynamicTest.dynamicTest(
                                target + "/" + input.getFileName(),
                                () -> assertThatCode(() -> target.feed(Files.readAllBytes(input)))
                                        .doesNotThrowAnyException())));
    }

    @Test
    void each_target_has_inputs_and_each_folder_a_target() throws IOException {
        assertThat(FuzzTarget.values())
                .allSatisfy(target -> assertThat(target.saved()).isNotEmpty());
        try (var folders = Files.list(FuzzTarget.SAVED)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()))
                    .containsExactlyInAnyOrderElementsOf(Arrays.stream(FuzzTarget.values())
                            .map(Object::toString)
                            .toList());
        }
    }
}
