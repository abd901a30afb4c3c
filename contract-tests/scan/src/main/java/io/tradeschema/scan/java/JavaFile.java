package io.tradeschema.scan.java;

import io.tradeschema.scan.syntax.Node;
import java.util.HashSet;
import java.util.Set;

/** What holds for a whole file: the methods that it imports by name, and how many classes without a name it has. */
final class JavaFile {

    private final Set<String> imported = new HashSet<>();
    private boolean importsAll;
    private int anonymous;

    JavaFile(Node program) {
        for (var child : program.children()) {
            if (child.is("import_declaration") && child.size() > 0 && isStatic(child)) {
                var name = child.get(0).text();
                imported.add(name.substring(name.lastIndexOf('.') + 1));
                importsAll |= child.first("asterisk").isPresent();
            }
        }
    }

    static boolean isStatic(Node declaration) {
        return declaration.text().matches("(?s)import\\s+static\\s.*");
    }

    /** Whether a plain name may be a member that the file imports: by this name, or as one of all that a class has. */
    boolean mayImport(String name) {
        return importsAll || imported.contains(name);
    }

    Set<String> imported() {
        return imported;
    }

    int anonymous() {
        return ++anonymous;
    }
}
