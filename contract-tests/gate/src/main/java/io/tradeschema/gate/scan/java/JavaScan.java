package io.tradeschema.gate.scan.java;

import io.tradeschema.gate.scan.Contract;
import io.tradeschema.gate.scan.ScanRule;
import io.tradeschema.gate.scan.facts.Facts;
import io.tradeschema.gate.scan.facts.ReadField;
import io.tradeschema.gate.scan.facts.Reader;
import io.tradeschema.gate.scan.facts.Unresolved;
import io.tradeschema.gate.scan.facts.Write;
import io.tradeschema.gate.scan.syntax.Node;
import io.tradeschema.gate.scan.syntax.SyntaxReader;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Where;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.treesitter.TreeSitterJava;

/** Scans the Java files of a tree. */
public final class JavaScan {

    private static final List<String> VERBS =
            List.of("xadd", "xread", "xrange", "xrevrange", "opsForStream", "StreamRecords");

    private final Map<String, Path> files;
    private final Contract contract;
    private final Map<String, String> constants = new HashMap<>();
    private final Set<Write> writes = new LinkedHashSet<>();
    private final Set<Reader> readers = new LinkedHashSet<>();
    private final Map<Object, ReadField> reads = new LinkedHashMap<>();
    private final List<Unresolved> unresolved = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    /** A scan of these files, by the names under which they are reported. */
    public JavaScan(Map<String, Path> files, Contract contract) {
        this.files = files;
        this.contract = contract;
    }

    /** Reads and walks the files. */
    public Facts run() throws IOException {
        var trees = new LinkedHashMap<String, Node>();
        var walked = new ArrayList<String>();
        try (var reader = new SyntaxReader(new TreeSitterJava())) {
            for (var file : files.entrySet()) {
                var bytes = Files.readAllBytes(file.getValue());
                var text = new String(bytes, StandardCharsets.ISO_8859_1);
                var talks = VERBS.stream().anyMatch(text::contains);
                if (!talks && !text.contains("tream")) {
                    continue;
                }
                var tree = reader.read(file.getKey(), bytes);
                tree.warning()
                        .filter(warning -> talks)
                        .ifPresent(warning -> findings.add(Finding.of(
                                ScanRule.SCAN_FILE_UNREADABLE,
                                file.getKey(),
                                Where.file(file.getKey(), 1, 1),
                                warning,
                                "correct the file, or leave it out")));
                tree.root().ifPresent(root -> trees.put(file.getKey(), root));
                if (talks) {
                    walked.add(file.getKey());
                }
            }
        }
        trees.values().forEach(root -> constants(root, ""));
        trees.values().forEach(root -> constants(root, ""));
        trees.forEach((file, root) -> {
            if (walked.contains(file)) {
                methods(root, file);
            }
        });
        return new Facts(
                files.size(),
                trees.size(),
                new ArrayList<>(writes),
                new ArrayList<>(readers),
                new ArrayList<>(reads.values()),
                unresolved,
                findings,
                List.of());
    }

    /** Collects the text constants of every class, as NAME and as Class.NAME. */
    private void constants(Node node, String owner) {
        var name = node.is("class_declaration")
                        || node.is("interface_declaration")
                        || node.is("enum_declaration")
                        || node.is("record_declaration")
                ? node.child("name").map(Node::text).orElse(owner)
                : owner;
        if (node.is("field_declaration") || node.is("constant_declaration")) {
            for (var declarator : node.all("declarator")) {
                var value = declarator.child("value").map(this::constantText).orElse("");
                var constant = declarator.child("name").map(Node::text).orElse("");
                if (!value.isEmpty()) {
                    constants.put(name + "." + constant, value);
                    constants.putIfAbsent(node.file() + "#" + constant, value);
                }
            }
        }
        node.children().forEach(child -> constants(child, name));
    }

    private String constantText(Node node) {
        return constant(node);
    }

    /** The text of a constant expression; empty when it is none. */
    String constant(Node node) {
        return switch (node.type()) {
            case "string_literal" -> node.text().substring(1, node.text().length() - 1);
            case "identifier" -> constants.getOrDefault(node.file() + "#" + node.text(), "");
            case "field_access" -> {
                var parts = node.text().split("\\.", -1);
                yield parts.length < 2
                        ? ""
                        : constants.getOrDefault(parts[parts.length - 2] + "." + parts[parts.length - 1], "");
            }
            case "binary_expression" -> {
                var left = node.child("left").map(this::constant).orElse("");
                var right = node.child("right").map(this::constant).orElse("");
                yield left.isEmpty() || right.isEmpty() ? "" : left + right;
            }
            case "parenthesized_expression" -> node.size() > 0 ? constant(node.get(0)) : "";
            default -> "";
        };
    }

    private void methods(Node node, String file) {
        if (node.is("method_declaration") || node.is("constructor_declaration")) {
            var title = node.child("name").map(Node::text).orElse("");
            node.child("body").ifPresent(body -> new JavaMethod(this, file, title).walk(body));
        } else {
            node.children().forEach(child -> methods(child, file));
        }
    }

    String stream(String name) {
        return contract.named(name).map(type -> type.stream()).orElse(name);
    }

    void write(Write write) {
        writes.add(write);
    }

    Reader reader(Reader reader) {
        readers.add(reader);
        return reader;
    }

    ReadField read(ReadField read) {
        return reads.computeIfAbsent(read.identity(), key -> read);
    }

    void unresolved(Node call, String what, String reason) {
        unresolved.add(new Unresolved(call.where(), what, reason));
    }
}
