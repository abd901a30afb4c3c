package io.tradeschema.json.jackson;

import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson3.TradeschemaModule;
import tools.jackson.databind.json.JsonMapper;

/** A service with Jackson 3: run by {@link ClassPathTest} in a JVM of its own. */
final class Jackson3Service {

    private Jackson3Service() {}

    public static void main(String[] args) {
        var mapper = args[1].equals("find")
                ? JsonMapper.builder().findAndAddModules().build()
                : JsonMapper.builder().addModule(new TradeschemaModule()).build();
        System.out.println(mapper.readValue(args[0], TradeIntent.class));
    }
}
