package io.tradeschema.compat.schema;

import io.tradeschema.compat.json.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One demand of a schema. The drafts' many spellings come down to these. */
public sealed interface Keyword {

    /** Whether a value meets the demand; throws {@link KeywordUndecided} where that cannot be told. */
    boolean accepts(Json value);

    /** What tells this demand from another, with schemas by their number. */
    List<Object> form();

    /** The kind of value it constrains; empty for any. */
    default Optional<Kind> concerns() {
        return Optional.empty();
    }

    /** Schemas applied to the same value. */
    default List<Schema> inPlace() {
        return List.of();
    }

    private static List<Object> numbers(List<Schema> schemas) {
        return schemas.stream().map(schema -> (Object) schema.number()).toList();
    }

    /** Nothing is valid. */
    record Never() implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return false;
        }

        @Override
        public List<Object> form() {
            return List.of("never");
        }
    }

    /** The value is of one of some types; draft 4 tells an integer by how it is written. */
    record Types(Set<Kind> kinds, boolean integers, boolean byWriting) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return kinds.contains(Kind.of(value)) || integers && value instanceof Json.Num number && whole(number);
        }

        private boolean whole(Json.Num number) {
            return number.isWhole() && !(byWriting && number.written());
        }

        @Override
        public List<Object> form() {
            return List.of("type", kinds, integers && !kinds.contains(Kind.NUMBER), byWriting && integers);
        }
    }

    /** The value is one of some values. */
    record OneValueOf(Set<Json> values) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return values.contains(value);
        }

        @Override
        public List<Object> form() {
            return List.of("enum", values);
        }
    }

    /** A number's bound. */
    record Bound(BigDecimal limit, boolean upper, boolean exclusive) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            if (!(value instanceof Json.Num number)) {
                return true;
            }
            var side = number.value().compareTo(limit);
            return side == 0 ? !exclusive : upper == side < 0;
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.NUMBER);
        }

        @Override
        public List<Object> form() {
            return List.of("bound", Json.Num.of(limit), upper, exclusive);
        }
    }

    /** A number's step. */
    record MultipleOf(BigDecimal step) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Num number)
                    || number.value().remainder(step).signum() == 0;
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.NUMBER);
        }

        @Override
        public List<Object> form() {
            return List.of("multipleOf", Json.Num.of(step));
        }
    }

    /** A bound on a string's length in code points, an array's items or an object's members. */
    record Size(Kind of, long limit, boolean upper) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return Kind.of(value) != of || (upper ? size(value) <= limit : size(value) >= limit);
        }

        private static long size(Json value) {
            if (value instanceof Json.Str text) {
                return text.value().codePointCount(0, text.value().length());
            }
            return value instanceof Json.Arr array
                    ? array.items().size()
                    : ((Json.Obj) value).members().size();
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(of);
        }

        @Override
        public List<Object> form() {
            return List.of("size", of, limit, upper);
        }
    }

    /** A string matches a pattern. */
    record Pattern(TextPattern pattern) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Str text) || pattern.matches(text.value());
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.STRING);
        }

        @Override
        public List<Object> form() {
            return List.of("pattern", pattern.source());
        }
    }

    /** A member must be there. */
    record Required(String name) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Obj object) || object.members().containsKey(name);
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.OBJECT);
        }

        @Override
        public List<Object> form() {
            return List.of("required", name);
        }
    }

    /** The members that a test picks are valid under a schema. */
    record Members(NameTest test, Schema schema) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            if (value instanceof Json.Obj object) {
                for (var member : object.members().entrySet()) {
                    if (test.picks(member.getKey()) && !schema.accepts(member.getValue())) {
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.OBJECT);
        }

        @Override
        public List<Object> form() {
            return List.of("members", test.form(), schema.number());
        }
    }

    /** Every member's name is valid under a schema. */
    record Names(Schema schema) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Obj object)
                    || object.members().keySet().stream().allMatch(name -> schema.accepts(new Json.Str(name)));
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.OBJECT);
        }

        @Override
        public List<Object> form() {
            return List.of("names", schema.number());
        }
    }

    /** Where one member is, others must be. */
    record DependentRequired(String name, List<String> others) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Obj object)
                    || !object.members().containsKey(name)
                    || object.members().keySet().containsAll(others);
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.OBJECT);
        }

        @Override
        public List<Object> form() {
            return List.of("dependentRequired", name, new HashSet<>(others));
        }
    }

    /** Where a member is, the object is valid under a schema. */
    record DependentSchema(String name, Schema schema) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Obj object) || !object.members().containsKey(name) || schema.accepts(value);
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.OBJECT);
        }

        @Override
        public List<Object> form() {
            return List.of("dependentSchema", name, schema.number());
        }

        @Override
        public List<Schema> inPlace() {
            return List.of(schema);
        }
    }

    /** The items from one index up to another (exclusive) are valid under a schema. */
    record Items(int from, int to, Schema schema) implements Keyword {
        /** No upper index. */
        public static final int ENDLESS = Integer.MAX_VALUE;

        @Override
        public boolean accepts(Json value) {
            if (value instanceof Json.Arr array) {
                for (var i = from; i < Math.min(to, array.items().size()); i++) {
                    if (!schema.accepts(array.items().get(i))) {
                        return false;
                    }
                }
            }
            return true;
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.ARRAY);
        }

        @Override
        public List<Object> form() {
            return List.of("items", from, to, schema.number());
        }
    }

    /** At least and at most so many items are valid under a schema. */
    record Contains(Schema schema, long least, long most) implements Keyword {
        /** No upper bound. */
        public static final long ENDLESS = Long.MAX_VALUE;

        @Override
        public boolean accepts(Json value) {
            if (!(value instanceof Json.Arr array)) {
                return true;
            }
            var count = array.items().stream().filter(schema::accepts).count();
            return count >= least && count <= most;
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.ARRAY);
        }

        @Override
        public List<Object> form() {
            return List.of("contains", schema.number(), least, most);
        }
    }

    /** No item is there twice. */
    record Unique() implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !(value instanceof Json.Arr array)
                    || new HashSet<>(array.items()).size() == array.items().size();
        }

        @Override
        public Optional<Kind> concerns() {
            return Optional.of(Kind.ARRAY);
        }

        @Override
        public List<Object> form() {
            return List.of("uniqueItems");
        }
    }

    /** The value is valid under another schema too. */
    record Also(Schema schema) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return schema.accepts(value);
        }

        @Override
        public List<Object> form() {
            return List.of("also", schema.number());
        }

        @Override
        public List<Schema> inPlace() {
            return List.of(schema);
        }
    }

    /** The value is valid under at least one of some schemas. */
    record AnyOf(List<Schema> branches) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            KeywordUndecided undecided = null;
            for (var branch : branches) {
                try {
                    if (branch.accepts(value)) {
                        return true;
                    }
                } catch (KeywordUndecided e) {
                    undecided = e;
                }
            }
            if (undecided != null) {
                throw undecided;
            }
            return false;
        }

        @Override
        public List<Object> form() {
            return List.of("anyOf", new HashSet<>(numbers(branches)));
        }

        @Override
        public List<Schema> inPlace() {
            return branches;
        }
    }

    /** The value is valid under exactly one of some schemas. */
    record OneOf(List<Schema> branches) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return branches.stream().filter(branch -> branch.accepts(value)).count() == 1;
        }

        @Override
        public List<Object> form() {
            var sorted = new ArrayList<>(
                    branches.stream().map(Schema::number).sorted().toList());
            return List.of("oneOf", sorted);
        }

        @Override
        public List<Schema> inPlace() {
            return branches;
        }
    }

    /** The value is not valid under a schema. */
    record Not(Schema schema) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return !schema.accepts(value);
        }

        @Override
        public List<Object> form() {
            return List.of("not", schema.number());
        }

        @Override
        public List<Schema> inPlace() {
            return List.of(schema);
        }
    }

    /** Where a condition holds one schema counts, where it does not another. */
    record If(Schema condition, Schema then, Schema otherwise) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            return condition.accepts(value) ? then.accepts(value) : otherwise.accepts(value);
        }

        @Override
        public List<Object> form() {
            return List.of("if", condition.number(), then.number(), otherwise.number());
        }

        @Override
        public List<Schema> inPlace() {
            return List.of(condition, then, otherwise);
        }
    }

    /** A demand that is not decided: its name, what to tell the user, and all it may depend on. */
    record Undecided(String name, String why, Map<String, Json> context, List<Object> around) implements Keyword {
        @Override
        public boolean accepts(Json value) {
            throw new KeywordUndecided(why);
        }

        @Override
        public List<Object> form() {
            return List.of("undecided", name, context, around);
        }
    }
}
