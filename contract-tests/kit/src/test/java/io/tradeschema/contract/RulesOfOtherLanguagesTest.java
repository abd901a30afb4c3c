package io.tradeschema.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the kit is for Java, packages bring for Python and JavaScript: a failure has the same rule in each language. */
class RulesOfOtherLanguagesTest {

    private static final Path TEMPLATES = Path.of("../gate/src/main/resources/io/tradeschema/gate/bindings");
    /** In Java a message's own findings stand in its place, JUnit has a test for each case, and a consumer's events are fed. */
    private static final Set<String> OWN = Set.of("MESSAGE_REFUSED", "STOPPED_AFTER_POISON", "NOTHING_FED");
    /** Of a message: which warning a producer's test takes for an error. */
    private static final Set<String> OF_MESSAGES = Set.of("TIME_WITHOUT_ZONE");

    @Test
    void python_and_javascript_break_the_rules_of_the_kit_and_the_page_names_each() throws IOException {
        var expected = new TreeSet<>(OWN);
        Arrays.stream(KitRule.values()).map(KitRule::name).forEach(expected::add);

        assertThat(rules(TEMPLATES.resolve("python/testing.py"), "\"")).isEqualTo(expected);
        assertThat(rules(TEMPLATES.resolve("typescript/testing.mjs"), "\"")).isEqualTo(expected);
        assertThat(rules(Path.of("../../docs/python-and-javascript-tests.md"), "`"))
                .isEqualTo(expected);
    }

    private static Set<String> rules(Path file, String mark) throws IOException {
        var found = new TreeSet<String>();
        var matcher = Pattern.compile(mark + "([A-Z]+(?:_[A-Z]+)+)" + mark).matcher(Files.readString(file));
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        found.removeAll(OF_MESSAGES);
        return found;
    }
}
