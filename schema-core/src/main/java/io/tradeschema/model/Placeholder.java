package io.tradeschema.model;

/** Keeps the package alive until the model arrives. */
public record Placeholder(String name) {}
