package io.tradeschema.compat.change;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.NameTest;
import io.tradeschema.compat.schema.Schema;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** One schema as a person sees it: references followed, allOf merged, a union with null read as nullable. */
final class View {

    private final Schema schema;
    private final Set<String> types = new TreeSet<>();
    private final List<Keyword> rules = new ArrayList<>();
    private final List<Keyword> unions = new ArrayList<>();
    private final Map<String, Schema> fields = new LinkedHashMap<>();
    private final Map<List<Object>, Keyword.Members> otherMembers = new LinkedHashMap<>();
    private final Set<String> required = new LinkedHashSet<>();
    private final List<Keyword> rest = new ArrayList<>();
    private final Map<String, String> retired = new LinkedHashMap<>();
    private final List<Schema> sources = new ArrayList<>();
    private Optional<Set<Json>> values = Optional.empty();

    private View(Schema schema) {
        this.schema = schema;
        sources(schema);
        Optional<Set<String>> allowed = Optional.empty();
        for (var keyword : demands(schema)) {
            if (keyword instanceof Keyword.Types type) {
                var more = names(type);
                allowed = Optional.of(allowed.map(before -> both(before, more)).orElse(more));
            } else {
                take(keyword);
            }
        }
        types.addAll(allowed.orElseGet(this::impliedTypes));
        values.ifPresent(set -> set.removeIf(value -> value instanceof Json.Null && types.contains("null")));
    }

    static View of(Schema schema) {
        return new View(schema);
    }

    private void sources(Schema of) {
        sources.add(of);
        for (var keyword : of.keywords()) {
            if (keyword instanceof Keyword.Also also && sources.size() < 50) {
                sources(also.schema());
            }
        }
    }

    /** A choice between null and one schema is that schema, and null. */
    private static List<Keyword> demands(Schema schema) {
        var all = new ArrayList<Keyword>();
        for (var keyword : schema.demands()) {
            var branches = keyword instanceof Keyword.AnyOf any
                    ? any.branches()
                    : keyword instanceof Keyword.OneOf one ? one.branches() : List.<Schema>of();
            var proper = branches.stream().filter(branch -> !isNull(branch)).toList();
            if (branches.size() == 2 && proper.size() == 1) {
                demands(proper.get(0)).forEach(inner -> all.add(orNull(inner)));
            } else {
                all.add(keyword);
            }
        }
        return all;
    }

    private static boolean isNull(Schema schema) {
        return schema.demands().size() == 1
                && schema.demands().get(0) instanceof Keyword.Types types
                && types.kinds().equals(EnumSet.of(Kind.NULL))
                && !types.integers();
    }

    private static Keyword orNull(Keyword keyword) {
        if (!(keyword instanceof Keyword.Types types)) {
            return keyword;
        }
        var kinds = EnumSet.of(Kind.NULL);
        kinds.addAll(types.kinds());
        return new Keyword.Types(kinds, types.integers(), types.byWriting());
    }

    private static Set<String> names(Keyword.Types type) {
        var names = new TreeSet<String>();
        type.kinds().forEach(kind -> names.add(kind.name().toLowerCase(java.util.Locale.ROOT)));
        if (type.integers() && !names.contains("number")) {
            names.add("integer");
        }
        return names;
    }

    private static Set<String> both(Set<String> left, Set<String> right) {
        var common = new TreeSet<>(left);
        common.removeIf(name -> !right.contains(name) && !(name.equals("integer") && right.contains("number")));
        if (right.contains("integer") && left.contains("number")) {
            common.add("integer");
        }
        return common;
    }

    private Set<String> impliedTypes() {
        var implied = new TreeSet<String>();
        values.ifPresent(set -> set.forEach(value -> implied.add(name(value))));
        return implied;
    }

    private static String name(Json value) {
        var kind = Kind.of(value).name().toLowerCase(java.util.Locale.ROOT);
        return value instanceof Json.Num number && number.isWhole() ? "integer" : kind;
    }

    private void take(Keyword keyword) {
        if (keyword instanceof Keyword.OneValueOf one) {
            values.ifPresentOrElse(
                    set -> set.retainAll(one.values()), () -> values = Optional.of(new HashSet<>(one.values())));
        } else if (keyword instanceof Keyword.Required name) {
            required.add(name.name());
        } else if (keyword instanceof Keyword.Members members) {
            if (members.test() instanceof NameTest.Named named) {
                fields.putIfAbsent(named.name(), members.schema());
            } else {
                otherMembers.put(
                        members.test() instanceof NameTest.Others
                                ? List.of("others")
                                : members.test().form(),
                        members);
            }
        } else if (keyword instanceof Keyword.AnyOf || keyword instanceof Keyword.OneOf) {
            unions.add(keyword);
        } else if (keyword instanceof Keyword.DependentRequired dependent && RetiredTexts.isTold(dependent)) {
            retired.put(dependent.name(), dependent.others().get(0));
        } else if (isRule(keyword)) {
            rules.add(keyword);
        } else {
            rest.add(keyword);
        }
    }

    private static boolean isRule(Keyword keyword) {
        return keyword instanceof Keyword.If
                || keyword instanceof Keyword.Not
                || keyword instanceof Keyword.DependentRequired
                || keyword instanceof Keyword.DependentSchema;
    }

    Schema schema() {
        return schema;
    }

    /** The JSON types; none when any is allowed. */
    Set<String> types() {
        return types;
    }

    Optional<Set<Json>> values() {
        return values;
    }

    Map<String, Schema> fields() {
        return fields;
    }

    Set<String> required() {
        return required;
    }

    List<Keyword> rules() {
        return rules;
    }

    /** RetiredTexts names, each with what to do instead. */
    Map<String, String> retired() {
        return retired;
    }

    List<Keyword> unions() {
        return unions;
    }

    Map<List<Object>, Keyword.Members> otherMembers() {
        return otherMembers;
    }

    /** The schema for names that are not mentioned, where one is given. */
    Optional<Schema> others() {
        return Optional.ofNullable(otherMembers.get(List.<Object>of("others"))).map(Keyword.Members::schema);
    }

    boolean isClosed() {
        return others().map(schema -> schema.keywords().stream().anyMatch(Keyword.Never.class::isInstance))
                .orElse(false);
    }

    <T extends Keyword> List<T> all(Class<T> kind) {
        return rest.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** The tightest bound on one side. */
    Optional<Keyword.Bound> bound(boolean upper) {
        return all(Keyword.Bound.class).stream()
                .filter(bound -> bound.upper() == upper)
                .reduce((left, right) -> {
                    var order = left.limit().compareTo(right.limit());
                    var first = order == 0 ? left.exclusive() : upper == order < 0;
                    return first ? left : right;
                });
    }

    /** The tightest size on one side. */
    Optional<Long> size(Kind of, boolean upper) {
        return all(Keyword.Size.class).stream()
                .filter(size -> size.of() == of && size.upper() == upper)
                .map(Keyword.Size::limit)
                .reduce((left, right) -> upper ? Math.min(left, right) : Math.max(left, right));
    }

    List<BigDecimal> steps() {
        return all(Keyword.MultipleOf.class).stream()
                .map(Keyword.MultipleOf::step)
                .toList();
    }

    List<Keyword.Pattern> patterns() {
        return all(Keyword.Pattern.class);
    }

    /** An annotation, from the schema itself or from what it refers to. */
    Optional<Json> annotation(String name) {
        return sources.stream()
                .map(source -> source.written(name))
                .flatMap(Optional::stream)
                .findFirst();
    }

    boolean isFieldNullable() {
        return types.contains("null");
    }
}
