package io.tradeschema.samples.own;

/** Keeps the module alive until its event arrives. */
public record Placeholder(String name) {}
