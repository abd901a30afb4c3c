package io.tradeschema.gate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages lead somewhere: every link to a file of this repository has its file. */
class LinksTest {

    private static final Path TOP = Path.of("../..");
    private static final Pattern ANCHORED = Pattern.compile("\\]\\(([^)#:\\s]*)#([^)]+)\\)");
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
    void every_anchor_of_a_link_is_a_heading_there() throws IOException {
        var broken = new ArrayList<String>();
        for (var page : pages()) {
            for (var link : ANCHORED.matcher(Files.readString(page)).results().toList()) {
                var target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
                if (!anchors(target).contains(link.group(2))) {
                    broken.add(page + " -> " + link.group(1) + "#" + link.group(2));
                }
            }
        }

        assertThat(broken).isEmpty();
    }

    /** The anchors that forges, and our site, make of a page's headings. */
    private static Set<String> anchors(Path page) throws IOException {
        var code = false;
        var anchors = new HashSet<String>();
        for (var line : Files.readAllLines(page)) {
            code ^= line.startsWith("```");
            if (!code && line.matches("#{1,6} .*")) {
                var anchor = line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}\\p{M}_ -]", "")
                        .replace(' ', '-');
                for (var times = 1; !anchors.add(anchor); times++) {
                    anchor = anchor.replaceFirst("(-\\d+)?$", "-" + times);
                }
            }
        }
        return anchors;
    }

    @Test
    void the_first_page_of_the_docs_lists_every_page_and_has_one_picture() throws IOException {
        var docs = TOP.resolve("docs");
        var first = Files.readString(docs.resolve("README.md"));
        var unlisted = pages().stream()
                .filter(page -> page.startsWith(docs) && !page.endsWith("docs/README.md"))
                .map(page -> docs.relativize(page).toString())
                .filter(page -> !page.matches("(decisions|figures)/.*") && !listed(first, page))
                .toList();

        assertThat(unlisted).isEmpty();
        assertThat(first.split("!\\[", -1)).hasSize(2);
    }

    private static boolean listed(String first, String page) {
        return first.lines().anyMatch(line -> line.matches("- \\[[^]]+]\\(" + Pattern.quote(page) + "\\)"));
    }

    @Test
    void the_readme_is_short_and_has_one_picture() throws IOException {
        var readme = Files.readString(TOP.resolve("README.md"));

        assertThat(readme.lines().count()).isLessThanOrEqualTo(150);
        assertThat(readme.split("!\\[", -1)).hasSize(2);
    }

    @Test
    void the_readme_leads_to_security_and_versions() throws IOException {
        assertThat(Files.readString(TOP.resolve("README.md"))).contains("](SECURITY.md)", "](docs/versions.md)");
        assertThat(pages()).contains(TOP.resolve("SECURITY.md"), TOP.resolve("docs/versions.md"));
    }
}
