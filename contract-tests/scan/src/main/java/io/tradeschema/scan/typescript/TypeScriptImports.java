package io.tradeschema.scan.typescript;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Imports, in the words of modules and in those of require. */
final class TypeScriptImports {

    /** What a module gives where no name is said. */
    static final String DEFAULT = "default";

    /** A module, what lies in it; between them its version. */
    private static final Pattern REGISTERED = Pattern.compile("(?:npm|jsr):/?(@[^/@]+/[^/@]+|[^/@]+)(?:@[^/]*)?(/.*)?");

    private TypeScriptImports() {}

    static void of(Node node, List<Code> out) {
        for (var child : node.children()) {
            if (child.is("import_require_clause")) {
                var source =
                        child.child("source").map(TypeScriptImports::module).orElse("");
                child.first("identifier").ifPresent(name -> out.add(taken(name, source, "", name.text())));
            } else if (child.is("import_clause")) {
                var source = node.child("source").map(TypeScriptImports::module).orElse("");
                child.children().forEach(part -> clause(part, source, out));
            }
        }
    }

    private static void clause(Node part, String source, List<Code> out) {
        switch (part.type()) {
            case "identifier" -> out.add(taken(part, source, DEFAULT, part.text()));
            case "namespace_import" ->
                out.add(taken(part, source, "", part.get(0).text()));
            case "named_imports" -> part.children().forEach(one -> specifier(one, source, out));
            default -> {}
        }
    }

    /** One name of another module, under its own or another name. */
    static void specifier(Node one, String source, List<Code> out) {
        var name = one.child("name").map(Node::text).orElse("");
        out.add(taken(one, source, name, one.child("alias").map(Node::text).orElse(name)));
    }

    static Code taken(Node at, String module, String name, String as) {
        return new Code.Import(at.place(), module, 0, name, as);
    }

    /** The name of a module; those of the system or of a registry have a word before them at times, and a version behind. */
    static String module(Node source) {
        var name = TypeScriptTexts.plain(source).replaceFirst("^node:", "");
        var registered = REGISTERED.matcher(name);
        return registered.matches()
                ? registered.group(1) + (registered.group(2) == null ? "" : registered.group(2))
                : name;
    }

    /** A name, or several, that stand for a module; whether the value is one. */
    static boolean required(Node name, Optional<Node> value, List<Code> out) {
        var source = value.flatMap(TypeScriptImports::requiredModule);
        if (source.isEmpty()) {
            return false;
        }
        if (name.is("identifier")) {
            out.add(taken(name, source.get(), "", name.text()));
            return true;
        }
        if (!name.is("object_pattern")) {
            return false;
        }
        for (var child : name.children()) {
            if (child.is("shorthand_property_identifier_pattern")) {
                out.add(taken(child, source.get(), child.text(), child.text()));
            } else if (child.is("pair_pattern")) {
                var key = child.child("key").map(Node::text).orElse("");
                child.child("value").ifPresent(as -> out.add(taken(child, source.get(), key, as.text())));
            }
        }
        return true;
    }

    /** The module that a value is. */
    static Optional<String> requiredModule(Node value) {
        var inner = value.is("await_expression") && value.size() > 0 ? value.get(0) : value;
        var function = inner.child("function");
        return inner.is("call_expression")
                        && function.filter(
                                        name -> name.is("import") || name.text().equals("require"))
                                .isPresent()
                ? inner.child("arguments")
                        .filter(list -> list.size() > 0 && list.get(0).is("string"))
                        .map(list -> module(list.get(0)))
                : Optional.empty();
    }
}
