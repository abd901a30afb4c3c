package io.tradeschema.json;

import io.tradeschema.json.binding.Unreadable;
import io.tradeschema.model.Excerpt;
import io.tradeschema.model.Finding;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.Where;
import java.util.regex.Pattern;

/** The finding about a text that is no JSON: where it goes wrong, and the usual reason. */
final class SyntaxFinding {

    private static final Pattern PYTHON_WORD = Pattern.compile("(None|True|False)\\b.*", Pattern.DOTALL);
    private static final Pattern NOT_A_NUMBER = Pattern.compile("-?(NaN|Infinity|inf|nan)\\b.*", Pattern.DOTALL);
    private static final Pattern PYTHON_BYTES = Pattern.compile("\\s*b(['\"]).*\\1\\s*", Pattern.DOTALL);
    private static final Pattern JSON_START = Pattern.compile("[{\\[\"]");
    private static final int LOOK_BACK = 12;

    private SyntaxFinding() {}

    static Unreadable unreadable(String text, int offset, String subject) {
        var at = startOfWord(text, Math.max(0, Math.min(offset, text.length()) - 1));
        var rest = text.substring(at);
        var finding = Finding.of(
                        MessageRule.NOT_JSON,
                        subject,
                        Where.path("$"),
                        "not JSON from character " + (at + 1) + " on",
                        fix(rest, text))
                .showing(rest.isBlank() ? "the end of the text" : Excerpt.quoted(rest));
        return new Unreadable(finding);
    }

    /** The parser stops inside a word such as NaN; people look for its beginning. */
    private static int startOfWord(String text, int offset) {
        var start = offset;
        while (start > 0 && offset - start < LOOK_BACK && isWordPart(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static boolean isWordPart(char character) {
        return Character.isLetterOrDigit(character) || character == '-';
    }

    private static String fix(String rest, String text) {
        if (NOT_A_NUMBER.matcher(rest).matches()) {
            return "leave the field out when there is no number; in Python json.dumps(..., allow_nan=False)";
        }
        if (PYTHON_BYTES.matcher(text).matches()) {
            return "this is the text of Python's bytes: publish the bytes themselves, or message.decode(), not str(message)";
        }
        if (rest.startsWith("'") || PYTHON_WORD.matcher(rest).matches()) {
            return "this is the text of a Python object: publish json.dumps(message), not str(message)";
        }
        if (!JSON_START.matcher(text.stripLeading()).lookingAt()) {
            return "this is no JSON: publish the event as a JSON object in UTF-8";
        }
        if (!text.stripTrailing().endsWith("}")) {
            return "the text is cut off: publish the whole message";
        }
        return "write the message with a JSON library";
    }
}
