package io.tradeschema.gate.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * A page in a real browser. It stands in a frame, since a window cannot be as narrow as a telephone; a script beside the
 * frame does what a person would, and tells what is seen then.
 */
public final class OpenedPage {

    private static final String FRAME = """
            <!DOCTYPE html><meta charset="utf-8"><iframe style="border:0;width:%dpx;height:1000px" data-page="%s"></iframe>
            <pre></pre><script>
            const frame = document.querySelector("iframe");
            let left = %d, began = performance.now(), ready = Infinity;
            const tell = () => {
              const view = frame.contentWindow, page = frame.contentDocument;
              const one = (name) => page.querySelector(name), all = (name) => [...page.querySelectorAll(name)];
              const seen = (name) => all(name).filter((element) => element.checkVisibility());
              const type = (name, text) => {
                view.focus();
                one(name).focus();
                one(name).select();
                page.execCommand(text === "" ? "delete" : "insertText", false, text);
              };
              const told = [];
              %s
              return told.join("\\n");
            };
            frame.onload = () => {
              frame.contentDocument.body.offsetHeight;
              ready = Math.min(ready, performance.now() - began);
              left -= 1;
              if (left > 0) {
                began = performance.now();
                frame.srcdoc = frame.dataset.page;
              } else {
                document.querySelector("pre").textContent = "told:\\n" + tell() + "\\n:told";
              }
            };
            frame.srcdoc = frame.dataset.page;
            </script>
            """;

    private OpenedPage() {}

    /** What the script tells of a page that is opened once. */
    public static List<String> told(Path folder, String page, int width, String script)
            throws IOException, InterruptedException {
        return told(folder, page, width, 1, script);
    }

    /**
     * Opens the page so many times; {@code ready} is how many milliseconds the quickest took until all was drawn and could be
     * used. One that is slowed down by what else runs on the machine says nothing of the page.
     *
     * @return the lines that the script puts into {@code told}; the page's own security policy refuses nothing meanwhile
     */
    static List<String> told(Path folder, String page, int width, int times, String script)
            throws IOException, InterruptedException {
        var chromium = chromium();
        var file = folder.resolve("frame.html");
        Files.writeString(
                file, FRAME.formatted(width, page.replace("&", "&amp;").replace("\"", "&quot;"), times, script));
        var browser = new ProcessBuilder(List.of(
                        chromium,
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--hide-scrollbars",
                        "--enable-logging=stderr",
                        "--user-data-dir=" + folder.resolve("browser"),
                        "--window-size=1500,1100",
                        "--dump-dom",
                        file.toUri().toString()))
                .redirectOutput(folder.resolve("browser-dom").toFile())
                .redirectError(folder.resolve("browser-log").toFile())
                .start();
        var ended = browser.waitFor(120, TimeUnit.SECONDS);
        browser.destroy();
        assertThat(ended).as("the browser came to its end").isTrue();
        assertThat(Files.readString(folder.resolve("browser-log"))).doesNotContain("CONSOLE");
        var dom = Files.readString(folder.resolve("browser-dom"));
        assertThat(dom).contains("<pre>told:\n", "\n:told</pre>");
        return dom.substring(dom.indexOf("<pre>told:\n") + "<pre>told:\n".length(), dom.indexOf("\n:told</pre>"))
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .lines()
                .toList();
    }

    private static String chromium() {
        var found = List.of("chromium", "chromium-browser", "google-chrome").stream()
                .flatMap(
                        name -> List.of(System.getenv().getOrDefault("PATH", "").split(":")).stream()
                                .map(place -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .findFirst();
        Assumptions.assumeTrue(found.isPresent(), "no chromium to open the page in (apt-get install chromium)");
        return found.orElseThrow().toString();
    }
}
