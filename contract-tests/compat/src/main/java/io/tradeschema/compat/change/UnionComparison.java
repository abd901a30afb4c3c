package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Compares unions, branch by branch: paired by what tells them apart, then by place. */
final class UnionComparison {

    private UnionComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        var left = branches(old);
        var right = branches(current);
        if (left.isEmpty() && right.isEmpty()) {
            return;
        }
        if (!kinds(old).equals(kinds(current)) && !left.isEmpty() && !right.isEmpty()) {
            var rule = kinds(current).contains("oneOf")
                    ? CompatRule.UNION_OVERLAP_INTRODUCED
                    : CompatRule.UNION_BRANCH_ADDED;
            found.add(Change.of(
                    rule,
                    path,
                    new Json.Str(String.join(", ", kinds(old))),
                    new Json.Str(String.join(", ", kinds(current)))));
        }
        var before = new ArrayList<>(left);
        var after = new ArrayList<>(right);
        same(before, after);
        discriminator(found, left, right, path);
        tagged(found, before, after, path);
        if (before.size() == after.size()) {
            for (var i = 0; i < before.size(); i++) {
                found.compare(before.get(i), after.get(i), path);
            }
        } else {
            before.forEach(branch -> found.add(Change.removed(CompatRule.UNION_BRANCH_REMOVED, path, branch.source())));
            after.forEach(branch -> found.add(Change.added(CompatRule.UNION_BRANCH_ADDED, path, branch.source())));
        }
    }

    private static Set<String> kinds(View view) {
        var kinds = new java.util.TreeSet<String>();
        view.unions().forEach(union -> kinds.add(union instanceof Keyword.OneOf ? "oneOf" : "anyOf"));
        return kinds;
    }

    private static List<Schema> branches(View view) {
        var branches = new ArrayList<Schema>();
        for (var union : view.unions()) {
            branches.addAll(union instanceof Keyword.OneOf one ? one.branches() : ((Keyword.AnyOf) union).branches());
        }
        return branches;
    }

    private static void same(List<Schema> before, List<Schema> after) {
        for (var branch : List.copyOf(before)) {
            after.stream()
                    .filter(other -> other.number() == branch.number())
                    .findFirst()
                    .ifPresent(other -> {
                        before.remove(branch);
                        after.remove(other);
                    });
        }
    }

    private static void discriminator(Differences found, List<Schema> left, List<Schema> right, String path) {
        var before = tag(left);
        var after = tag(right);
        if (before.isPresent() && after.isPresent() && !before.equals(after)) {
            found.add(Change.of(
                    CompatRule.DISCRIMINATOR_CHANGED, path, new Json.Str(before.get()), new Json.Str(after.get())));
        }
    }

    /** The field that every branch gives a value of its own. */
    private static Optional<String> tag(List<Schema> branches) {
        if (branches.size() < 2) {
            return Optional.empty();
        }
        for (var name : View.of(branches.get(0)).fields().keySet()) {
            Set<Json> values = new HashSet<>();
            branches.forEach(branch -> value(branch, name).ifPresent(values::add));
            if (values.size() == branches.size()) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private static Optional<Json> value(Schema branch, String name) {
        return Optional.ofNullable(View.of(branch).fields().get(name))
                .flatMap(field -> View.of(field).values())
                .filter(values -> values.size() == 1)
                .map(values -> values.iterator().next());
    }

    /** Compares branches that carry the same tag. */
    private static void tagged(Differences found, List<Schema> before, List<Schema> after, String path) {
        var byTag = new TreeMap<String, Schema>(constants(after));
        constants(before).forEach((tag, branch) -> {
            var other = byTag.get(tag);
            if (other != null && before.remove(branch) && after.remove(other)) {
                found.compare(branch, other, path);
            }
        });
    }

    private static Map<String, Schema> constants(List<Schema> branches) {
        var byTag = new TreeMap<String, Schema>();
        for (var branch : branches) {
            for (var name : View.of(branch).fields().keySet()) {
                value(branch, name).ifPresent(value -> byTag.putIfAbsent(name + "=" + value, branch));
            }
        }
        return byTag;
    }
}
