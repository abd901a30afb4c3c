package io.tradeschema.json.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.EventCodec;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whoever has no Jackson, Jackson 2 or Jackson 3 gets along with what is there. Each service runs in its own JVM. */
class ClassPathTest {

    private static final String MESSAGE = "{\"symbol\":\"BTCUSDT\",\"action\":\"SELL\",\"position_size_usd\":200,"
            + "\"leverage\":1,\"entry_price\":1}";
    private static final String EVENT =
            "trade.intent{symbol=BTCUSDT, action=SELL, position_size_usd=200, leverage=1," + " entry_price=1}\n";

    private static final Class<?>[] OURS = {
        TradeIntent.class, EventCodec.class, com.fasterxml.jackson.core.JsonFactory.class
    };
    private static final Class<?>[] JACKSON_2 = {com.fasterxml.jackson.databind.ObjectMapper.class, JsonProperty.class};
    private static final Class<?>[] JACKSON_3 = {
        tools.jackson.databind.ObjectMapper.class, tools.jackson.core.JsonParser.class, JsonProperty.class
    };

    @Test
    void a_service_without_databind_reads_events() throws Exception {
        assertThat(onClassPath(CoreOnlyService.class)).isEqualTo(EVENT);
    }

    @Test
    void a_service_with_jackson_2_alone_finds_its_module() throws Exception {
        assertThat(onClassPath(Jackson2Service.class, JACKSON_2)).isEqualTo(EVENT);
    }

    @Test
    void a_service_with_jackson_3_alone_finds_its_module() throws Exception {
        assertThat(onClassPath(Jackson3Service.class, JACKSON_3)).isEqualTo(EVENT);
    }

    @Test
    void our_module_resolves_without_databind() throws Exception {
        assertThat(onModulePath(CoreOnlyService.class, "io.tradeschema.json")).isEqualTo(EVENT);
    }

    @Test
    void jackson_2_alone_is_given_its_module_by_hand_on_the_module_path() throws Exception {
        assertThat(onModulePath(Jackson2Service.class, "io.tradeschema.json,com.fasterxml.jackson.databind", JACKSON_2))
                .isEqualTo(EVENT);
    }

    @Test
    void jackson_3_alone_is_given_its_module_by_hand_on_the_module_path() throws Exception {
        assertThat(onModulePath(Jackson3Service.class, "io.tradeschema.json,tools.jackson.databind", JACKSON_3))
                .isEqualTo(EVENT);
    }

    private static String onClassPath(Class<?> service, Class<?>... libraries) throws Exception {
        return run("find", service, "-cp", path(libraries) + File.pathSeparator + home(service));
    }

    private static String onModulePath(Class<?> service, String modules, Class<?>... libraries) throws Exception {
        return run(
                "register",
                service,
                "-p",
                path(libraries),
                "--add-modules",
                modules,
                "-cp",
                home(service).toString());
    }

    private static String run(String how, Class<?> service, String... paths) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(paths));
        command.addAll(List.of(service.getName(), MESSAGE, how));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output.replace("\r\n", "\n");
    }

    private static String path(Class<?>... libraries) {
        return Stream.concat(Arrays.stream(OURS), Arrays.stream(libraries))
                .map(library -> home(library).toString())
                .distinct()
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
