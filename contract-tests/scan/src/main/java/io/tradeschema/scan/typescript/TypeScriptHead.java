package io.tradeschema.scan.typescript;

import io.tradeschema.scan.reach.Outliner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The words of an import or export, put together until the statement ends. */
final class TypeScriptHead {

    private final Outliner out;
    private final Set<String> modules;
    private final List<String> words = new ArrayList<>();
    private String kind = "";
    private int line;
    private boolean required;

    TypeScriptHead(Outliner out, Set<String> modules) {
        this.out = out;
        this.modules = modules;
    }

    /** A statement at the file's top begins with this word. */
    void begin(String first, int where) {
        kind = first;
        line = where;
        words.clear();
        required = false;
    }

    void word(String word) {
        if (kind.isEmpty()) {
            return;
        }
        if (word.equals("require") || kind.equals("const") && word.equals("import")) {
            required = true;
        }
        words.add(word);
    }

    void sign(char one) {
        if (kind.isEmpty() || one <= ' ') {
            return;
        }
        words.add(String.valueOf(one));
    }

    /** A text stands here: where it is the name of a module, it ends the import. */
    void text(String module) {
        var last = words.isEmpty() ? "" : words.get(words.size() - 1);
        if ((kind.equals("import") || kind.equals("export")) && (last.equals("from") || last.equals("import"))) {
            taken(module);
            kind = "";
        } else if (required && last.equals("(")) {
            var equals = words.indexOf("=");
            names(words.subList(0, Math.max(0, equals)), module, true);
            kind = "";
        }
    }

    private void taken(String module) {
        var from = words.lastIndexOf("from");
        names(words.subList(1, Math.max(1, from)), module, false);
    }

    /** The names that are taken from a module: single ones between braces, the module itself or its default before them. */
    private void names(List<String> part, String module, boolean whole) {
        var open = part.indexOf("{");
        var outside = open < 0 ? part : part.subList(0, open);
        var plain = outside.stream().filter(TypeScriptHead::isName).toList();
        if (outside.contains("*")) {
            var as = plain.size() < 2 ? "*" : plain.get(plain.size() - 1);
            out.take(module, as.equals("*") ? "*" : "", as);
            modules.add(as);
        } else if (!plain.isEmpty()) {
            var name = plain.get(plain.size() - 1);
            if (!name.equals("const") && !name.equals("let") && !name.equals("var")) {
                out.take(module, "default", name);
                if (whole) {
                    modules.add(name);
                }
            }
        } else if (open < 0) {
            out.take(module, "", "");
        }
        if (open >= 0) {
            var close = part.indexOf("}");
            each(part.subList(open + 1, close < 0 ? part.size() : close), module);
        }
    }

    private static boolean isName(String word) {
        return !word.isEmpty()
                && (Character.isJavaIdentifierStart(word.charAt(0)))
                && !word.equals("type")
                && !word.equals("await");
    }

    private void each(List<String> part, String module) {
        var names = new ArrayList<String>();
        for (var word : part) {
            if (word.equals(",")) {
                one(names, module);
                names.clear();
            } else if (isName(word) && !word.equals("as")) {
                names.add(word);
            }
        }
        one(names, module);
    }

    private void one(List<String> names, String module) {
        if (!names.isEmpty()) {
            var name = names.get(0);
            var as = names.get(names.size() - 1);
            if (module.isEmpty()) {
                alias(as, name);
            } else {
                out.take(module, name, as);
            }
        }
    }

    /** A name under which something else of the file is given to others. */
    private void alias(String as, String name) {
        if (!as.equals(name)) {
            out.begin(as, line);
            out.call(name);
            out.end();
        }
    }

    /** The statement ends: what it gives to others under another name. */
    void end() {
        if (kind.equals("export") && words.size() > 1) {
            if (words.get(1).equals("default")) {
                var name = words.subList(2, words.size()).stream()
                        .filter(TypeScriptHead::isName)
                        .filter(word -> !Set.of("class", "function", "async", "abstract", "new")
                                .contains(word))
                        .findFirst();
                name.ifPresent(found -> alias("default", found));
            } else if (words.get(1).equals("{")) {
                each(words.subList(2, words.size()), "");
            }
        }
        kind = "";
        words.clear();
    }
}
