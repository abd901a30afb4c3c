/**
 * Walks code and tells what reaches a bus and what is taken from it; it knows no language and no library by name.
 *
 * <p>The way of a message through these files: {@code Walker} begins at the functions that nobody calls, {@code Statements} and
 * {@code Evaluation} walk their code, {@code Calls} and {@code Operations} find what is called, {@code Words} does what a row of the
 * tables says. Where that is a bus, {@code BusWrites} and {@code Entries} see what is sent, {@code BusReads} and {@code Handlers} who
 * takes it, {@code Reads} what is taken from it. {@code Recorder} keeps what was seen.
 */
@NullMarked
package io.tradeschema.scan.machine;

import org.jspecify.annotations.NullMarked;
