package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A field or component of a Java class whose name a library writes and reads. Its name in Java stays, and with it every use: what
 * changes is the name on the wire, by the library's own annotation.
 */
final class JavaMember {

    private static final String JACKSON = "com.fasterxml.jackson.annotation.JsonProperty";
    private static final String GSON = "com.google.gson.annotations.SerializedName";

    private static final String READ_BACK =
            "the source reads objects of the class, too: what was stored has the old name";

    private final Source source;
    private final Node declared;
    private final Node name;

    private JavaMember(Source source, Node declared, Node name) {
        this.source = source;
        this.declared = declared;
        this.name = name;
    }

    /** What gives the one member that has the wrong name the right one; empty when there is none, or several. */
    static Optional<Remedy> of(Sources sources, Source source, Want want) {
        var own = source.around(want.site(), Kinds::isClass)
                .map(type -> members(source, type, want))
                .orElse(List.of());
        var all = own.size() == 1 ? own : everywhere(sources, source, want);
        return all.size() == 1 && isPlain(want.right())
                ? all.get(0).annotated(sources, want).map(edit -> all.get(0).remedy(sources, source, want, edit))
                : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return name.chars().noneMatch(letter -> letter == '\\' || letter == '"');
    }

    private static List<JavaMember> everywhere(Sources sources, Source source, Want want) {
        return sources.like(source, "").stream()
                .flatMap(other ->
                        other.nodes().filter(Kinds::isClass).flatMap(type -> members(other, type, want).stream()))
                .toList();
    }

    private static List<JavaMember> members(Source source, Node type, Want want) {
        var members = new ArrayList<JavaMember>();
        type.child("parameters")
                .filter(part -> type.is("record_declaration"))
                .ifPresent(part -> part.children()
                        .forEach(parameter -> parameter
                                .child("name")
                                .map(name -> new JavaMember(source, parameter, name))
                                .filter(member -> member.isCalled(want.wrong()))
                                .ifPresent(members::add)));
        type.child("body")
                .ifPresent(body -> body.children().stream()
                        .filter(part -> part.is("field_declaration") && !isStatic(part))
                        .forEach(field -> field.all("declarator").stream()
                                .flatMap(declarator -> declarator.child("name").stream())
                                .map(name -> new JavaMember(source, field, name))
                                .filter(member -> member.isCalled(want.wrong()))
                                .forEach(members::add)));
        return members;
    }

    private static boolean isStatic(Node field) {
        return field.first("modifiers")
                .filter(part -> part.text().matches("(?s).*\\bstatic\\b.*"))
                .isPresent();
    }

    private boolean isCalled(String wire) {
        var written = annotation();
        return written.map(span -> span.text().equals(wire))
                .orElseGet(() -> name.text().equals(wire) || snake(name.text()).equals(wire));
    }

    private static String snake(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }

    /** The name on the wire as an annotation has it. */
    private Optional<TextSpan> annotation() {
        return declared.first("modifiers").stream()
                .flatMap(part -> part.children().stream())
                .filter(part -> part.is("annotation")
                        && part.child("name")
                                .map(Node::text)
                                .filter(text -> text.matches("(?:.*\\.)?(?:JsonProperty|SerializedName)"))
                                .isPresent())
                .flatMap(Sources::nodes)
                .filter(node -> node.is("string_literal"))
                .flatMap(node -> TextSpan.of(source, node).stream())
                .findFirst();
    }

    private Optional<Edit> annotated(Sources sources, Want want) {
        var written = annotation();
        if (written.isPresent()) {
            return written.map(span -> span.edit(source, 0, span.text().length(), want.right()));
        }
        var several = declared.all("declarator").size() > 1;
        return several
                ? Optional.empty()
                : library(sources)
                        .map(type -> source.edit(
                                declared.start(), declared.start(), "@" + shown(type) + "(\"" + want.right() + "\") "));
    }

    /** The library whose annotations are on the class path, as far as the tree says. */
    private Optional<String> library(Sources sources) {
        if (!sources.like(source, "com.fasterxml.jackson.").isEmpty()) {
            return Optional.of(JACKSON);
        }
        return sources.like(source, "com.google.gson.").isEmpty() ? Optional.empty() : Optional.of(GSON);
    }

    private String shown(String type) {
        var folder = type.substring(0, type.lastIndexOf('.'));
        return source.mentions("import " + type + ";") || source.mentions("import " + folder + ".*;")
                ? type.substring(type.lastIndexOf('.') + 1)
                : type;
    }

    private Remedy remedy(Sources from, Source at, Want want, Edit edit) {
        if (want.meaning().written() && isReadBack(from)) {
            return Remedy.none(want.finding(), READ_BACK);
        }
        var made = remedyOf(from, at, want, edit);
        return made.edits().size() > 1 && isTaken(from) ? Remedy.none(want.finding(), PythonUses.TAKEN) : made;
    }

    /** The class around the member. */
    private Optional<Node> type() {
        return source.around(name.where(), Kinds::isClass);
    }

    /** Whether something asks a library to read objects of the class: what was stored has the old name. */
    private boolean isReadBack(Sources from) {
        return type().flatMap(of -> of.child("name"))
                .map(of -> Pattern.compile("\\b" + Pattern.quote(of.text()) + "\\.class\\b|<[^;(){}]*\\b"
                        + Pattern.quote(of.text()) + "\\b[^;(){}]*>\\s*\\(?[^;]*\\{\\s*\\}"))
                .filter(pattern -> from.like(source, "").stream()
                        .anyMatch(other -> pattern.matcher(other.text()).find()))
                .isPresent();
    }

    /** Whether something takes the member's value by its name in Java. */
    private boolean isTaken(Sources from) {
        var word = name.text();
        var getter = "(?i)(?:get)?" + Pattern.quote(word);
        return from.like(source, word).stream()
                        .flatMap(Source::nodes)
                        .anyMatch(node -> node.is("method_invocation")
                                        && node.child("arguments")
                                                .filter(given -> given.size() == 0)
                                                .isPresent()
                                        && node.child("name")
                                                .filter(called -> called.text().matches(getter))
                                                .isPresent()
                                || node.is("method_reference") && node.text().matches(".*::\\s*" + getter))
                || type().stream()
                        .flatMap(of -> of.child("body").stream())
                        .flatMap(Sources::nodes)
                        .anyMatch(node -> node.is("identifier") && node.text().equals(word) && isUse(node));
    }

    /** Whether the word is no name that is declared or set there. */
    private boolean isUse(Node word) {
        var path = source.path(word.where());
        return path.stream()
                .filter(node -> node.type().matches("variable_declarator|formal_parameter"))
                .noneMatch(node -> node.child("name").filter(word::equals).isPresent());
    }

    private static Remedy remedyOf(Sources sources, Source source, Want want, Edit edit) {
        var edits = new ArrayList<>(List.of(edit));
        var seen = false;
        if (!want.meaning().isAny()
                && want.meaning().written()
                && !want.meaning().isRightAlready()) {
            var values = source.path(want.site()).stream()
                    .filter(want::isAt)
                    .flatMap(node -> value(node).stream())
                    .flatMap(value -> new ValueEdits(sources, source, want).of(value).stream())
                    .findFirst();
            values.ifPresent(edits::addAll);
            seen = values.isPresent();
        }
        return new Remedy(want.finding(), edits, want.risk(seen), "");
    }

    private static Optional<Node> value(Node node) {
        return node.is("variable_declarator") ? node.child("value") : Optional.of(node);
    }
}
