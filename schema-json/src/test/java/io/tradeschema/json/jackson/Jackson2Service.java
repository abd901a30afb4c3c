package io.tradeschema.json.jackson;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.tradeschema.event.TradeIntent;
import io.tradeschema.json.jackson2.TradeschemaModule;

/** A service with Jackson 2: run by {@link ClassPathTest} in a JVM of its own. */
final class Jackson2Service {

    private Jackson2Service() {}

    public static void main(String[] args) throws Exception {
        var mapper = args[1].equals("find")
                ? new ObjectMapper().findAndRegisterModules()
                : new ObjectMapper().registerModule(new TradeschemaModule());
        System.out.println(mapper.readValue(args[0], TradeIntent.class));
    }
}
