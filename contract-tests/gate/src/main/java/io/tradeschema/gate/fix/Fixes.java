package io.tradeschema.gate.fix;

import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Edit;
import io.tradeschema.scan.fix.Remedy;
import io.tradeschema.model.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The patches of a tree that are proven, and the findings that have none.
 *
 * @param tree the tree that was scanned
 * @param before the content of the files that change, as it was when they were scanned
 * @param offered what mends its finding and brings no other, all of them together
 * @param left the findings that name what should stand there, and have no patch: each with the reason
 */
public record Fixes(SourceTree tree, Map<String, byte[]> before, List<Remedy> offered, List<Remedy> left) {

    /** Copies the lists. */
    public Fixes {
        before = Map.copyOf(before);
        offered = List.copyOf(offered);
        left = List.copyOf(left);
    }

    /** The patch of one finding as a unified diff; empty where none is offered. */
    public Optional<String> diff(Finding finding) {
        return offered.stream()
                .filter(remedy -> remedy.finding().equals(finding))
                .findFirst()
                .map(remedy -> diff(List.of(remedy)));
    }

    /** All patches as one unified diff; empty text where there are none. */
    public String diff() {
        return diff(offered);
    }

    private String diff(List<Remedy> remedies) {
        var text = new StringBuilder();
        Patched.edits(remedies)
                .forEach((file, edits) -> text.append(
                        UnifiedDiff.of(file, content(file), Patched.apply(content(file), edits))));
        return text.toString();
    }

    /** The content of a file that changes, as it was scanned. */
    byte[] content(String file) {
        return java.util.Objects.requireNonNull(before.get(file), file);
    }

    /** The changes by file. */
    Map<String, List<Edit>> edits() {
        return Patched.edits(offered);
    }
}
