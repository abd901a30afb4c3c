package io.tradeschema.samples.own;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.event.TradeIntent;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service that names the retired field does not compile. */
class NoSideTest {

    @TempDir
    private Path folder;

    @Test
    void the_right_name_compiles() throws Exception {
        assertThat(compile("positionSide")).isEmpty();
    }

    @Test
    void the_retired_name_does_not_compile() throws Exception {
        assertThat(compile("side")).contains("Service.java:5: error: cannot find symbol", "method side(PositionSide)");
    }

    private String compile(String method) throws IOException, InterruptedException, URISyntaxException {
        var source = Files.writeString(folder.resolve("Service.java"), """
                import io.tradeschema.event.PositionSide;
                import io.tradeschema.samples.own.FundingPaid;
                class Service {
                    Object report() {
                        return FundingPaid.builder().symbol("BTCUSDT").%s(PositionSide.LONG);
                    }
                }
                """.formatted(method));
        var classPath = home(TradeIntent.class) + File.pathSeparator + home(FundingPaid.class);
        var javac = Path.of(System.getProperty("java.home"), "bin", "javac").toString();
        var process = new ProcessBuilder(
                        javac, "-J-Duser.language=en", "-proc:none", "-cp", classPath, source.toString())
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
