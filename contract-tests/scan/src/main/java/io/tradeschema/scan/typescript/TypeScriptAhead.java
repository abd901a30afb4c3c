package io.tradeschema.scan.typescript;

/** What follows a word in a file's bytes. */
final class TypeScriptAhead {

    private final byte[] text;

    TypeScriptAhead(byte[] text) {
        this.text = text;
    }

    /** Where the body begins of what is named here; -1 where none follows. */
    int body(int at) {
        var depth = 0;
        for (var next = at; next < text.length; next++) {
            var one = text[next];
            if (one == '{' && depth <= 0 && !isType(next)) {
                return next;
            }
            depth += switch (one) {
                case '(', '<', '[', '{' -> 1;
                case ')', ']', '}' -> -1;
                case '>' -> text[next - 1] == '=' ? 0 : -1;
                default -> 0;
            };
            if (depth <= 0 && (one == ';' || one == '=' && next + 1 < text.length && text[next + 1] != '>')) {
                return -1;
            }
        }
        return -1;
    }

    /** Whether a brace begins a type that is written out. */
    private boolean isType(int brace) {
        var last = brace - 1;
        while (last > 0 && (text[last] == ' ' || text[last] == '\n')) {
            last--;
        }
        return text[last] == ':' || text[last] == '|' || text[last] == '&';
    }

    /** Whether a word that ends here is called, types and question marks between. */
    boolean calls(int at) {
        var next = at;
        while (next < text.length && (text[next] == ' ' || text[next] == '?' || text[next] == '.')) {
            next++;
        }
        if (next < text.length && text[next] == '<') {
            var end = next;
            while (end < text.length && end < next + 80 && text[end] != '>' && text[end] != '\n') {
                end++;
            }
            next = end < text.length && text[end] == '>' ? end + 1 : next;
        }
        return next < text.length && text[next] == '(';
    }

    static boolean isLetter(byte one) {
        return one >= 'a' && one <= 'z' || one >= 'A' && one <= 'Z' || one == '_' || one == '$' || one < 0;
    }

    static boolean isPart(byte one) {
        return isLetter(one) || one >= '0' && one <= '9';
    }
}
