package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages lead somewhere: every link to a file of this repository has its file. */
class LinksTest {

    private static final Path TOP = Path.of("../..");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:\\s]+)(#[^)]*)?\\)");

    private static List<Path> pages() throws IOException {
        try (var top = Files.list(TOP);
                var docs = Files.walk(TOP.resolve("docs"))) {
            return Stream.concat(top, docs)
                    .filter(file -> file.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    private static List<String> broken(Path page) throws IOException {
        return LINK.matcher(Files.readString(page))
                .results()
                .map((MatchResult link) -> link.group(1))
                .filter(link -> !Files.exists(page.resolveSibling(link)))
                .map(link -> page + " -> " + link)
                .toList();
    }

    @Test
    void every_link_of_every_page_has_its_file() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            broken.addAll(broken(page));
        }

        assertThat(broken).isEmpty();
    }

    @Test
    void the_readme_leads_to_security_and_versions() throws IOException {
        assertThat(Files.readString(TOP.resolve("README.md"))).contains("](SECURITY.md)", "](docs/versions.md)");
        assertThat(pages()).contains(TOP.resolve("SECURITY.md"), TOP.resolve("docs/versions.md"));
    }
}
