package io.tradeschema.generator;

import io.tradeschema.model.Contract;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One message or entry, and the outcome that the contract demands of every reader, whatever language it is written in.
 * Immutable.
 */
public final class ConformanceCase {

    private final String id;
    private final String family;
    private final Contract<?> type;
    private final byte[] message;
    private final Map<String, byte[]> entry;
    private final boolean open;
    private final boolean accepted;
    private final List<Expected> findings;
    private final Optional<String> reading;
    private final Optional<String> advice;

    ConformanceCase(String id, String family, Contract<?> type, Subject subject, Expectation expectation) {
        this.id = Objects.requireNonNull(id, "id");
        this.family = Objects.requireNonNull(family, "family");
        this.type = Objects.requireNonNull(type, "type");
        this.message = subject.message.clone();
        this.entry = Collections.unmodifiableMap(new LinkedHashMap<>(subject.entry));
        this.open = subject.open;
        this.accepted = expectation.accepted;
        this.findings = List.copyOf(expectation.findings);
        this.reading = expectation.reading;
        this.advice = expectation.advice;
    }

    /** What is read: a payload, or the fields of an entry, perhaps by a reader that ignores additions. */
    record Subject(byte[] message, Map<String, byte[]> entry, boolean open) {}

    /** What must come of it. */
    record Expectation(boolean accepted, List<Expected> findings, Optional<String> reading, Optional<String> advice) {}

    /**
     * A finding that is demanded.
     *
     * @param rule the id of its rule
     * @param path the place in the message, or in the entry
     */
    public record Expected(String rule, String path) {}

    /** The name of the case: its family and its number there. */
    public String id() {
        return id;
    }

    /** What the case is about, such as {@code number form}. */
    public String family() {
        return family;
    }

    /** The event as which it is read. */
    public Contract<?> type() {
        return type;
    }

    /** Whether it is an entry of a stream; otherwise it is a payload. */
    public boolean isEntry() {
        return !entry.isEmpty();
    }

    /** The payload; not always UTF-8. Empty when this is an entry. */
    public byte[] message() {
        return message.clone();
    }

    /** The fields of the entry, not always UTF-8. Empty when this is a payload. */
    public Map<String, byte[]> entry() {
        var copy = new LinkedHashMap<String, byte[]>();
        entry.forEach((name, value) -> copy.put(name, value.clone()));
        return copy;
    }

    /** Whether the reader is one that ignores additions; only of entries, which say what version their writer keeps. */
    public boolean isOpen() {
        return open;
    }

    /** Whether it is accepted. */
    public boolean accepted() {
        return accepted;
    }

    /** Every finding, in the order of the report: errors when refused, warnings only when accepted. */
    public List<Expected> findings() {
        return findings;
    }

    /** How some JSON Schema validators read it otherwise; see {@link Conformance#readings()}. */
    public Optional<String> reading() {
        return reading;
    }

    /** What the last finding says to do, word for word, where the case is about that. */
    public Optional<String> advice() {
        return advice;
    }

    /** Id and message. */
    @Override
    public String toString() {
        return id + " of " + type.name();
    }
}
