package io.tradeschema.model;

import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads one component of a record's header. */
final class HeaderField {

    private HeaderField() {}

    static Field read(RecordComponent component, int position) {
        var type = component.getGenericType();
        var optional = component.getType() == Optional.class;
        var since = Optional.ofNullable(component.getAnnotation(Since.class)).map(mark -> Version.of(mark.value()));
        var doc = Optional.ofNullable(component.getAnnotation(Doc.class));
        return new Field(
                wireName(component),
                component.getName(),
                position,
                narrowed(component, typeOf(component, optional ? argument(type) : type)),
                !optional,
                doc.map(Doc::value).orElse(""),
                since.orElse(Header.FIRST),
                Optional.ofNullable(component.getAnnotation(RequiredWhen.class))
                        .map(mark -> new Condition(mark.field(), mark.is())),
                Optional.ofNullable(component.getAnnotation(Sunset.class)).map(HeaderField::deprecation),
                component.isAnnotationPresent(MustUnderstand.class),
                doc.filter(mark -> !mark.since().isEmpty())
                        .map(mark -> new Field.EarlierDoc(Version.of(mark.since()), mark.before())));
    }

    private static Deprecation deprecation(Sunset mark) {
        return new Deprecation(Version.of(mark.since()), LocalDate.parse(mark.on()), mark.because());
    }

    private static String wireName(RecordComponent component) {
        var given = component.getAnnotation(WireName.class);
        return given != null
                ? given.value()
                : component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    }

    static List<RetiredName> retired(RecordComponent component, String liveName) {
        var names = new ArrayList<RetiredName>();
        var formerly = component.getAnnotation(Formerly.class);
        if (formerly != null) {
            var values = mapping(formerly.values());
            for (var name : formerly.value()) {
                names.add(new RetiredName(name, Optional.of(liveName), values, ""));
            }
        }
        var retired = component.getAnnotation(Retired.class);
        if (retired != null) {
            for (var name : retired.value()) {
                names.add(new RetiredName(name, Optional.empty(), Map.of(), retired.because()));
            }
        }
        return names;
    }

    private static Map<String, String> mapping(String[] pairs) {
        var mapping = new LinkedHashMap<String, String>();
        for (var pair : pairs) {
            var parts = pair.split("=", 2);
            if (parts.length != 2) {
                throw new IllegalArgumentException("a value mapping is OLD=NEW, found " + Excerpt.quoted(pair));
            }
            mapping.put(parts[0], parts[1]);
        }
        return mapping;
    }

    private static Type argument(Type type) {
        return type instanceof ParameterizedType generic ? generic.getActualTypeArguments()[0] : Object.class;
    }

    private static ValueType<?> narrowed(RecordComponent component, ValueType<?> type) {
        var above = component.getAnnotation(Above.class);
        var count = component.getAnnotation(Count.class);
        if (above != null) {
            return type.asDecimal()
                    .map(decimal -> decimal.above(above.value()))
                    .orElseThrow(
                            () -> new IllegalArgumentException(nameOf(component) + ": @Above narrows decimals only"));
        }
        return count == null ? type : counted(component, type, count);
    }

    private static ValueType<?> counted(RecordComponent component, ValueType<?> type, Count count) {
        return type.asList()
                .map(list -> list.count(count.least(), count.most()))
                .orElseThrow(() -> new IllegalArgumentException(nameOf(component) + ": @Count is said of lists only"));
    }

    private static ValueType<?> typeOf(RecordComponent component, Type type) {
        if (type == boolean.class || type == Boolean.class) {
            return FlagType.INSTANCE;
        }
        if (type == Instant.class) {
            return TimeType.INSTANCE;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
            return ValueType.list(typeOf(component, argument(generic)));
        }
        if (type instanceof Class<?> javaType && javaType.isEnum()) {
            return new ChoiceType<>(javaType);
        }
        return type instanceof Class<?> javaType ? declared(component, javaType) : noType(component, type);
    }

    private static ValueType<?> declared(RecordComponent component, Class<?> javaType) {
        try {
            var type = javaType.getField("TYPE");
            if (Modifier.isStatic(type.getModifiers())
                    && type.get(null) instanceof ValueType<?> declared
                    && declared.javaType() == javaType) {
                return declared;
            }
            return noType(component, javaType);
        } catch (NoSuchFieldException | IllegalAccessException e) {
            return noType(component, javaType);
        }
    }

    private static ValueType<?> noType(RecordComponent component, Type type) {
        throw new IllegalArgumentException(nameOf(component) + " has type " + type.getTypeName()
                + ", which is no value type: use one with a public static final ValueType TYPE, an enum, boolean,"
                + " Instant, a List of one of these, or Optional of one of all these");
    }

    private static String nameOf(RecordComponent component) {
        return component.getDeclaringRecord().getSimpleName() + "." + component.getName();
    }
}
