package io.tradeschema.scan.judge;

import io.tradeschema.scan.facts.ReadField.Level;
import io.tradeschema.scan.facts.WireForm;
import io.tradeschema.scan.facts.Write;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The places that write what a reader takes.
 *
 * @param writes all of them, those of a sender that was looked at by itself as well as for who calls it
 */
record Writers(List<Write> writes) {

    /** That none of them sets a name, as a clause. */
    String notSetting() {
        var places = calls().map(Write::from).distinct().count();
        return places == 1
                ? "the only place that writes the stream does not set it"
                : "none of the " + places + " places that write the stream sets it";
    }

    /** The writes, but for those of senders that were looked at by themselves as well as for who calls them. */
    private Stream<Write> calls() {
        var called = writes.stream()
                .filter(write -> !write.from().equals(write.where()))
                .map(Write::where)
                .collect(Collectors.toSet());
        return writes.stream().filter(write -> !write.from().equals(write.where()) || !called.contains(write.where()));
    }

    /** Who sets names, for a list of these. */
    String setting() {
        var files = calls().map(Write::by).distinct().toList();
        return files.size() == 1 ? files.get(0) + " sets" : files.get(0) + " and " + (files.size() - 1) + " more set";
    }

    /** Every name that some writer may set at this level; empty when one of them cannot be seen. */
    Optional<Set<String>> names(Level level) {
        var names = new LinkedHashSet<String>();
        for (var write : writes) {
            if (write.message().isEmpty() || !write.message().get().closed()) {
                return Optional.empty();
            }
            var flat = write.form() == WireForm.FLAT;
            if (level != Level.ENTRY || flat) {
                names.addAll(write.message().get().fields().keySet());
            }
            if (level != Level.MESSAGE) {
                write.entry().ifPresent(entry -> names.addAll(entry.fields().keySet()));
            }
        }
        return names.isEmpty() ? Optional.empty() : Optional.of(names);
    }
}
