package io.tradeschema.scan.python;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.syntax.Node;
import java.util.List;

/** Import statements. */
final class PythonImports {

    private PythonImports() {}

    static void of(Node node, List<Code> out) {
        if (node.is("import_statement")) {
            node.all("name").forEach(name -> module(node, name, out));
            return;
        }
        var from = node.child("module_name").orElse(node);
        var up = 0;
        var module = "";
        if (from.is("relative_import")) {
            up = from.first("import_prefix").map(Node::text).orElse(".").length();
            module = from.first("dotted_name").map(PythonImports::dotted).orElse("");
        } else {
            module = dotted(from);
        }
        if (node.first("wildcard_import").isPresent()) {
            out.add(new Code.Import(node.place(), module, up, "*", "*"));
        }
        for (var name : node.all("name")) {
            var taken = name.is("aliased_import") ? name.child("name").orElse(name) : name;
            var as = name.is("aliased_import") ? name.child("alias").orElse(name) : name;
            out.add(new Code.Import(name.place(), module, up, dotted(taken), dotted(as)));
        }
    }

    private static void module(Node node, Node name, List<Code> out) {
        if (name.is("aliased_import")) {
            var module = name.child("name").map(PythonImports::dotted).orElse("");
            var as = name.child("alias").map(Node::text).orElse("");
            out.add(new Code.Import(node.place(), module, 0, "", as));
        } else {
            // "import a.b" gives the name a; what hangs on it is found on the way
            var module = dotted(name);
            out.add(new Code.Import(node.place(), module, 0, "", ""));
        }
    }

    private static String dotted(Node name) {
        if (!name.is("dotted_name")) {
            return name.text();
        }
        return String.join(".", name.children().stream().map(Node::text).toList());
    }
}
