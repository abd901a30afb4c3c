package io.tradeschema.contract;

import java.util.Map;

/**
 * One entry that a consumer is given, and why.
 *
 * @param shows what is worth seeing in it
 * @param fields the entry
 */
record Case(String shows, Map<String, String> fields) {}
