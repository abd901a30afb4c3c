package io.tradeschema.scan.facts;

import java.util.Arrays;

/** What carries a message from its writer to its readers. */
public enum Transport {
    /** A stream of entries, each with fields of its own. */
    REDIS_STREAM("redis-stream", true),
    /** Publish and subscribe: who is not there misses it. */
    REDIS_CHANNEL("redis-channel", true),
    /** A list that is pushed to and popped from. */
    REDIS_LIST("redis-list", true),
    /** Topics of records, each a value beside headers. */
    KAFKA("kafka", true),
    /** Subjects of messages, each data beside headers. */
    NATS("nats", true),
    /** Exchanges and queues: what is written is not named as what is read. */
    RABBIT("rabbit", false),
    /** A queue that is written to by its own name, through the exchange that has none: it is read as any queue is. */
    RABBIT_QUEUE("rabbit-queue", false),
    /** Sockets: a message may begin with a topic. */
    ZEROMQ("zeromq", false);

    private final String word;
    private final boolean oneName;

    Transport(String word, boolean oneName) {
        this.word = word;
        this.oneName = oneName;
    }

    /** The name that tables and reports have for it. */
    public String word() {
        return word;
    }

    /** Whether a message lies in fields of an entry; elsewhere it is a body. */
    public boolean hasEntries() {
        return this == REDIS_STREAM;
    }

    /** Whether a message has headers beside its body, which are the envelope. */
    public boolean hasHeaders() {
        return this == KAFKA || this == NATS;
    }

    /** Whether its writers and readers use the same names, so that an end without the other can be told. */
    public boolean hasOneName() {
        return oneName;
    }

    /** Whether what is sent so may come to who reads so. */
    public boolean reaches(Transport reader) {
        return this == reader || this == RABBIT_QUEUE && reader == RABBIT;
    }

    /** The transport of that name. */
    public static Transport of(String word) {
        return Arrays.stream(values())
                .filter(transport -> transport.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no transport: " + word));
    }
}
