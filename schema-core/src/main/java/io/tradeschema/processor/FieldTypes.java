package io.tradeschema.processor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Which types the components of a record may have, and what to write in place of one that they may not have. */
final class FieldTypes {

    private static final String VALUE_TYPE = "io.tradeschema.model.ValueType";
    private static final String NUMBER =
            "use a decimal type with a unit, such as Price or Usd, or a record of your own with"
                    + " a public static final DecimalType TYPE";
    private static final String TEXT =
            "use a text type such as Name or Note, an enum, or a record of your own with a public static final TextType TYPE";
    private static final String MANY =
            "use a List of a field type, such as List<Price>, with @Count, or one field for each";
    private static final String NAMED =
            "an event has no maps: use a List of records, each with its key, or one field for each";
    private static final String TIME = "use java.time.Instant";

    /** What is probably meant by a type that is often tried; what derives from it is meant so, too. */
    private static final Map<String, String> MEANT = Map.of(
            "java.lang.Number", NUMBER,
            "java.lang.CharSequence", TEXT,
            "java.lang.Character", TEXT,
            "java.util.UUID", "use Id, which holds its text",
            "java.lang.Iterable", MANY,
            "java.util.Map", NAMED,
            "java.time.temporal.Temporal", TIME,
            "java.time.temporal.TemporalAmount", "use Seconds",
            "java.util.Date", TIME);

    private final ProcessingEnvironment environment;

    FieldTypes(ProcessingEnvironment environment) {
        this.environment = environment;
    }

    /** What is wrong with the type of a component, in one sentence; empty when nothing is. */
    Optional<String> complaint(TypeElement record, RecordComponentElement component) {
        var declared = component.asType();
        var type = isOptional(declared) ? argument(declared) : Optional.of(declared);
        var advice = type.isEmpty()
                ? Optional.of("say of what, as in Optional<Price>")
                : advice(type.get(), isOptional(declared));
        return advice.map(instead -> record.getSimpleName() + "." + component.getSimpleName() + " has type "
                + simple(declared) + ", which no field has: " + instead);
    }

    private static String simple(TypeMirror type) {
        return type.toString().replaceAll("\\b([a-z_][A-Za-z0-9_]*\\.)+(?=[A-Z])", "");
    }

    private static boolean isOptional(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && element(type).getQualifiedName().contentEquals("java.util.Optional");
    }

    /** The class that an Optional is of; empty where it says none. */
    private static Optional<TypeMirror> argument(TypeMirror optional) {
        return ((DeclaredType) optional)
                .getTypeArguments().stream()
                        .filter(type -> type.getKind() != TypeKind.WILDCARD)
                        .<TypeMirror>map(type -> type)
                        .findFirst();
    }

    private Optional<String> advice(TypeMirror type, boolean boxed) {
        return switch (type.getKind()) {
            case BOOLEAN, ERROR -> Optional.empty();
            case BYTE, SHORT, INT, LONG, FLOAT, DOUBLE -> Optional.of(NUMBER);
            case CHAR -> Optional.of(TEXT);
            case ARRAY -> Optional.of(MANY);
            case DECLARED -> isList(type) ? inList(type) : ofClass(type, boxed);
            default -> Optional.of(general());
        };
    }

    private Optional<String> ofClass(TypeMirror type, boolean boxed) {
        return isFieldType(type) ? Optional.empty() : Optional.of(instead(type, boxed));
    }

    static boolean isList(TypeMirror type) {
        return type.getKind() == TypeKind.DECLARED
                && element(type).getQualifiedName().contentEquals("java.util.List");
    }

    /** What is wrong with the elements of a list. */
    private Optional<String> inList(TypeMirror list) {
        var of = argument(list);
        if (of.isEmpty()) {
            return Optional.of("say of what, as in List<Price>");
        }
        if (isList(of.get())) {
            return Optional.of("make the inner list a field of a record, and use a List of that record");
        }
        if (isOptional(of.get())) {
            return Optional.of("no element is absent: leave it out");
        }
        return advice(of.get(), true).map(instead -> "of its elements, " + instead);
    }

    private boolean isFieldType(TypeMirror type) {
        var name = element(type).getQualifiedName();
        return name.contentEquals("java.lang.Boolean")
                || name.contentEquals("java.time.Instant")
                || element(type).getKind() == ElementKind.ENUM
                || isValueClass(type);
    }

    /** Whether the class says what its values are: {@code public static final ValueType<ItsOwnClass> TYPE}. */
    private boolean isValueClass(TypeMirror type) {
        return element(type).getModifiers().contains(Modifier.PUBLIC)
                && ElementFilter.fieldsIn(element(type).getEnclosedElements()).stream()
                        .filter(FieldTypes::isConstant)
                        .anyMatch(constant -> isValueTypeOf(type, constant.asType()));
    }

    private static boolean isConstant(VariableElement field) {
        return field.getSimpleName().contentEquals("TYPE")
                && field.getModifiers().containsAll(List.of(Modifier.PUBLIC, Modifier.STATIC));
    }

    private boolean isValueTypeOf(TypeMirror type, TypeMirror constant) {
        return constant.getKind() == TypeKind.DECLARED
                && withSupertypes(constant)
                        .filter(candidate ->
                                element(candidate).getQualifiedName().contentEquals(VALUE_TYPE))
                        .flatMap(candidate -> ((DeclaredType) candidate).getTypeArguments().stream())
                        .anyMatch(argument -> environment.getTypeUtils().isSameType(argument, type));
    }

    private Stream<TypeMirror> withSupertypes(TypeMirror type) {
        return Stream.concat(
                Stream.of(type),
                environment.getTypeUtils().directSupertypes(type).stream().flatMap(this::withSupertypes));
    }

    private String instead(TypeMirror type, boolean boxed) {
        if (isOptional(type)) {
            return boxed ? "one Optional is enough" : general();
        }
        return withSupertypes(type)
                .map(candidate ->
                        MEANT.get(element(candidate).getQualifiedName().toString()))
                .filter(advice -> advice != null)
                .findFirst()
                .orElseGet(() -> ofOurOwn(type));
    }

    private String ofOurOwn(TypeMirror type) {
        var name = element(type).getSimpleName();
        return element(type).getKind() == ElementKind.RECORD
                ? "make it public and give it a public static final TYPE that is a ValueType<" + name
                        + ">, ValueType.object(" + name + ".class) for an object inside the event"
                : general();
    }

    private static String general() {
        return "use a class with a public static final ValueType TYPE, an enum, boolean, Instant, a List of one of these, or Optional of one of all these";
    }

    private static TypeElement element(TypeMirror type) {
        Element element = ((DeclaredType) type).asElement();
        return (TypeElement) element;
    }
}
