package io.tradeschema.gate.fix;

import io.tradeschema.model.Finding;
import io.tradeschema.scan.SourceTree;
import io.tradeschema.scan.fix.Leftovers;
import io.tradeschema.scan.fix.Remedy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Proves patches: what is proposed is made on copies, and the tree is scanned again with these. Only what mends its finding
 * and brings no other one is offered. Many are tried at once; where that does not come out clean, each half by itself.
 */
public final class Proof {

    private static final String NOT_CLEAN =
            "the scan of the changed source is not clean: the finding stays, or another one comes";
    private static final String MEETS = "another patch changes the same place otherwise; run fix again after that one";

    private static final String LINK = "the file is a link; name the place that it leads to";

    /** A scan of a tree to its findings. */
    public interface Judgement {
        /** The findings of the tree. */
        List<Finding> of(SourceTree tree) throws IOException;
    }

    private final SourceTree tree;
    private final List<Finding> findings;
    private final Judgement judgement;
    private final Map<String, byte[]> before = new HashMap<>();
    private final List<Remedy> offered = new ArrayList<>();
    private final List<Remedy> left = new ArrayList<>();

    private Proof(SourceTree tree, List<Finding> findings, Judgement judgement) {
        this.tree = tree;
        this.findings = findings;
        this.judgement = judgement;
    }

    /**
     * Those of the remedies that are proven.
     *
     * @param findings what the scan found before
     * @param risky whether what guesses something is wanted, too
     */
    public static Fixes of(
            SourceTree tree, List<Finding> findings, List<Remedy> remedies, boolean risky, Judgement judgement)
            throws IOException {
        var proof = new Proof(tree, findings, judgement);
        proof.run(remedies, risky);
        proof.offered.sort(Comparator.comparing(Remedy::finding, Finding.BY_PLACE));
        proof.left.sort(Comparator.comparing(Remedy::finding, Finding.BY_PLACE));
        return new Fixes(tree, proof.before, proof.offered, proof.left);
    }

    private void run(List<Remedy> remedies, boolean risky) throws IOException {
        var tried = new ArrayList<Remedy>();
        for (var remedy : remedies) {
            if (!remedy.isProposed() || !remedy.isSafe() && !risky) {
                left.add(remedy);
            } else if (isLinked(remedy)) {
                leave(remedy, LINK);
            } else if (Patched.contradicts(remedy, tried)) {
                leave(remedy, MEETS);
            } else {
                tried.add(remedy);
            }
        }
        for (var file : Patched.edits(tried).keySet()) {
            before.put(file, Files.readAllBytes(tree.file(file).orElseThrow()));
        }
        prove(tried);
        withoutLeftovers();
    }

    /** Leaves what would not change all that says the same; the others are proven again without it. */
    private void withoutLeftovers() throws IOException {
        if (offered.isEmpty()) {
            return;
        }
        var around = tree.withSurroundings();
        for (var kept = whole(around); kept.size() < offered.size(); kept = whole(around)) {
            offered.clear();
            prove(kept);
        }
    }

    /** Those of what is offered that leave nothing behind, with all of it made. */
    private List<Remedy> whole(SourceTree around) {
        var after = new LinkedHashMap<String, byte[]>();
        Patched.edits(offered).forEach((file, edits) -> after.put(file, Patched.apply(content(file), edits)));
        var leftovers = Leftovers.of(tree, around, before, after);
        var kept = new ArrayList<Remedy>();
        for (var remedy : offered) {
            leftovers.against(remedy).ifPresentOrElse(why -> leave(remedy, why), () -> kept.add(remedy));
        }
        return kept;
    }

    private boolean isLinked(Remedy remedy) throws IOException {
        for (var edit : remedy.edits()) {
            if (isLink(edit.file())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it, or a folder on the way to it from here, is a link: what lies behind may be no part of the tree. */
    private boolean isLink(String file) throws IOException {
        var path = tree.file(file).orElseThrow();
        return Files.isSymbolicLink(path)
                || !path.isAbsolute()
                        && !path.toRealPath()
                                .equals(Path.of("").toRealPath().resolve(path).normalize());
    }

    private void leave(Remedy remedy, String why) {
        left.add(new Remedy(remedy.finding(), List.of(), "", why));
    }

    private void prove(List<Remedy> some) throws IOException {
        if (some.isEmpty()) {
            return;
        }
        if (isClean(some)) {
            offered.addAll(some);
        } else if (some.size() == 1) {
            leave(some.get(0), NOT_CLEAN);
        } else {
            prove(some.subList(0, some.size() / 2));
            prove(some.subList(some.size() / 2, some.size()));
        }
    }

    private boolean isClean(List<Remedy> some) throws IOException {
        var all = new ArrayList<>(offered);
        all.addAll(some);
        var counted = counted(findings);
        var after = counted(after(all));
        for (var remedy : all) {
            var fingerprint = remedy.finding().fingerprint();
            counted.merge(fingerprint, -1, Integer::sum);
        }
        return after.entrySet().stream().allMatch(one -> one.getValue() <= counted.getOrDefault(one.getKey(), 0));
    }

    private static Map<String, Integer> counted(Collection<Finding> findings) {
        var counts = new LinkedHashMap<String, Integer>();
        findings.forEach(finding -> counts.merge(finding.fingerprint(), 1, Integer::sum));
        return counts;
    }

    private List<Finding> after(List<Remedy> remedies) throws IOException {
        var folder = Files.createTempDirectory("tradeschema-fix");
        var copies = new LinkedHashMap<String, Path>();
        try {
            for (var changed : Patched.edits(remedies).entrySet()) {
                var copy = folder.resolve("copy" + copies.size());
                Files.write(copy, Patched.apply(content(changed.getKey()), changed.getValue()));
                copies.put(changed.getKey(), copy);
            }
            return judgement.of(tree.with(copies));
        } finally {
            for (var copy : copies.values()) {
                Files.deleteIfExists(copy);
            }
            Files.deleteIfExists(folder);
        }
    }

    private byte[] content(String file) {
        return Objects.requireNonNull(before.get(file), file);
    }
}
