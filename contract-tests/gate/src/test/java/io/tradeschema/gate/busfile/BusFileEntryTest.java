package io.tradeschema.gate.busfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A contract's line comes into a bus file, and what else stands there stays. */
class BusFileEntryTest {

    private static final BusFileEntry ENTRY = BusFileEntry.of("schemas/a.json", "ai.signal", "q:ai.signal", "1.0.0");
    private static final String LINE = "{schema: \"schemas/a.json\", stream: \"q:ai.signal\", version: 1.0.0}";

    @Test
    void a_file_that_names_no_contract_keeps_all_in_force() throws BusFileException {
        assertThat(with("version: 1\nredact: true # why\n"))
                .isEqualTo("version: 1\nredact: true # why\n\ncontracts:\n  - trade.intent\n  - trade.closed\n  - "
                        + LINE + "\n");
        assertThat(with("version: 1")).startsWith("version: 1\n\ncontracts:\n");
    }

    @Test
    void a_list_in_brackets_gets_it_at_its_end() throws BusFileException {
        assertThat(with("version: 1\ncontracts: [trade.intent] # \uD83D\uDE80 ours\nredact: true\n"))
                .isEqualTo("version: 1\ncontracts: [trade.intent, " + LINE + "] # \uD83D\uDE80 ours\nredact: true\n");
        assertThat(with("# \uD83D\uDE80\nversion: 1\ncontracts: []\n")).contains("contracts: [" + LINE + "]");
    }

    @Test
    void a_list_in_lines_gets_it_at_its_beginning() throws BusFileException {
        assertThat(with("version: 1\ncontracts:\n  # ours\n  - trade.intent # first\n\n  # next\nredact: true\n"))
                .isEqualTo("version: 1\ncontracts:\n  # ours\n  - " + LINE
                        + "\n  - trade.intent # first\n\n  # next\nredact: true\n");
        assertThat(with("version: 1\ncontracts:\n- trade.intent\n"))
                .contains("contracts:\n- " + LINE + "\n- trade.intent\n");
    }

    @Test
    void what_is_no_list_is_told_with_its_line() {
        assertThatThrownBy(() -> with("version: 1\ncontracts: trade.intent\n"))
                .hasMessage("tradeschema.yaml:2: contracts is no list; write " + LINE + " there");
        assertThatThrownBy(() -> with("version: [\n")).hasMessageStartingWith("tradeschema.yaml:2: this is not YAML");
    }

    @Test
    void another_name_of_the_event_and_marks_in_a_stream_are_said() throws BusFileException {
        var entry = BusFileEntry.of("a.json", "ai.signal", "q:\"AI\"\\", "1.0.0");
        var text = entry.in("tradeschema.yaml", "version: 1\n", List.of());

        assertThat(BusFileReader.parse("tradeschema.yaml", text).schemas())
                .singleElement()
                .satisfies(one -> {
                    assertThat(one.event().value()).isEqualTo("ai.signal");
                    assertThat(one.stream().value()).isEqualTo("q:\"AI\"\\");
                });
    }

    private static String with(String text) throws BusFileException {
        var after = ENTRY.in("tradeschema.yaml", text, List.of("trade.intent", "trade.closed"));
        assertThat(BusFileReader.parse("tradeschema.yaml", after).schemas()).hasSize(1);
        return after;
    }
}
