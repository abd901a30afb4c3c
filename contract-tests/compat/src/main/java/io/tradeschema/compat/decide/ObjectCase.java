package io.tradeschema.compat.decide;

import io.tradeschema.compat.json.Json;
import io.tradeschema.compat.schema.Keyword;
import io.tradeschema.compat.schema.KeywordUndecided;
import io.tradeschema.compat.schema.Kind;
import io.tradeschema.compat.schema.NameTest;
import io.tradeschema.compat.schema.Schema;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An object: members that must be there, that must not, that must be of some form where they are, and how many. */
final class ObjectCase {

    private static final int FILLED = 2_000;
    private static final int CELLS = 8;
    private static final List<String> FREE_NAMES =
            List.of("extra", "another", "more", "note", "x_extra", "EXTRA", "k1", "1", "2");

    /** Some member that a test picks must be there and meet goals. */
    private record Wanted(NameTest test, Goals goals) {}

    private final Search search;
    private final List<Keyword.Members> always = new ArrayList<>();
    private final List<Wanted> wanted = new ArrayList<>();
    private final Map<String, Goals> required = new LinkedHashMap<>();
    private final Set<String> forbidden = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private final List<Goal> nameGoals = new ArrayList<>();
    private final Map<Integer, Schema> nameSchemas = new LinkedHashMap<>();
    private long least;
    private long most = Long.MAX_VALUE;

    ObjectCase(List<Claim.OfKeyword> literals, Search search) {
        this.search = search;
        literals.forEach(this::take);
    }

    private void take(Claim.OfKeyword literal) {
        var keyword = literal.keyword();
        if (keyword instanceof Keyword.Required one) {
            names.add(one.name());
            if (literal.met()) {
                required.putIfAbsent(one.name(), Goals.NONE);
            } else {
                forbidden.add(one.name());
            }
        } else if (keyword instanceof Keyword.Members members) {
            takeMembers(members, literal.met());
        } else if (keyword instanceof Keyword.Names all) {
            takeNames(all.schema(), literal.met());
        } else if (keyword instanceof Keyword.Size size) {
            if (size.upper() == literal.met()) {
                most = Math.min(most, literal.met() ? size.limit() : size.limit() - 1);
            } else {
                least = Math.max(least, literal.met() ? size.limit() : size.limit() + 1);
            }
        }
    }

    private void takeMembers(Keyword.Members members, boolean met) {
        names.addAll(members.test().names());
        members.test().schemas().forEach(schema -> nameSchemas.put(schema.number(), schema));
        if (met) {
            always.add(members);
        } else if (members.test() instanceof NameTest.Named named) {
            required.merge(named.name(), Goals.of(new Goal(members.schema(), false)), Goals::and);
        } else {
            wanted.add(new Wanted(members.test(), Goals.of(new Goal(members.schema(), false))));
        }
    }

    private void takeNames(Schema schema, boolean met) {
        if (met) {
            nameGoals.add(new Goal(schema, true));
        } else {
            nameSchemas.put(schema.number(), schema);
            wanted.add(new Wanted(new NameTest.Matching(schema, false), Goals.NONE));
        }
    }

    SearchResult solve() {
        if (least > most) {
            return SearchResult.EMPTY;
        }
        var chosen = new LinkedHashMap<String, Goals>();
        for (var member : required.entrySet()) {
            var outcome = asMember(member.getKey(), member.getValue());
            if (outcome.isEmpty()) {
                return outcome;
            }
            chosen.put(member.getKey(), member.getValue());
        }
        return place(0, chosen);
    }

    private SearchResult asMember(String name, Goals extra) {
        if (forbidden.contains(name) || !nameGoals.stream().allMatch(goal -> goal.metBy(new Json.Str(name)))) {
            return SearchResult.EMPTY;
        }
        return search.answer(goalsOf(name).and(extra));
    }

    private Goals goalsOf(String name) {
        return Goals.NONE.and(always.stream()
                .filter(members -> members.test().picks(name))
                .map(members -> new Goal(members.schema(), true))
                .toList());
    }

    /** Gives each wanted member a place: a member that is there, another named one, or one of a free name. */
    private SearchResult place(int index, Map<String, Goals> chosen) {
        search.budget().step();
        if (index == wanted.size()) {
            return complete(chosen);
        }
        var next = wanted.get(index);
        SearchResult best = SearchResult.EMPTY;
        var candidates = new LinkedHashSet<>(chosen.keySet());
        candidates.addAll(names);
        for (var name : candidates) {
            if (next.test().picks(name)) {
                best = best.or(placed(index, chosen, name));
            }
            if (best.isFound()) {
                return best;
            }
        }
        return best.or(placedFreely(index, chosen));
    }

    private SearchResult placed(int index, Map<String, Goals> chosen, String name) {
        var goals = chosen.getOrDefault(name, Goals.NONE).and(wanted.get(index).goals());
        if (asMember(name, goals).isEmpty()) {
            return SearchResult.EMPTY;
        }
        var more = new LinkedHashMap<>(chosen);
        more.put(name, goals);
        return place(index + 1, more);
    }

    private SearchResult placedFreely(int index, Map<String, Goals> chosen) {
        var next = wanted.get(index);
        SearchResult best = SearchResult.EMPTY;
        for (var cell : cells()) {
            if (best.isFound() || !picks(next.test(), cell)) {
                continue;
            }
            if (search.answer(goalsIn(cell).and(next.goals())).isEmpty()) {
                continue;
            }
            var name = freeName(cell, chosen.keySet());
            if (name instanceof SearchResult.Found found) {
                best = best.or(placed(index, chosen, ((Json.Str) found.value()).value()));
            } else {
                best = best.or(name);
            }
        }
        return best instanceof SearchResult.Open open
                        && open.candidate().filter(Json.Str.class::isInstance).isPresent()
                ? SearchResult.open(open.why())
                : best;
    }

    /** All ways in which a free name can relate to the schemas of names. */
    private List<Map<Integer, Boolean>> cells() {
        if (nameSchemas.size() > CELLS) {
            throw new KeywordUndecided("patternProperties with more than " + CELLS + " patterns at once");
        }
        List<Map<Integer, Boolean>> cells = List.of(Map.of());
        for (var number : nameSchemas.keySet()) {
            var finer = new ArrayList<Map<Integer, Boolean>>();
            for (var truth : List.of(false, true)) {
                for (var cell : cells) {
                    var split = new LinkedHashMap<>(cell);
                    split.put(number, truth);
                    finer.add(split);
                }
            }
            cells = finer;
        }
        return cells;
    }

    private static boolean picks(NameTest test, Map<Integer, Boolean> cell) {
        if (test instanceof NameTest.Matching matching) {
            return holds(cell, matching.schema()) == matching.valid();
        }
        return test instanceof NameTest.Others && test.schemas().stream().noneMatch(schema -> holds(cell, schema));
    }

    private static boolean holds(Map<Integer, Boolean> cell, Schema schema) {
        return cell.getOrDefault(schema.number(), false);
    }

    private Goals goalsIn(Map<Integer, Boolean> cell) {
        return Goals.NONE.and(always.stream()
                .filter(members -> picks(members.test(), cell))
                .map(members -> new Goal(members.schema(), true))
                .toList());
    }

    private SearchResult freeName(Map<Integer, Boolean> cell, Set<String> taken) {
        var goals = new ArrayList<>(nameGoals);
        nameSchemas.values().forEach(schema -> goals.add(new Goal(schema, holds(cell, schema))));
        Set<Json> used = new LinkedHashSet<>();
        names.forEach(name -> used.add(new Json.Str(name)));
        taken.forEach(name -> used.add(new Json.Str(name)));
        goals.add(search.ofType(Kind.STRING));
        var all = Goals.NONE.and(goals);
        for (var name : FREE_NAMES) {
            if (!used.contains(new Json.Str(name)) && all.metBy(new Json.Str(name))) {
                return new SearchResult.Found(new Json.Str(name));
            }
        }
        var numbered = new Json.Str("k" + (used.size() + 1));
        if (!used.contains(numbered) && all.metBy(numbered)) {
            return new SearchResult.Found(numbered);
        }
        return used.isEmpty() ? search.answer(all) : search.answer(all.and(search.noneOf(used)));
    }

    private SearchResult complete(Map<String, Goals> chosen) {
        if (chosen.size() > most) {
            return SearchResult.EMPTY;
        }
        if (least > FILLED) {
            return SearchResult.open("minProperties of more than " + FILLED);
        }
        SearchResult doubt = SearchResult.EMPTY;
        for (var name : names) {
            if (chosen.size() < least && !chosen.containsKey(name)) {
                doubt = doubt.or(filled(chosen, name));
            }
        }
        for (var plain : List.of(true, false)) {
            for (var cell : chosen.size() < least ? cells() : List.<Map<Integer, Boolean>>of()) {
                doubt = doubt.or(filledFreely(chosen, cell, plain));
            }
        }
        if (chosen.size() < least) {
            return doubt;
        }
        return built(chosen);
    }

    /** Adds a member that nothing asks for; gives what is in doubt when that fails. */
    private SearchResult filled(Map<String, Goals> chosen, String name) {
        var outcome = asMember(name, Goals.NONE);
        if (outcome.isFound()) {
            chosen.put(name, Goals.NONE);
        }
        return outcome instanceof SearchResult.Open open ? SearchResult.open(open.why()) : SearchResult.EMPTY;
    }

    /** Adds members of free names, plain ones only or any. */
    private SearchResult filledFreely(Map<String, Goals> chosen, Map<Integer, Boolean> cell, boolean plain) {
        SearchResult doubt = SearchResult.EMPTY;
        var value = search.answer(goalsIn(cell));
        while (chosen.size() < least && !value.isEmpty()) {
            var name = freeName(cell, chosen.keySet());
            if (!(name instanceof SearchResult.Found found) || !value.isFound()) {
                var why = value instanceof SearchResult.Open open ? open.why() : "minProperties";
                return name.isEmpty() ? doubt : SearchResult.open(why);
            }
            var text = ((Json.Str) found.value()).value();
            if (plain && StringCase.isOdd(text)) {
                return doubt;
            }
            var before = chosen.size();
            doubt = doubt.or(filled(chosen, text));
            if (chosen.size() == before) {
                return SearchResult.open("minProperties");
            }
        }
        return doubt;
    }

    private SearchResult built(Map<String, Goals> chosen) {
        var members = new LinkedHashMap<String, Json>();
        var doubt = "";
        for (var member : chosen.entrySet()) {
            var outcome = asMember(member.getKey(), member.getValue());
            if (outcome instanceof SearchResult.Open open) {
                doubt = open.why();
            }
            if (outcome.candidate().isEmpty()) {
                return SearchResult.open(doubt);
            }
            members.put(member.getKey(), outcome.candidate().get());
        }
        var value = new Json.Obj(members);
        return doubt.isEmpty() ? new SearchResult.Found(value) : SearchResult.open(doubt, value);
    }
}
