package io.tradeschema.scan.machine;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a class tells its library beside its fields; the tables know by which settings. */
final class Settings {

    private final Machine machine;

    Settings(Machine machine) {
        this.machine = machine;
    }

    /** Whether a setting of the class says this: one that is written {@code name=value} has that value, another is on. */
    boolean say(Klass klass, String what) {
        return machine.tables().names(what).stream().anyMatch(setting -> {
            var parts = setting.split("=", 2);
            return klass.setting(parts[0])
                    .filter(value -> parts.length == 1 ? isOn(value) : value.any(one -> means(one, parts[1])))
                    .isPresent();
        });
    }

    private static boolean isOn(Value value) {
        return value.any(one -> one instanceof One.Lit lit && lit.value().equals(true));
    }

    private static boolean means(One one, String word) {
        return one.text().filter(word::equals).isPresent()
                || one instanceof One.Outside outside && outside.path().endsWith("." + word);
    }

    /** The value of the class's first setting that is named so. */
    Optional<Value> of(Klass klass, String what) {
        return machine.tables().names(what).stream()
                .flatMap(name -> klass.setting(name).stream())
                .findFirst();
    }

    /** The name that a library makes of a field's in this way. */
    String renamed(String name, Value way) {
        var parts = List.of(name.split("_"));
        return switch (way.only().map(this::word).orElse("")) {
            case "camel" -> parts.get(0) + capitals(parts.subList(1, parts.size()));
            case "pascal" -> capitals(parts);
            case "snake" -> snake(name);
            case "kebab" -> snake(name).replace('_', '-');
            case "capital" -> capital(name);
            case "upper" -> name.toUpperCase(Locale.ROOT);
            case "lower" -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    private String word(One way) {
        return way instanceof One.Outside outside
                ? machine.tables().kind(outside.path()).orElse("")
                : way.text().orElse("");
    }

    private static String snake(String name) {
        return name.replaceAll("(\\p{Ll}|[0-9])(\\p{Lu})", "$1_$2").toLowerCase(Locale.ROOT);
    }

    private static String capital(String name) {
        return name.isEmpty() ? "" : name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    }

    private static String capitals(List<String> parts) {
        var text = new StringBuilder();
        parts.forEach(part -> text.append(capital(part)));
        return text.toString();
    }
}
