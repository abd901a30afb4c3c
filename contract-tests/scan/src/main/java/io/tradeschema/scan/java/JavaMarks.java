package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;

/** Modifiers and annotations. */
final class JavaMarks {

    private JavaMarks() {}

    /** Whether a declaration has a modifier. */
    static boolean has(Node declaration, String modifier) {
        return declaration
                .first("modifiers")
                .filter(modifiers -> modifier(modifiers, modifier))
                .isPresent();
    }

    /** The modifiers that are words stand between the annotations. */
    private static boolean modifier(Node modifiers, String word) {
        var text = new StringBuilder();
        var from = modifiers.start();
        for (var annotation : modifiers.children()) {
            text.append(modifiers.text(from, annotation.start())).append(' ');
            from = annotation.end();
        }
        text.append(modifiers.text(from, Math.max(from, modifiers.end())));
        return List.of(text.toString().trim().split("[\\s)]+")).contains(word);
    }

    /** The annotations of a declaration, each as a call of its name. */
    static List<Code> of(Node declaration, JavaTerms terms) {
        var marks = new ArrayList<Code>();
        declaration
                .first("modifiers")
                .ifPresent(modifiers -> modifiers.children().forEach(child -> {
                    if (child.is("annotation") || child.is("marker_annotation")) {
                        marks.add(terms.annotation(child));
                    }
                }));
        return marks;
    }
}
