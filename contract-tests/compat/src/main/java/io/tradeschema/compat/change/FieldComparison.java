package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.NameTest;
import io.tradeschema.compat.schema.Schema;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Compares the fields of objects: added, removed, renamed, required, and what may be there beside them. */
final class FieldComparison {

    private FieldComparison() {}

    static void compare(Differences found, View old, View current, String path) {
        var before = all(old);
        var after = all(current);
        var gone = new LinkedHashSet<>(before);
        gone.removeAll(after);
        var come = new LinkedHashSet<>(after);
        come.removeAll(before);
        var both = new LinkedHashSet<>(before);
        both.retainAll(after);
        Renames.recognise(found, old, current, gone, come, path);
        gone.forEach(name -> removed(found, old, name, path));
        come.forEach(name -> added(found, both, current, name, path));
        both.forEach(name -> kept(found, old, current, name, path));
        openness(found, old, current, path);
        Sizes.compare(found, old, current, Kind.OBJECT, path);
        names(found, old, current, path);
    }

    /** Goes on inside fields that are the same in form; their words may differ. */
    static void inside(Differences found, View old, View current, String path) {
        old.fields()
                .forEach((name, schema) -> Optional.ofNullable(current.fields().get(name))
                        .ifPresent(other -> found.compare(schema, other, Differences.field(path, name))));
        ArrayComparison.inside(found, old, current, path);
    }

    private static Set<String> all(View view) {
        var names = new LinkedHashSet<>(view.fields().keySet());
        names.addAll(view.required());
        return names;
    }

    private static void removed(Differences found, View old, String name, String path) {
        var rule =
                old.required().contains(name) ? CompatRule.FIELD_REMOVED_REQUIRED : CompatRule.FIELD_REMOVED_OPTIONAL;
        var schema = Optional.ofNullable(old.fields().get(name));
        found.add(Change.of(rule, Differences.field(path, name), schema.map(Schema::source), Optional.empty()));
        schema.map(View::of)
                .flatMap(Annotations::sunset)
                .filter(sunset -> Annotations.date(Optional.of(sunset))
                        .map(date -> date.isAfter(java.time.LocalDate.now(java.time.ZoneOffset.UTC)))
                        .orElse(true))
                .ifPresent(sunset -> found.add(
                        Change.removed(CompatRule.REMOVED_BEFORE_SUNSET, Differences.field(path, name), sunset)));
    }

    private static void added(Differences found, Set<String> both, View current, String name, String path) {
        var schema = Optional.ofNullable(current.fields().get(name));
        var rule = rule(found, current, schema, name);
        found.add(Change.of(rule, Differences.field(path, name), Optional.empty(), schema.map(Schema::source)));
        for (var other : both) {
            if (KnownNames.plain(other).equals(KnownNames.plain(name))) {
                found.add(Change.of(
                        CompatRule.FIELD_NAME_CONFUSABLE,
                        Differences.field(path, name),
                        new Json.Str(other),
                        new Json.Str(name)));
            }
        }
    }

    private static CompatRule rule(Differences found, View current, Optional<Schema> schema, String name) {
        var view = schema.map(View::of);
        if (current.required().contains(name)) {
            return view.flatMap(field -> field.annotation("default")).isPresent()
                    ? CompatRule.FIELD_ADDED_REQUIRED_WITH_DEFAULT
                    : CompatRule.FIELD_ADDED_REQUIRED;
        }
        var marked = Annotations.isTrue(view.flatMap(field -> field.annotation("x-must-understand")));
        return marked || found.names().mustUnderstand().contains(name)
                ? CompatRule.FIELD_ADDED_MUST_UNDERSTAND
                : CompatRule.FIELD_ADDED_OPTIONAL;
    }

    private static void kept(Differences found, View old, View current, String name, String path) {
        var field = Differences.field(path, name);
        var before = old.required().contains(name);
        var after = current.required().contains(name);
        if (before != after) {
            var rule = after ? CompatRule.FIELD_MADE_REQUIRED : CompatRule.FIELD_MADE_OPTIONAL;
            found.add(Change.of(rule, field, new Json.Bool(before), new Json.Bool(after)));
        }
        var left = old.fields().get(name);
        var right = current.fields().get(name);
        if (left != null && right != null) {
            found.compare(left, right, field);
        } else if (left != null || right != null) {
            found.compare(
                    left == null ? found.space().everything() : left,
                    right == null ? found.space().everything() : right,
                    field);
        }
    }

    private static void openness(Differences found, View old, View current, String path) {
        var before = old.others().orElse(found.space().everything());
        var after = current.others().orElse(found.space().everything());
        if (old.isClosed() != current.isClosed()) {
            var rule = old.isClosed() ? CompatRule.CONTENT_MODEL_OPENED : CompatRule.CONTENT_MODEL_CLOSED;
            found.add(Change.of(rule, path, before.source(), after.source()));
        } else if (!old.isClosed()) {
            found.compare(before, after, path + "{*}");
        }
    }

    /** Members picked by pattern, and what names may look like. */
    private static void names(Differences found, View old, View current, String path) {
        var forms = new LinkedHashSet<>(old.otherMembers().keySet());
        forms.addAll(current.otherMembers().keySet());
        forms.remove(List.<Object>of("others"));
        for (var form : forms) {
            var left = Optional.ofNullable(old.otherMembers().get(form));
            var right = Optional.ofNullable(current.otherMembers().get(form));
            if (left.isPresent() && right.isPresent()) {
                found.compare(left.get().schema(), right.get().schema(), path + "{" + name(left.get()) + "}");
            } else {
                var rule = left.isEmpty() ? CompatRule.MAP_VALUE_ADDED : CompatRule.MAP_VALUE_REMOVED;
                found.add(Change.of(rule, path, left.map(FieldComparison::shown), right.map(FieldComparison::shown)));
            }
        }
        var before = new HashSet<>(
                old.all(Keyword.Names.class).stream().map(Keyword.Names::form).toList());
        var after = new HashSet<>(current.all(Keyword.Names.class).stream()
                .map(Keyword.Names::form)
                .toList());
        if (!before.equals(after)) {
            found.add(Change.of(
                    CompatRule.MAP_KEY_CHANGED,
                    path,
                    old.annotation("propertyNames"),
                    current.annotation("propertyNames")));
        }
    }

    private static Json shown(Keyword.Members members) {
        return new Json.Obj(java.util.Map.of(name(members), members.schema().source()));
    }

    private static String name(Keyword.Members members) {
        if (members.test() instanceof NameTest.Matching matching) {
            for (var keyword : matching.schema().keywords()) {
                if (keyword instanceof Keyword.Pattern pattern) {
                    return pattern.pattern().source();
                }
            }
        }
        return "*";
    }
}
