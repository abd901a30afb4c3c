package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeClosed;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.model.EventType;
import io.tradeschema.model.Field;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page of other people's names is about fields that there are, and guesses nothing. */
class MappingTest {

    private static final List<String> COLUMNS = List.of("ours", "CCXT", "Binance", "Bybit", "OKX", "FIX", "loss");

    static Stream<EventType<?>> events() {
        return Stream.of(TradeIntent.TYPE, TradeClosed.TYPE);
    }

    /** The rows of an event's table, without the line below its head. */
    private static List<List<String>> rows(EventType<?> type) throws IOException {
        return rows(type.name());
    }

    private static List<List<String>> rows(String heading) throws IOException {
        var page = Files.readString(Path.of("../../docs/mapping.md"));
        var section = page.substring(page.indexOf("## " + heading + "\n"));
        return section.lines()
                .skip(1)
                .takeWhile(line -> !line.startsWith("## "))
                .filter(line -> line.startsWith("|") && !line.startsWith("|---"))
                .map(line -> Arrays.stream(line.substring(1, line.length() - 1).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("events")
    void each_row_is_a_field_of_the_event_once_and_somebody_has_a_name_for_it(EventType<?> type) throws IOException {
        var rows = rows(type);
        var fields = type.shape().fields().stream().map(Field::name).toList();
        var ours = rows.stream().skip(1).map(row -> row.get(0).replace("`", "")).toList();

        assertThat(rows.get(0)).isEqualTo(COLUMNS);
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(COLUMNS.size()));
        assertThat(ours).doesNotHaveDuplicates().isNotEmpty().isSubsetOf(fields);
        assertThat(rows)
                .allSatisfy(row -> assertThat(String.join("", row.subList(1, 6)))
                        .as(row.get(0))
                        .isNotEmpty());
    }

    @ParameterizedTest
    @MethodSource("events")
    void a_name_of_fix_has_its_tag_and_a_name_of_an_exchange_is_one_word(EventType<?> type) throws IOException {
        for (var row : rows(type).subList(1, rows(type).size())) {
            assertThat(row.subList(1, 5)).as(row.get(0)).allMatch(name -> name.matches("[A-Za-z]*(\\.[A-Za-z]+)?"));
            assertThat(row.get(5)).as(row.get(0)).matches("(?:[A-Z][A-Za-z]+\\([0-9]+\\))?");
        }
    }

    @Test
    void each_vendor_says_where_its_names_were_looked_up_and_whether_that_is_the_vendors_own_word() throws IOException {
        var lookedUp = rows("Looked up");

        assertThat(lookedUp.get(0)).containsExactly("whose", "what", "where", "own");
        assertThat(lookedUp.stream().skip(1).map(row -> row.get(0)).distinct())
                .containsExactlyElementsOf(COLUMNS.subList(1, 6));
        assertThat(lookedUp.stream().skip(1))
                .allSatisfy(row -> assertThat(row.get(3)).isIn("own", "hint"))
                .allSatisfy(row -> assertThat(row.get(2)).hasSizeGreaterThan(20));
    }
}
