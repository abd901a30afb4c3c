package io.tradeschema.gate.fix;

import io.tradeschema.gate.report.Mend;
import io.tradeschema.gate.report.Mends;
import io.tradeschema.model.Finding;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Edit;
import io.tradeschema.scan.fix.Remedy;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

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

    /** All patches as one unified diff; empty text where there are none. */
    public String diff() {
        return diff(offered);
    }

    /** What mends each finding that has a patch, for a report. */
    public Mends mends() {
        var mends = new LinkedHashMap<Finding, Mend>();
        offered.forEach(remedy -> mends.put(remedy.finding(), mend(remedy)));
        return Mends.of(mends);
    }

    private Mend mend(Remedy remedy) {
        return new Mend(
                diff(List.of(remedy)),
                remedy.risk(),
                remedy.edits().stream().map(this::replacement).toList());
    }

    private Mend.Replacement replacement(Edit edit) {
        var start = place(edit.file(), edit.start());
        var end = place(edit.file(), edit.end());
        return new Mend.Replacement(edit.file(), start[0], start[1], end[0], end[1], edit.text());
    }

    /** Line and column of an offset. A mark of the order of bytes is no letter of the first line. */
    private int[] place(String file, int offset) {
        var before = new String(content(file), 0, offset, StandardCharsets.UTF_8);
        var line = before.substring(before.lastIndexOf('\n') + 1);
        var mark = line.startsWith("\uFEFF") ? 1 : 0;
        return new int[] {
            1 + (int) before.chars().filter(letter -> letter == '\n').count(),
            1 + line.codePointCount(0, line.length()) - mark
        };
    }

    private String diff(List<Remedy> remedies) {
        var text = new StringBuilder();
        Patched.edits(remedies)
                .forEach((file, edits) ->
                        text.append(UnifiedDiff.of(file, content(file), Patched.apply(content(file), edits))));
        return text.toString();
    }

    /** The content of a file that changes, as it was scanned. */
    byte[] content(String file) {
        return Objects.requireNonNull(before.get(file), file);
    }

    /** How many files change. */
    public int files() {
        return Patched.edits(offered).size();
    }

    /** The files that change, each as it will be. */
    Map<String, byte[]> after() {
        var after = new LinkedHashMap<String, byte[]>();
        Patched.edits(offered).forEach((file, edits) -> after.put(file, Patched.apply(content(file), edits)));
        return after;
    }
}
