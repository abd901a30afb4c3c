package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.reach.Reach;
import io.tradeschema.scan.syntax.Place;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** Which names tell of a bus, and which code leads to one. */
final class BusNames {

    private static final Pattern SENDING =
            Pattern.compile("publish|emit|xadd|send|enqueue|dispatch|broadcast|submit|produce|push");
    private static final Pattern TAKING = Pattern.compile(
            "subscribe|register|on_event|^on$|add_handler|add_listener|listen|consume|handle|route|bind");

    /** Functions of so many parts of code are short. */
    private static final int SHORT = 24;

    private final Set<String> verbs;
    private final Map<String, Boolean> sending = new HashMap<>();
    private final Map<String, Boolean> taking = new HashMap<>();
    private final Map<Code, Boolean> concerns = new IdentityHashMap<>();
    private final Map<Code, Boolean> mayConcern = new IdentityHashMap<>();
    private final Map<Code.Func, Boolean> leads = new IdentityHashMap<>();
    private final Map<Code.Func, Boolean> isShort = new IdentityHashMap<>();
    private Reach reach = Reach.NONE;
    private final Set<String> ownVerbs;
    /** Names that say that something is sent, taken or acknowledged, and that other things than buses have as well. */
    private final Set<String> others = new HashSet<>();

    BusNames(Tables tables) {
        this.others.addAll(tables.commonBusNames());
        this.others.removeIf(name -> !sends(name) && !takes(name));
        this.others.addAll(tables.named("acknowledges"));
        this.verbs = tables.busNames();
        this.ownVerbs = tables.onlyBusNames();
    }

    /** Whether something on a bus is called so. */
    boolean writes(String name) {
        return verbs.contains(name);
    }

    /** Whether something on a bus is called so that sends, takes or acknowledges, be it that other things are as well. */
    boolean mayWrite(String name) {
        return writes(name) || others.contains(name);
    }

    /** Whether only something on a bus is called so. */
    boolean onlyOfBuses(String name) {
        return ownVerbs.contains(name);
    }

    /** Whether the name says that something is sent. */
    boolean sends(String name) {
        return sending.computeIfAbsent(
                name, key -> SENDING.matcher(key.toLowerCase(Locale.ROOT)).find());
    }

    /** Whether the name says that something is taken, or its taker named. */
    boolean takes(String name) {
        return taking.computeIfAbsent(
                name, key -> TAKING.matcher(key.toLowerCase(Locale.ROOT)).find());
    }

    /** Whether the name says that a message may be in play. */
    boolean telling(String name) {
        var lower = name.toLowerCase(Locale.ROOT);
        return sends(lower)
                || takes(lower)
                || lower.startsWith("read")
                || lower.startsWith("decode")
                || lower.startsWith("parse");
    }

    /** Which functions lead to a bus. */
    void reach(Reach found) {
        reach = found;
    }

    /** Whether a call in the function leads to a bus. */
    boolean leads(Code.Func function) {
        return leads.computeIfAbsent(function, key -> concerns(function) || leads(function.at()));
    }

    /** Whether what begins at this place leads to a bus, by its calls or by what stands in it. */
    boolean leads(Place at) {
        return reach.distance(at.file(), at.line()).isPresent();
    }

    /** Whether the function costs next to nothing by itself: names are made by such. */
    boolean isShort(Code.Func function) {
        return isShort.computeIfAbsent(function, key -> size(key.body(), SHORT) >= 0);
    }

    /** What is left of so many parts of code; less than nothing where there are more. */
    private static int size(Code code, int left) {
        var rest = left - 1;
        for (var child : Walk.children(code)) {
            if (rest < 0) {
                return rest;
            }
            rest = size(child, rest);
        }
        return rest;
    }

    /** Whether a call of a bus stands in the code. */
    boolean concerns(Code.Func function) {
        return concerns(function.body());
    }

    boolean concerns(Code code) {
        return known(concerns, code, verbs::contains);
    }

    /** Whether a call that may be a bus's stands in the code. */
    boolean mayConcern(Code code) {
        return known(mayConcern, code, this::mayWrite);
    }

    private static boolean known(Map<Code, Boolean> known, Code code, Predicate<String> names) {
        return known.computeIfAbsent(
                code, key -> Walk.any(key, part -> part instanceof Code.Attr attr && names.test(attr.name())));
    }

    static String lastName(Code callee) {
        if (callee instanceof Code.Call inner) {
            return lastName(inner.callee());
        }
        return Origins.of(callee);
    }
}
