package com.acme.client;

import java.util.Map;

/** Stands in for Spring's operations on streams. */
public interface StreamOperations {

    String add(String stream, Map<String, String> fields);
}
