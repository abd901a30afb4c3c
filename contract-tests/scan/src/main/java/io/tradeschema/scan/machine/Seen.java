package io.tradeschema.scan.machine;

import java.util.Map;

/** Which fields and functions of an object a writer or reader of JSON sees, as the class or the one who made the writer says. */
record Seen(Way fields, Way getters, Way flags, boolean markedAlone) {

    /** All, those that the language shows to everyone, or none. */
    private enum Way {
        ALL,
        SHOWN,
        NONE
    }

    static Seen of(Klass klass, Use use) {
        return new Seen(
                way("fields-seen", klass, use),
                way("getters-seen", klass, use),
                way("flags-seen", klass, use),
                Members.setting(use, "marked-alone").isPresent());
    }

    private static Way way(String of, Klass klass, Use use) {
        var said = klass.setting(of).or(() -> Members.setting(use, of)).or(() -> Members.setting(use, "all-seen"));
        if (Members.isOff(said) || Members.endsWith(said, ".NONE")) {
            return Way.NONE;
        }
        return Members.endsWith(said, ".ANY", ".NON_PRIVATE") ? Way.ALL : Way.SHOWN;
    }

    /** Whether the field is seen, which is shown to everyone or is not. */
    boolean field(boolean shown, Map<String, Value> marks) {
        if (markedAlone) {
            return marks.containsKey("exposed");
        }
        return isNamed(marks) || fields == Way.ALL || shown && fields == Way.SHOWN;
    }

    /** Whether a function of this name is seen, which gives a value. */
    boolean getter(String name, Map<String, Value> marks) {
        return isNamed(marks) || (name.startsWith("is") ? flags : getters) != Way.NONE;
    }

    /** Whether marks say that it is to be seen. */
    static boolean isNamed(Map<String, Value> marks) {
        return marks.containsKey("alias") || marks.containsKey("named");
    }
}
