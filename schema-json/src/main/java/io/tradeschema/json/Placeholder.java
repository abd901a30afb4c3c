package io.tradeschema.json;

/** Keeps the package alive until the codec arrives. */
public record Placeholder(String name) {}
