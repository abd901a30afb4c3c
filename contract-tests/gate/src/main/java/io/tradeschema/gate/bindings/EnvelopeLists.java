package io.tradeschema.gate.bindings;

import io.tradeschema.json.EnvelopeField;
import java.util.Arrays;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Puts the optional fields of the envelope, one a line, where a template of another language has their sign. */
final class EnvelopeLists {

    private static final Pattern SIGN = Pattern.compile("(?m)^( *)(?:#|//) \\$OPTIONAL(.*)$");

    private EnvelopeLists() {}

    static String python(String template) {
        return expanded(template, name -> name + ": Optional[str]", "");
    }

    static String typeScript(String template) {
        return expanded(template, name -> "readonly " + camel(name) + "?: string", ";");
    }

    private static String expanded(String template, Function<String, String> declaration, String end) {
        return SIGN.matcher(template)
                .replaceAll(sign -> Matcher.quoteReplacement(Arrays.stream(EnvelopeField.values())
                        .filter(field -> !field.required() && field != EnvelopeField.SCHEMA_VERSION)
                        .map(field -> sign.group(1) + declaration.apply(field.wire()) + sign.group(2) + end)
                        .collect(Collectors.joining("\n"))));
    }

    private static String camel(String name) {
        return Pattern.compile("_(.)")
                .matcher(name)
                .replaceAll(match -> match.group(1).toUpperCase(java.util.Locale.ROOT));
    }
}
