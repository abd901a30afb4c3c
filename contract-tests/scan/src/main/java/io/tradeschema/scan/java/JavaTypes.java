package io.tradeschema.scan.java;

import io.tradeschema.scan.code.Code;
import io.tradeschema.scan.code.Code.Argument;
import io.tradeschema.scan.code.Code.Block;
import io.tradeschema.scan.code.Code.Exit;
import io.tradeschema.scan.code.Code.Giving;
import io.tradeschema.scan.code.Code.Parameter;
import io.tradeschema.scan.code.Code.SeqKind;
import io.tradeschema.scan.code.Code.Taking;
import io.tradeschema.scan.syntax.Node;
import io.tradeschema.scan.syntax.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings classes, records, enumerations and interfaces to code. */
final class JavaTypes {

    private final JavaFile file;
    private final JavaScope around;

    JavaTypes(JavaFile file, JavaScope around) {
        this.file = file;
        this.around = around;
    }

    Code of(Node node) {
        var name = node.child("name").map(Node::text).orElse("");
        around.declareType(name);
        var members = members(node);
        var inside = around.ofClass(name, node, members);
        var marks = new ArrayList<>(JavaMarks.of(node, new JavaTerms(file, around)));
        marks.add(mark(node.place(), node.type().replace("_declaration", "")));
        if (JavaMarks.has(node, "abstract")) {
            marks.add(mark(node.place(), "abstract"));
        }
        return new Code.ClassDef(node.place(), name, bases(node), body(node, name, members, inside), marks);
    }

    private static Code mark(Place at, String word) {
        return new Code.Name(at, word);
    }

    private static List<Node> members(Node node) {
        var all = new ArrayList<Node>();
        node.child("body")
                .ifPresent(body -> body.children().forEach(child -> {
                    if (child.is("enum_body_declarations")) {
                        all.addAll(child.children());
                    } else {
                        all.add(child);
                    }
                }));
        return all;
    }

    private List<Argument> bases(Node node) {
        var bases = new ArrayList<Argument>();
        var terms = new JavaTerms(file, around);
        for (var list : node.children()) {
            if (list.is("superclass") || list.is("super_interfaces") || list.is("extends_interfaces")) {
                for (var child : list.children()) {
                    for (var type : child.is("type_list") ? child.children() : List.of(child)) {
                        bases.add(new Argument(type.place(), Giving.PLACE, "", terms.typeOf(type)));
                    }
                }
            }
        }
        return bases;
    }

    /** A class without a name, and an object of it. */
    Code anonymous(Node node, Code base, List<Argument> arguments, Node body) {
        var at = node.place();
        var name = "anonymous" + file.anonymous();
        var function = around.ofFunction();
        var inside = function.ofClass(name, node, body.children());
        var bases = List.of(new Argument(base.at(), Giving.PLACE, "", base));
        var code = new Code.ClassDef(at, name, bases, body(node, name, body.children(), inside), List.of());
        var object =
                new Code.Leave(at, Exit.RETURN, Optional.of(new Code.Call(at, new Code.Name(at, name), arguments)));
        return new Code.Call(at, JavaTerms.function(at, List.of(), new Block(at, List.of(code, object))), List.of());
    }

    private Block body(Node node, String name, List<Node> members, JavaScope inside) {
        var body = new Body(node, name, members, inside);
        return new Block(node.place(), body.statements());
    }

    /** The members of one class, as they come to code: what belongs to the making of an object stands in the makers. */
    private final class Body {
        private final Node type;
        private final List<Node> members;
        private final JavaScope inside;
        private final Parameter self;
        private final List<Code> fields = new ArrayList<>();
        private final List<Code> functions = new ArrayList<>();
        private final List<Code> constants = new ArrayList<>();
        private final List<Code> first = new ArrayList<>();
        private final List<Node> makers = new ArrayList<>();

        Body(Node type, String name, List<Node> members, JavaScope inside) {
            this.type = type;
            this.members = members;
            this.inside = inside;
            this.self = new Parameter(
                    type.place(), name + ".this", Taking.PLACE_OR_NAME, Optional.empty(), Optional.empty());
        }

        List<Code> statements() {
            var all = new ArrayList<Code>();
            if (type.is("record_declaration")) {
                type.child("parameters").ifPresent(this::components);
            }
            for (var member : members) {
                if (JavaCode.TYPES.contains(member.type())) {
                    all.add(new JavaTypes(file, inside).of(member));
                } else {
                    member(member);
                }
            }
            makers();
            all.addAll(fields);
            all.addAll(functions);
            all.addAll(constants);
            return all;
        }

        private void member(Node member) {
            switch (member.type()) {
                case "field_declaration", "constant_declaration" -> field(member);
                case "method_declaration", "annotation_type_element_declaration" -> functions.add(method(member));
                case "constructor_declaration" -> makers.add(member);
                case "compact_constructor_declaration" -> functions.add(compact(member));
                case "enum_constant" -> constant(member);
                case "static_initializer" ->
                    fields.addAll(code(inside.ofFunction()).statements(block(member)));
                case "block" -> first.add(code(inside.ofFunction()).block(member));
                default -> fields.addAll(code(inside.ofFunction()).statements(member));
            }
        }

        private Node block(Node initializer) {
            return initializer.first("block").orElse(initializer);
        }

        private JavaCode code(JavaScope scope) {
            return new JavaCode(file, scope);
        }

        private JavaTerms terms(JavaScope scope) {
            return new JavaTerms(file, scope);
        }

        // ---- fields ----

        private void field(Node member) {
            var fixed = member.is("constant_declaration")
                    || JavaMarks.has(member, "static")
                    || type.is("interface_declaration")
                    || type.is("annotation_type_declaration");
            var declared = terms(inside).type(member);
            var marks = new ArrayList<>(JavaMarks.of(member, terms(inside)));
            for (var word : List.of("static", "public", "transient")) {
                if (JavaMarks.has(member, word)) {
                    marks.add(mark(member.place(), word));
                }
            }
            for (var one : member.all("declarator")) {
                var at = one.place();
                var name = one.child("name").map(Node::text).orElse("");
                var value = one.child("value").map(terms(inside.ofFunction())::of);
                fields.add(
                        new Code.Set(at, new Code.Name(at, name), fixed ? value : Optional.empty(), declared, marks));
                if (!fixed && value.isPresent()) {
                    first.add(new Code.Set(at, new Code.Attr(at, own(at), name), value, declared));
                }
            }
        }

        private Code own(Place at) {
            return new Code.Name(at, self.name());
        }

        private void components(Node list) {
            for (var part : list.children()) {
                var name = part.child("name")
                        .or(() -> part.first("variable_declarator").flatMap(found -> found.child("name")))
                        .map(Node::text)
                        .orElse("");
                var at = part.place();
                fields.add(new Code.Set(
                        at,
                        new Code.Name(at, name),
                        Optional.empty(),
                        terms(inside).type(part),
                        JavaMarks.of(part, terms(inside))));
                if (!inside.writes(name, members)) {
                    var leave = new Code.Leave(at, Exit.RETURN, Optional.of(new Code.Attr(at, own(at), name)));
                    functions.add(new Code.Func(
                            at,
                            name,
                            List.of(self),
                            new Block(at, List.of(leave)),
                            false,
                            List.of(mark(at, "accessor")),
                            Optional.empty()));
                }
            }
        }

        private void constant(Node member) {
            var at = member.place();
            var name = member.child("name").map(Node::text).orElse("");
            var given = member.child("arguments")
                    .map(list -> terms(inside.ofFunction()).arguments(list))
                    .orElse(List.of());
            constants.add(new Code.Set(
                    at,
                    new Code.Name(at, name),
                    Optional.of(new Code.Seq(
                            at,
                            SeqKind.TUPLE,
                            given.stream().map(Argument::value).toList())),
                    Optional.empty(),
                    JavaMarks.of(member, terms(inside))));
            member.child("body").ifPresent(body -> {
                var of = name + "$" + file.anonymous();
                var within = inside.ofClass(of, member, body.children());
                constants.add(new Code.ClassDef(
                        at,
                        of,
                        List.of(),
                        new Block(at, new Body(member, of, body.children(), within).statements()),
                        List.of()));
            });
        }

        // ---- functions ----

        private Code method(Node member) {
            var name = member.child("name").map(Node::text).orElse("");
            var fixed = JavaMarks.has(member, "static");
            var scope = inside.ofFunction();
            var code = code(scope);
            var parameters = new ArrayList<Parameter>();
            if (!fixed) {
                parameters.add(self);
            }
            member.child("parameters").ifPresent(list -> parameters.addAll(code.parameters(list)));
            var marks = new ArrayList<>(JavaMarks.of(member, terms(inside)));
            if (fixed) {
                marks.add(mark(member.place(), "static"));
            }
            if (inside.isSeveral(name)) {
                marks.add(mark(member.place(), "several"));
            }
            var body = member.child("body");
            if (body.isEmpty()) {
                marks.add(mark(member.place(), "abstract"));
            }
            return new Code.Func(
                    member.child("name").map(Node::place).orElse(member.place()),
                    name,
                    parameters,
                    body.map(code::block).orElseGet(() -> preset(member)),
                    false,
                    marks,
                    terms(inside).type(member));
        }

        /** What a method without a body gives: an annotation's may have a value all the same. */
        private Block preset(Node member) {
            var at = member.place();
            return new Block(
                    at,
                    member.child("value")
                            .<List<Code>>map(value -> List.of(new Code.Leave(
                                    at, Exit.RETURN, Optional.of(terms(inside).of(value)))))
                            .orElse(List.of()));
        }

        /** What runs when a record is made: the names of its parts are those of the object. */
        private Code compact(Node member) {
            var code = code(inside.ofFunction());
            return new Code.Func(
                    member.place(),
                    JavaCode.MADE,
                    List.of(self),
                    member.child("body").map(code::block).orElseGet(() -> new Block(member.place(), List.of())),
                    false,
                    List.of(),
                    Optional.empty());
        }

        private void makers() {
            for (var maker : makers) {
                functions.add(maker(maker));
            }
            if (makers.isEmpty()
                    && (!first.isEmpty() || type.first("superclass").isPresent())
                    && !type.is("record_declaration")) {
                var at = type.place();
                var body = new ArrayList<>(parent());
                body.addAll(first);
                functions.add(maker(at, List.of(self), body, List.of()));
            } else if (!makers.isEmpty() && type.is("record_declaration")) {
                type.child("parameters").ifPresent(this::canonical);
            }
        }

        private List<Code> parent() {
            var at = type.place();
            if (type.first("superclass").isEmpty()) {
                return List.of();
            }
            Code above = new Code.Call(at, new Code.Name(at, JavaCode.PARENT), List.of());
            return List.of(new Code.Do(at, new Code.Call(at, new Code.Attr(at, above, JavaCode.MAKING), List.of())));
        }

        private Code maker(Place at, List<Parameter> parameters, List<Code> body, List<Code> marks) {
            return new Code.Func(at, JavaCode.MAKING, parameters, new Block(at, body), false, marks, Optional.empty());
        }

        private Code maker(Node member) {
            var code = code(inside.ofFunction());
            var parameters = new ArrayList<Parameter>();
            parameters.add(self);
            member.child("parameters").ifPresent(list -> parameters.addAll(code.parameters(list)));
            var written =
                    member.child("body").map(code::block).map(Block::statements).orElse(List.of());
            var call = member.child("body").flatMap(body -> body.first("explicit_constructor_invocation"));
            var own = call.flatMap(found -> found.child("constructor"))
                    .filter(which -> which.is("this"))
                    .isPresent();
            var body = new ArrayList<Code>();
            if (call.isEmpty()) {
                body.addAll(parent());
            }
            var rest = new ArrayList<>(written);
            if (call.isPresent() && !rest.isEmpty()) {
                body.add(rest.remove(0));
            }
            if (!own) {
                body.addAll(first);
            }
            body.addAll(rest);
            var marks = new ArrayList<>(JavaMarks.of(member, terms(inside)));
            if (makers.size() > 1 || type.is("record_declaration")) {
                marks.add(mark(member.place(), "several"));
            }
            return maker(member.place(), parameters, body, marks);
        }

        /** A record that has makers of its own has the one that takes all its parts beside them. */
        private void canonical(Node list) {
            var parts = list.children().stream()
                    .filter(part -> part.child("name").isPresent())
                    .toList();
            var written = makers.stream()
                    .anyMatch(maker -> maker.child("parameters")
                            .filter(own -> own.size() == parts.size()
                                    && own.children().stream()
                                            .map(JavaTypes::declared)
                                            .toList()
                                            .equals(parts.stream()
                                                    .map(JavaTypes::declared)
                                                    .toList()))
                            .isPresent());
            if (written) {
                return;
            }
            var parameters = new ArrayList<Parameter>();
            parameters.add(self);
            var body = new ArrayList<Code>();
            for (var part : parts) {
                var at = part.place();
                var name = part.child("name").map(Node::text).orElse("");
                parameters.add(new Parameter(
                        at, name, Taking.PLACE_OR_NAME, terms(inside).type(part), Optional.empty()));
                body.add(new Code.Set(
                        at, new Code.Attr(at, own(at), name), Optional.of(new Code.Name(at, name)), Optional.empty()));
            }
            functions.add(maker(list.place(), parameters, body, List.of(mark(list.place(), "several"))));
        }
    }

    private static String declared(Node parameter) {
        return parameter.child("type").map(Node::text).orElse("");
    }
}
