package io.tradeschema.scan.reach;

/** The parts of an outline by their names. */
public final class Parts {

    private Parts() {}

    /** The first part of that name. */
    public static Outline.Part part(Outline outline, String name) {
        return outline.parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no part is called " + name + ": " + outline.parts()));
    }
}
