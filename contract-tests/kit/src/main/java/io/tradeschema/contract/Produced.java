package io.tradeschema.contract;

import io.tradeschema.model.Finding;
import java.util.List;
import java.util.Map;

/**
 * One message that a service would publish.
 *
 * @param label what the test calls it
 * @param findings every error in it; none when the contract is kept
 * @param wire the event in wire form; empty when it was refused
 */
record Produced(String label, List<Finding> findings, Map<String, Object> wire) {}
