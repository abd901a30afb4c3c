package io.tradeschema.scan.fix;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** Remedies that have a change in common, such as the declaration of a member that two places use: each makes the changes of all. */
final class Joint {

    private static final String CONTRADICT = "two places of one member would change it in different ways";

    private final Map<Edit, Integer> groupOf = new HashMap<>();
    private final List<Integer> leads = new ArrayList<>();

    private Joint() {}

    static List<Remedy> of(Collection<Remedy> remedies) {
        var joint = new Joint();
        var all = List.copyOf(remedies);
        for (var i = 0; i < all.size(); i++) {
            joint.add(i, all.get(i));
        }
        var members = new HashMap<Integer, List<Remedy>>();
        for (var i = 0; i < all.size(); i++) {
            members.computeIfAbsent(joint.lead(i), lead -> new ArrayList<>()).add(all.get(i));
        }
        var joined = new ArrayList<Remedy>();
        for (var i = 0; i < all.size(); i++) {
            joined.add(joined(all.get(i), members.getOrDefault(joint.lead(i), List.of())));
        }
        return joined;
    }

    private void add(int index, Remedy remedy) {
        leads.add(index);
        for (var edit : remedy.edits()) {
            var other = groupOf.putIfAbsent(edit, index);
            if (other != null) {
                leads.set(lead(index), lead(other));
            }
        }
    }

    private int lead(int index) {
        var at = index;
        while (leads.get(at) != at) {
            at = leads.get(at);
        }
        return at;
    }

    /** The guess of one is the guess of all. */
    private static Remedy joined(Remedy one, List<Remedy> group) {
        if (group.size() < 2) {
            return one;
        }
        var edits = new LinkedHashSet<Edit>(one.edits());
        group.forEach(other -> edits.addAll(other.edits()));
        var risk = group.stream()
                .map(Remedy::risk)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("");
        return contradict(edits)
                ? Remedy.none(one.finding(), CONTRADICT)
                : new Remedy(one.finding(), List.copyOf(edits), risk, "");
    }

    private static boolean contradict(Collection<Edit> edits) {
        return edits.stream().anyMatch(one -> edits.stream().anyMatch(other -> !other.equals(one) && other.meets(one)));
    }
}
