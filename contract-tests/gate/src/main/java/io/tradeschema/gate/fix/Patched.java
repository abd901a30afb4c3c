package io.tradeschema.gate.fix;

import io.tradeschema.scan.fix.Edit;
import io.tradeschema.scan.fix.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Files with changes made: the changes of several remedies, each once. */
final class Patched {

    private Patched() {}

    /** The changes of these remedies by file, in the order of their places; what two of them have in common is one. */
    static Map<String, List<Edit>> edits(Collection<Remedy> remedies) {
        var byFile = new LinkedHashMap<String, List<Edit>>();
        remedies.stream()
                .flatMap(remedy -> remedy.edits().stream())
                .distinct()
                .sorted(Comparator.comparing(Edit::file).thenComparingInt(Edit::start))
                .forEach(edit -> byFile.computeIfAbsent(edit.file(), file -> new ArrayList<>())
                        .add(edit));
        return byFile;
    }

    /** Whether a remedy changes in another way what one of these changes. */
    static boolean contradicts(Remedy remedy, Collection<Remedy> others) {
        return remedy.edits().stream()
                .anyMatch(edit -> others.stream()
                        .flatMap(other -> other.edits().stream())
                        .anyMatch(other -> !other.equals(edit) && edit.meets(other)));
    }

    /** The content with these changes, which do not meet. */
    static byte[] apply(byte[] content, List<Edit> edits) {
        var parts = new ArrayList<byte[]>();
        var at = 0;
        for (var edit : edits) {
            parts.add(Arrays.copyOfRange(content, at, edit.start()));
            parts.add(edit.text().getBytes(StandardCharsets.UTF_8));
            at = edit.end();
        }
        parts.add(Arrays.copyOfRange(content, at, content.length));
        var whole = new byte[parts.stream().mapToInt(part -> part.length).sum()];
        var to = 0;
        for (var part : parts) {
            System.arraycopy(part, 0, whole, to, part.length);
            to += part.length;
        }
        return whole;
    }
}
