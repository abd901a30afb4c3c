package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DocsCommandTest {

    @TempDir
    Path folder;

    /** The build's own guard: stale tables fail here. */
    @Test
    void the_tables_of_our_own_pages_are_fresh() {
        assertThat(CommandLineRun.of("docs", "--check", "../../docs"))
                .as("every stale page says how to renew it")
                .isEqualTo(new CommandLineRun(0, "", ""));
    }

    @Test
    void a_stale_table_is_named_and_renewed() throws IOException {
        var page = Files.writeString(
                folder.resolve("page.md"), "# Page\n<!-- fields trade.intent -->\nold\n<!-- end -->\ntail\n");

        assertThat(CommandLineRun.of("docs", "--check", page.toString()))
                .isEqualTo(new CommandLineRun(1, page + " is stale: run ./tradeschema docs " + page + "\n", ""));
        assertThat(CommandLineRun.of("docs", page.toString()).out()).isEqualTo(page + " renewed\n");
        assertThat(CommandLineRun.of("docs", "--check", page.toString()).exitCode())
                .isZero();
        assertThat(page)
                .content()
                .startsWith("# Page\n<!-- fields trade.intent -->\n\n`" + TradeIntent.TYPE + "` on")
                .contains("| `action` | Action | required | one of BUY, SELL or CLOSE | what to do"
                        + " (every reader must understand it) | 1.0.0 |\n")
                .endsWith("<!-- end -->\ntail\n");
    }

    @Test
    void pages_without_a_table_are_not_taken_for_fresh() throws IOException {
        Files.writeString(folder.resolve("page.md"), "# Page\n");

        assertThat(CommandLineRun.of("docs", "--check", folder.toString()).exitCode())
                .isEqualTo(2);
    }

    @Test
    void a_page_of_commands_has_the_help_of_each_one_and_is_fresh_once_renewed() throws IOException {
        var page = Files.writeString(folder.resolve("page.md"), "# All\n<!-- commands -->\n<!-- end -->\ntail\n");
        CommandLineRun.of("docs", page.toString());

        assertThat(CommandLineRun.of("docs", "--check", page.toString()))
                .as("the help of docs names the marks, and is not taken for one")
                .isEqualTo(new CommandLineRun(0, "", ""));
        assertThat(page)
                .content()
                .startsWith("# All\n<!-- commands -->\n\n## tradeschema\n")
                .contains(
                        "## tradeschema archive freeze\n",
                        CommandLineRun.of("scan", "--help").out().strip())
                .endsWith("\n<!-- end -->\ntail\n");
    }
}
