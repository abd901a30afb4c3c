package io.tradeschema.compat.regex;

import java.util.ArrayList;
import java.util.Map;
import java.util.function.IntPredicate;

/** The code points of a Unicode general category, such as L or Nd. */
final class UnicodeCategories {

    private static final Map<String, String> LONG_NAMES = Map.of(
            "Letter",
            "L",
            "Number",
            "N",
            "Punctuation",
            "P",
            "Lowercase_Letter",
            "Ll",
            "Uppercase_Letter",
            "Lu",
            "Decimal_Number",
            "Nd");

    /** The two letters of each category, by the number that {@link Character#getType(int)} gives it. */
    private static final String[] CODES = {
        "Cn", "Lu", "Ll", "Lt", "Lm", "Lo", "Mn", "Me", "Mc", "Nd", "Nl", "No", "", "Zs", "Zl", "Zp", "Cc", "Cf", "",
        "Co", "Cs", "Pd", "Ps", "Pe", "Pc", "Po", "Sm", "Sc", "Sk", "So", "Pi", "Pf"
    };

    private UnicodeCategories() {}

    static CodePoints named(String name) throws RegexUndecided {
        var code = LONG_NAMES.getOrDefault(name.replaceFirst("^(gc|General_Category)=", ""), name);
        var known = false;
        for (var category : CODES) {
            known |= !category.isEmpty() && !code.isEmpty() && category.startsWith(code);
        }
        if (!known) {
            throw new RegexUndecided("the property \\p{" + name + "}");
        }
        return where(point -> CODES[Character.getType(point)].startsWith(code));
    }

    private static CodePoints where(IntPredicate belongs) {
        var pairs = new ArrayList<Integer>();
        for (var point = 0; point <= CodePoints.LAST; point++) {
            if (belongs.test(point)) {
                var from = point;
                while (point < CodePoints.LAST && belongs.test(point + 1)) {
                    point++;
                }
                pairs.add(from);
                pairs.add(point);
            }
        }
        return CodePoints.of(pairs.stream().mapToInt(Integer::intValue).toArray());
    }
}
