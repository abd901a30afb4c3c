package io.tradeschema.scan.reach;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Which files may hand an object to each other, over however many others: those of one folder, and those that name one another
 * in an import. Between others nothing passes, whatever names they have in common.
 */
final class Acquaintance {

    private final Map<String, String> towards = new HashMap<>();

    Acquaintance(Map<String, Outline> outlines, UnaryOperator<String> moduleName, UnaryOperator<String> house) {
        var known = new HashSet<String>();
        outlines.keySet().forEach(file -> {
            meet(file, "folder " + folder(file));
            meet(file, "house " + house.apply(file));
            known.add(name(file, moduleName.apply(file)));
            known.add(name("folder " + folder(file), lastName(folder(file))));
        });
        outlines.forEach((file, outline) -> outline.taken().stream()
                .flatMap(taken -> Stream.of(taken.from(), taken.name()))
                .filter(known::contains)
                .forEach(name -> name(file, name)));
    }

    /** Whoever takes what is named so may take this. */
    private String name(String of, String name) {
        meet(of, "name " + name);
        return name;
    }

    private static String folder(String file) {
        return file.substring(0, Math.max(0, file.lastIndexOf('/')));
    }

    private static String lastName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void meet(String one, String other) {
        towards.put(circle(one), circle(other));
    }

    /** What all files of one circle have in common, and no other file has. */
    String circle(String file) {
        var at = file;
        for (var next = towards.getOrDefault(at, at); !next.equals(at); next = towards.getOrDefault(at, at)) {
            towards.put(at, towards.getOrDefault(next, next));
            at = next;
        }
        return at;
    }
}
