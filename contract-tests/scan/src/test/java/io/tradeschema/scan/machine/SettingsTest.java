package io.tradeschema.scan.machine;

import static org.assertj.core.api.Assertions.assertThat;

import io.tradeschema.model.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a class tells its library beside its fields: which other names it takes, and how its own are written. */
class SettingsTest {

    @TempDir
    private Path folder;

    private List<String> findings(String file, String model, String call) throws IOException {
        var module = file.replace(".py", "").replace('/', '.');
        return new WalkedModule(folder, "main.py", "from " + module + " import Order\n" + call + "\n", file, model)
                .recorder().findings().stream().map(Finding::what).toList();
    }

    private static String pydantic(String settings) {
        return "from typing import Optional\nfrom pydantic import BaseModel, ConfigDict, Extra\n"
                + "class Order(BaseModel):\n" + settings + "    symbol: str\n";
    }

    @Test
    void a_class_that_refuses_others_says_so_in_any_of_its_librarys_ways() throws IOException {
        for (var says : List.of(
                "    class Config:\n        extra = 'forbid'\n",
                "    class Config:\n        extra = Extra.forbid\n",
                "    model_config = ConfigDict(extra='forbid')\n",
                "    model_config = {'extra': 'forbid'}\n")) {
            assertThat(findings("model.py", pydantic(says), "Order(symbol='a', size=1)"))
                    .as(says)
                    .singleElement()
                    .asString()
                    .contains("size");
        }
        assertThat(findings("model.py", pydantic(""), "Order(symbol='a', size=1)"))
                .isEmpty();
        assertThat(findings(
                        "model.py",
                        pydantic("    model_config = ConfigDict(extra='allow')\n"),
                        "Order(symbol='a', size=1)"))
                .isEmpty();
    }

    @Test
    void the_name_of_a_file_is_no_setting() throws IOException {
        var strict = pydantic("    class Config:\n        extra = 'forbid'\n");
        assertThat(findings("allow/ignored.py", strict, "Order(symbol='a', size=1)"))
                .singleElement()
                .asString()
                .contains("size");
        assertThat(findings("Optional/NOTHING.py", strict, "Order()"))
                .singleElement()
                .asString()
                .contains("symbol");
    }

    @Test
    void what_may_be_left_out_in_some_versions_is_not_missed() throws IOException {
        for (var type : List.of("Optional[str]", "str | None", "'Optional[str]'")) {
            assertThat(findings("model.py", pydantic("    note: " + type + "\n"), "Order(symbol='a')"))
                    .as(type)
                    .isEmpty();
        }
        assertThat(findings("model.py", pydantic("    note: str\n"), "Order(symbol='a')"))
                .singleElement()
                .asString()
                .contains("note");
    }

    @Test
    void names_are_written_in_the_way_that_the_class_says() throws IOException {
        for (var way : List.of(
                "camel entryPriceUsd", "pascal EntryPriceUsd", "kebab entry-price-usd", "upper ENTRY_PRICE_USD")) {
            var words = way.split(" ");
            var walked = new WalkedModule(folder, "main.py", """
                    import json, msgspec
                    class Order(msgspec.Struct, rename="%s"):
                        entry_price_usd: str
                    SENT = json.loads(msgspec.json.encode(Order("1")))
                    """.formatted(words[0]));
            assertThat(walked.keys("SENT")).containsExactly(words[1]);
        }
        var walked = new WalkedModule(folder, "main.py", """
                from pydantic import BaseModel, ConfigDict
                from pydantic.alias_generators import to_camel
                class Order(BaseModel):
                    model_config = ConfigDict(alias_generator=to_camel)
                    entry_price: str
                SENT = Order(entry_price="1").model_dump(by_alias=True)
                """);
        assertThat(walked.keys("SENT")).containsExactly("entryPrice");
    }
}
