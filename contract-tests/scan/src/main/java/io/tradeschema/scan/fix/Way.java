package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The way of an object from one place of a file outwards, to what holds it or is given it. */
final class Way {

    /** What stands around an expression and hands it on as it is. */
    private static final String AROUND = "pair|dictionary|object|list|array|tuple|set|expression_list|array_initializer"
            + "|dictionary_splat|list_splat|spread_element|argument_list|arguments|keyword_argument|parenthesized_expression"
            + "|await|await_expression|conditional_expression|ternary_expression|boolean_operator"
            + "|string|string_literal|string_content|interpolation|template_string|template_substitution|concatenated_string"
            + "|as_expression|satisfies_expression|non_null_expression|cast_expression|string_fragment"
            + "|list_comprehension|dictionary_comprehension|generator_expression|type|literal_type|union_type"
            + "|generic_type|type_parameter|type_annotation|field_declaration|shorthand_property_identifier|lambda";

    /** In a collection, under whatever name. */
    private static final String ANYWHERE = "*";

    private final Receivers receivers;
    private final Source source;
    private final List<Node> path;

    /** Under which key it lies in what is at hand; empty where it is that itself. */
    private String inside = "";

    /** Whether it is still the text that changes, and no object that has it. */
    private boolean isText;

    /** The way from the last of these nodes, which stand around each other. */
    Way(Receivers receivers, Source source, List<Node> path) {
        this.receivers = receivers;
        this.source = source;
        this.path = path;
    }

    /** The way of the object that has the name, or the value, which changes here. */
    void begin() {
        for (var i = path.size() - 1; i > 0 && !Kinds.isFunction(path.get(i)); i--) {
            var above = path.get(i - 1);
            var node = path.get(i);
            if (node.field().matches("subscript|index|attribute|property") && isTaking(above)) {
                hold(above.get(0), "");
                return;
            }
            if (declares(above, node) || TypeScriptMembers.isMember(source, above, node)) {
                ofClass();
                return;
            }
        }
        isText = true;
        follow("");
    }

    private static boolean isTaking(Node node) {
        return node.type().matches("subscript|subscript_expression|attribute|member_expression");
    }

    private static boolean declares(Node above, Node node) {
        return Kinds.isClass(above) && node.is("block")
                || above.type().matches("class_body|interface_body|object_type|record_declaration")
                        && node.type().matches(".*_(?:definition|signature|declaration)|formal_parameters");
    }

    /** Where all objects of the class around the place go. */
    private void ofClass() {
        var type = path.stream()
                .filter(node ->
                        Kinds.isClass(node) || node.is("interface_declaration") || node.is("type_alias_declaration"))
                .reduce((outer, inner) -> inner);
        var name = type.flatMap(node -> node.child("name")).map(Node::text).orElse("");
        type.ifPresent(node -> receivers.hold(new Held(source, node, source.isPython() ? "self" : "this", false, "")));
        for (var other : receivers.sources().like(source, name)) {
            other.root().ifPresent(root -> receivers.hold(new Held(other, root, name, true, "")));
            other.nodes()
                    .filter(node ->
                            node.child("type").filter(of -> isType(of, name)).isPresent())
                    .forEach(node -> typed(other, node));
            other.nodes()
                    .filter(node -> isMadeElsewhere(node, name))
                    .findFirst()
                    .ifPresent(this::madeElsewhere);
        }
    }

    /** Something that is declared to be of the class. */
    private void typed(Source other, Node node) {
        var at = other.path(node.where());
        if (node.type().contains("parameter")) {
            at.stream()
                    .filter(Kinds::isFunction)
                    .reduce((outer, inner) -> inner)
                    .flatMap(function -> Frameworks.calling(receivers.sources(), other, function))
                    .ifPresent(
                            by -> receivers.forbid("a function is given objects of the class by whoever calls it by @"
                                    + by + ", whom the source does not show"));
        }
        declared(node).ifPresent(name -> new Way(receivers, other, other.path(name.where())).hold(name, ""));
    }

    /** Whether something that comes from elsewhere is said to be of the type. */
    private static boolean isMadeElsewhere(Node node, String type) {
        return node.is("as_expression")
                && node.size() > 1
                && isType(node.get(node.size() - 1), type)
                && !node.get(0).type().matches("object|identifier|new_expression|parenthesized_expression");
    }

    private void madeElsewhere(Node node) {
        receivers.forbid(node.text().replaceAll("\\s+", " ") + " comes from somewhere else, where it has the old name");
    }

    private static boolean isType(Node type, String name) {
        return type.text().matches(":?\\s*[\"']?(?:\\w+\\.)*" + name + "[\"']?");
    }

    private static Optional<Node> declared(Node node) {
        return node.child("name")
                .or(() -> node.child("pattern"))
                .or(() -> node.child("left"))
                .or(() -> node.child("declarator").flatMap(one -> one.child("name")))
                .or(() ->
                        node.size() > 0 && node.get(0).is("identifier") ? Optional.of(node.get(0)) : Optional.empty());
    }

    /** The way of the object itself, or of a collection that has it under a key. */
    void follow(String key) {
        inside = key;
        var goesOn = true;
        for (var i = path.size() - 2; i >= 0 && goesOn; i--) {
            goesOn = step(i);
        }
    }

    /** Whether what stands around has the object as well. */
    private boolean step(int i) {
        var above = path.get(i);
        var below = path.get(i + 1);
        if (Calls.is(above)) {
            return call(i);
        }
        return switch (above.type()) {
            case "attribute",
                    "member_expression",
                    "subscript",
                    "subscript_expression",
                    "array_access",
                    "field_access" -> takes(i);
            case "assignment",
                    "assignment_expression",
                    "named_expression",
                    "augmented_assignment",
                    "variable_declarator",
                    "augmented_assignment_expression" -> set(above, below);
            case "for_statement", "for_in_statement", "for_in_clause", "enhanced_for_statement" -> eachOf(above, below);
            case "default_parameter", "typed_default_parameter", "required_parameter", "optional_parameter" ->
                set(above, below);
            case "return_statement", "yield", "arrow_function" -> {
                given(above, below);
                yield false;
            }
            case "binary_operator" -> {
                filled(above, below);
                yield true;
            }
            case "binary_expression" ->
                above.child("operator")
                        .filter(of -> of.text().matches("\\+|\\|\\||\\?\\?|&&"))
                        .isPresent();
            case "pair" -> {
                inside = below.field().equals("value")
                        ? above.child("key").map(Node::text).orElse("")
                        : "";
                yield true;
            }
            case "list", "array", "set", "tuple", "array_initializer" -> {
                inside = ANYWHERE;
                yield true;
            }
            default -> above.type().matches(AROUND);
        };
    }

    /** A text from elsewhere may ask for the names of what it is filled with. */
    private void filled(Node operation, Node operand) {
        if (!isText
                && operand.field().equals("right")
                && operation
                        .child("operator")
                        .filter(of -> of.text().equals("%"))
                        .isPresent()
                && operation.child("left").filter(this::isFromElsewhere).isPresent()) {
            receivers.forbid(
                    "a text from elsewhere is filled with the object, and the source does not show which names it asks for");
        }
    }

    private boolean isFromElsewhere(Node text) {
        return !text.type().matches("string|concatenated_string|parenthesized_expression")
                && !(text.is("identifier")
                        && Sources.nodes(path.get(0)).anyMatch(node -> isTextSet(node, text.text())));
    }

    private static boolean isTextSet(Node node, String name) {
        return node.is("assignment")
                && node.child("left").filter(left -> left.text().equals(name)).isPresent()
                && node.child("right").filter(right -> right.is("string")).isPresent();
    }

    // ---- taken from ----

    /** A part of the object is not the object; what a method says of all of it is. */
    private boolean takes(int i) {
        var above = path.get(i);
        if (path.get(i + 1).field().matches("subscript|index")) {
            named(above);
            return false;
        }
        var key = above.child("subscript").or(() -> above.child("index")).map(Node::text);
        if (key.isPresent()) {
            if (!above.field().equals("left")) {
                above.child("subscript").or(() -> above.child("index")).ifPresent(name -> taken(above, name));
            }
            return isKey(key.get());
        }
        var word = above.size() > 0 ? above.get(above.size() - 1).text() : "";
        if (above.field().equals("function")) {
            asked(path.get(i - 1), word);
        } else if (inside.isEmpty() && !isText) {
            receivers.uses(source, above.get(above.size() - 1));
        }
        return Calls.tellsAll(word) || isKey("\"" + word + "\"") || !inside.isEmpty() && Calls.takes(word);
    }

    /** A name that is taken from the object itself: the old one, or one that the source does not show. */
    private void taken(Node taking, Node key) {
        if (!inside.isEmpty() || isText) {
            return;
        }
        if (key.type().matches("string|string_literal")) {
            receivers.uses(source, key);
        } else if (key.type().matches("identifier|attribute|member_expression|call|call_expression|method_invocation")
                && !isOfItself(taking, key)) {
            receivers.forbid("\"" + key.text().replaceAll("\\s+", " ")
                    + "\" is looked up in the object, and the source does not show which names that may be");
        }
    }

    /** Whether the key goes through the names of the object. */
    private boolean isOfItself(Node taking, Node key) {
        var object = Calls.receiver(taking).orElse(taking.get(0)).text();
        var of = Pattern.compile("(?<![\\w.])" + Pattern.quote(object) + "\\b");
        return path.stream()
                .flatMap(node -> Stream.concat(Stream.of(node), node.children().stream()))
                .anyMatch(node -> goesThrough(node, key)
                        .filter(through -> of.matcher(through.text()).find())
                        .isPresent());
    }

    /** What a loop, or a function that is called for each, goes through with that name. */
    private static Optional<Node> goesThrough(Node node, Node key) {
        if (Kinds.isCall(node)) {
            return Calls.arguments(node).stream()
                            .filter(Kinds::isFunction)
                            .anyMatch(given -> names(given.child("parameter").or(() -> given.child("parameters")), key))
                    ? Calls.receiver(node)
                    : Optional.empty();
        }
        return node.type().matches("for_.*|enhanced_for_statement")
                        && names(node.child("left").or(() -> node.child("name")), key)
                ? node.child("right").or(() -> node.child("value"))
                : Optional.empty();
    }

    private static boolean names(Optional<Node> declared, Node key) {
        return declared.filter(
                        name -> Sources.nodes(name).anyMatch(part -> part.text().equals(key.text())))
                .isPresent();
    }

    /** What is set under a name that it has. */
    private void named(Node target) {
        if (target.field().equals("left")) {
            hold(target.get(0), "");
        }
    }

    private boolean isKey(String key) {
        var isIt =
                !inside.isEmpty() && (inside.equals(ANYWHERE) || plain(inside).equals(plain(key)));
        inside = isIt ? "" : inside;
        return isIt;
    }

    private static String plain(String key) {
        return key.replaceAll("[\"'`]", "");
    }

    // ---- held ----

    private boolean set(Node set, Node value) {
        var target = set.child("left").or(() -> set.child("name")).or(() -> set.child("pattern"));
        if (target.filter(value::equals).isPresent()) {
            return false;
        }
        target.ifPresent(left -> hold(left, inside));
        return set.type().endsWith("_expression");
    }

    /** Who goes through it has its names and its values; what is made of them in one expression has them as well. */
    private boolean eachOf(Node loop, Node collection) {
        if (collection.field().matches("right|value")) {
            loop.child("left").or(() -> loop.child("name")).ifPresent(left -> hold(left, ""));
        }
        return loop.is("for_in_clause");
    }

    /** From here on this name has it. */
    private void hold(Node target, String key) {
        switch (target.type()) {
            case "identifier", "shorthand_property_identifier_pattern" -> holdName(target.text(), key);
            case "attribute", "member_expression", "field_access" -> {
                var word = Kinds.last(target.text());
                holdMember(word, key);
                if (source.isJava()) {
                    receivers.hold(new Held(source, path.get(0), word, false, key));
                }
            }
            case "subscript", "subscript_expression", "array_access" -> {
                var index = target.child("subscript").or(() -> target.child("index"));
                hold(
                        target.get(0),
                        index.filter(at -> at.is("string")).map(Node::text).orElse(ANYWHERE));
            }
            default -> {
                if (target.type().matches(".*pattern.*|tuple|list|expression_list")) {
                    target.children().forEach(part -> hold(part, key));
                }
            }
        }
    }

    /** A name of the file is a member in Java, where one need not say whose. */
    private void holdName(String name, String key) {
        var scope = Scopes.of(path, name);
        receivers.hold(new Held(source, scope, name, false, key));
        if (source.isJava() && scope.equals(path.get(0))) {
            holdMember(name, key);
        }
    }

    /** A member of an object is taken wherever somebody has the object, in whatever file. */
    private void holdMember(String name, String key) {
        var word = "." + name;
        for (var other : receivers.sources().like(source, word)) {
            other.root().ifPresent(root -> receivers.hold(new Held(other, root, word, false, key)));
        }
    }

    /** The function gives it back: every call of it has it. */
    private void given(Node place, Node value) {
        if (place.is("arrow_function") && !value.field().equals("body")) {
            return;
        }
        var function = path.stream()
                .filter(Kinds::isFunction)
                .filter(node -> node.start() <= place.start())
                .reduce((outer, inner) -> inner);
        var name = function.flatMap(node -> node.child("name"))
                .or(() -> path.stream()
                        .filter(node -> node.is("variable_declarator"))
                        .reduce((outer, inner) -> inner)
                        .flatMap(node -> node.child("name")))
                .map(Node::text)
                .orElse("");
        function.flatMap(of -> Frameworks.calling(receivers.sources(), source, of))
                .ifPresent(by -> receivers.forbid(name + "() gives the object back to whoever calls it by @" + by
                        + ", whom the source does not show"));
        if (!name.isEmpty()) {
            receivers
                    .sources()
                    .like(source, name)
                    .forEach(other ->
                            other.root().ifPresent(root -> receivers.hold(new Held(other, root, name, true, inside))));
        }
    }

    // ---- given to somebody ----

    private boolean call(int i) {
        var call = path.get(i);
        var name = Kinds.last(Calls.called(call));
        var below = path.get(i + 1);
        if (!below.is("argument_list") && !below.is("arguments")) {
            if (below.field().equals("object")) {
                asked(call, name);
            }
            return !below.field().equals("object") || Calls.tellsAll(name) || !inside.isEmpty() && Calls.takes(name);
        }
        var isSent = receivers.sent(call);
        if (isSent.filter(held -> !held).isPresent()) {
            receivers.forbid(Calls.called(call) + "() sends the object to a stream without a contract, too");
        }
        if (i + 2 >= path.size() || Calls.looks(name)) {
            return false;
        }
        var names = isText && Calls.puts(call);
        isText = false;
        if (names || Calls.lays(source, call)) {
            Calls.root(call).ifPresent(root -> hold(root, names ? "" : ANYWHERE));
            return true;
        }
        return Calls.copies(name) || given(call, name, path.get(i + 2), isSent.isPresent());
    }

    /** A call that takes a name from the object on which it is called. */
    private void asked(Node call, String name) {
        if (Calls.asks(name)) {
            Calls.arguments(call).stream().findFirst().ifPresent(key -> taken(call, key));
        }
    }

    /** Whether what the call makes has it as well. */
    private boolean given(Node call, String name, Node argument, boolean isSent) {
        var parameters = new Parameters(receivers.sources(), source, call, name);
        parameters.taking(argument, inside).forEach(given -> receivers.enter(given.source(), given.scope(), given));
        if (!parameters.isShown() && !isSent) {
            receivers.forbid(
                    Calls.called(call) + "() is given the object, and the source does not show what it uses of it");
        }
        return parameters.isClass();
    }
}
