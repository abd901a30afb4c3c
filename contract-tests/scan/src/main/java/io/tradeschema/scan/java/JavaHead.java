package io.tradeschema.scan.java;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a file says of names: its package, what it imports, and the types at its top. */
final class JavaHead {

    private final Map<String, String> taken = new HashMap<>();
    private final List<String> packages = new ArrayList<>();
    private final List<String> members = new ArrayList<>();
    private final List<String> types = new ArrayList<>();
    private String place = "";

    /** The file is of this package. */
    void in(String name) {
        place = name + ".";
    }

    /** The file has an import of this full name, or of all in it where that ends in a star. */
    void takes(String path, boolean isStatic) {
        if (path.endsWith("*")) {
            (isStatic ? members : packages).add(path.substring(0, path.length() - 1));
        } else {
            taken.put(path.substring(path.lastIndexOf('.') + 1), path);
        }
    }

    /** A type stands at the file's top. */
    void has(String type) {
        types.add(type);
    }

    /** The package with the dot that follows; empty where there is none. */
    String place() {
        return place;
    }

    /** Full names by the names that they have here. */
    Map<String, String> taken() {
        return taken;
    }

    /** Packages, and types, of which all types are taken, each with the dot that follows. */
    List<String> packages() {
        return packages;
    }

    /** Types of which all members are taken, each with the dot that follows. */
    List<String> members() {
        return members;
    }

    /** The names of the types at the file's top. */
    List<String> types() {
        return types;
    }
}
