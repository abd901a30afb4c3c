package com.acme.client;

/** Stands in for the commands of a client library. */
public enum Command {
    XADD
}
