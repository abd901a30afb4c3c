package io.tradeschema.scan.machine;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.library.Tables;
import io.tradeschema.scan.syntax.Place;
import java.util.HashSet;
import java.util.Set;

/** One walk through a tree: its parts, what they share, and the objects that it makes. */
final class Machine {

    private final Statements statements = new Statements(this);
    private final Loops loops = new Loops(this);
    private final Matches matches = new Matches(this);
    private final Attempts attempts = new Attempts(this);
    private final Budget budget = new Budget();
    private final Roots roots = new Roots(this);
    private final Truth truth = new Truth(this);
    private final Tables tables;
    private final Units units;
    private final Terms terms;
    private Recorder recorder = new Recorder();
    private final State ground = State.start();
    private final Evaluation evaluation = new Evaluation(this);
    private final Tests tests = new Tests(this);
    private final Calls calls = new Calls(this);
    private final Classes classes = new Classes(this);
    private final Records records = new Records(this);
    private final Elements elements = new Elements(this);
    private final Protocols protocols = new Protocols(this);
    private final KindsOfUse kindsOfUse = new KindsOfUse(this);
    private final Lookups lookups = new Lookups(this);
    private final Gathering gathering = new Gathering(this);
    private final Reads reads = new Reads(this);
    private final Members members = new Members(this);
    private final Whole whole = new Whole(this);
    private final Words words = new Words(this);
    private final Bus bus;
    private final boolean membersAreKeys;
    private final Set<Place> constants = new HashSet<>();
    private final Set<Place> standingIn = new HashSet<>();
    private int numbers;

    Machine(Tables tables, Units units, Terms terms) {
        this.tables = tables;
        this.membersAreKeys = !tables.word("members-are-keys", "").isEmpty();
        this.units = units;
        this.terms = terms;
        this.bus = new Bus(this, tables);
    }

    Statements statements() {
        return statements;
    }

    Loops loops() {
        return loops;
    }

    Matches matches() {
        return matches;
    }

    Attempts attempts() {
        return attempts;
    }

    Budget budget() {
        return budget;
    }

    Roots roots() {
        return roots;
    }

    Truth truth() {
        return truth;
    }

    /** The last number that was given. */
    int numbers() {
        return numbers;
    }

    Tables tables() {
        return tables;
    }

    /** Whether the language asks for what lies under a key as it asks for a member. */
    boolean membersAreKeys() {
        return membersAreKeys;
    }

    Terms terms() {
        return terms;
    }

    Units units() {
        return units;
    }

    Recorder recorder() {
        return recorder;
    }

    /** Notes what is found from here on elsewhere. */
    void record(Recorder other) {
        recorder = other;
    }

    Evaluation evaluation() {
        return evaluation;
    }

    Tests tests() {
        return tests;
    }

    Calls calls() {
        return calls;
    }

    Classes classes() {
        return classes;
    }

    Records records() {
        return records;
    }

    KindsOfUse kindsOfUse() {
        return kindsOfUse;
    }

    Protocols protocols() {
        return protocols;
    }

    Elements elements() {
        return elements;
    }

    Lookups lookups() {
        return lookups;
    }

    Gathering gathering() {
        return gathering;
    }

    Words words() {
        return words;
    }

    Members members() {
        return members;
    }

    Whole whole() {
        return whole;
    }

    Reads reads() {
        return reads;
    }

    Bus bus() {
        return bus;
    }

    State ground() {
        return ground;
    }

    /** Notes a value that stands outside of all functions, under a name that many may use. */
    void constant(Place at) {
        constants.add(at);
    }

    /** Notes a value that stands in where nobody says another, and gives it. */
    Value standsIn(Value value) {
        value.ones().forEach(one -> {
            if (one instanceof One.Lit lit) {
                standingIn.add(lit.at());
            }
        });
        return value;
    }

    /** Whether it only stands in where whoever starts the program says nothing else. */
    boolean standsIn(One one) {
        return one instanceof One.Lit lit && standingIn.contains(lit.at());
    }

    boolean isConstant(Place at) {
        return constants.contains(at);
    }

    int number() {
        return ++numbers;
    }

    Value eval(Code code, State state, Frame frame) {
        return evaluation.eval(code, state, frame);
    }

    /** Makes an object. */
    One.Ref make(Obj object, State state) {
        var ref = new One.Ref(number());
        state.put(ref, object);
        return ref;
    }

    Value made(Obj object, State state) {
        return Value.of(make(object, state));
    }

    /** Whether an object was there before the walk began, so that others may have changed it. */
    boolean isShared(One one) {
        return one instanceof One.Ref ref && ground.holds(new State.Held(ref.id()));
    }

    /** Where a place in the code is, for people. */
    static String shown(Place place) {
        return place.file() + ":" + place.line();
    }
}
