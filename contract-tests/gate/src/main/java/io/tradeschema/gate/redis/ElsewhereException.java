package io.tradeschema.gate.redis;

import io.tradeschema.gate.cli.NotCheckedException;

/** Thrown when another node of a cluster holds what was asked for; the message says which one, where the cluster told. */
public final class ElsewhereException extends NotCheckedException {

    private static final long serialVersionUID = 1L;

    ElsewhereException(String message) {
        super(message);
    }
}
