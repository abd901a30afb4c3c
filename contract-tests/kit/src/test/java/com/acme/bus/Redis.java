package com.acme.bus;

import java.util.Map;

/** Stands in for a client library. */
public interface Redis {

    String xadd(String stream, Map<String, String> fields);
}
