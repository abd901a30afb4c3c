package io.tradeschema.scan.code;

/** Text that is written down as bytes. */
public record Bytes(String text) {}
