package io.tradeschema.samples.own;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The code in docs/own-event.md is the code of this module: each block follows a marker that names its file. */
class OwnEventPageTest {

    private static final Pattern BLOCK = Pattern.compile("<!-- from (\\S+) -->\\n```\\w*\\n(.*?)```", Pattern.DOTALL);

    record Block(String file, String code) {}

    static Stream<Block> blocks() throws IOException {
        return BLOCK.matcher(Files.readString(Path.of("../../../docs/own-event.md")))
                .results()
                .map(found -> new Block(found.group(1), found.group(2)));
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void the_code_of_the_page_is_the_code_of_its_file(Block block) throws IOException {
        assertThat(unindented(Files.readString(Path.of("../../..").resolve(block.file()))))
                .contains(unindented(block.code()));
    }

    @Test
    void the_page_shows_the_record_its_value_type_its_line_and_its_module() throws IOException {
        assertThat(blocks().map(Block::file).map(file -> file.substring(file.lastIndexOf('/') + 1)))
                .containsExactly(
                        "pom.xml",
                        "FundingPaid.java",
                        "FundingRate.java",
                        "io.tradeschema.model.Event",
                        "module-info.java",
                        "FundingPaidTest.java");
    }

    /** A block may stand deeper or less deep in its file. */
    private static String unindented(String text) {
        return text.replaceAll("(?m)^ +", "").strip();
    }
}
