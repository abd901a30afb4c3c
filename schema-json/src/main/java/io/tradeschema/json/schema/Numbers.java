package io.tradeschema.json.schema;

import io.tradeschema.model.DecimalType;
import io.tradeschema.model.ValueType;
import java.math.BigDecimal;
import java.util.Optional;

/** Reads what a schema says of a number. */
final class Numbers {

    private final Complaints complaints;

    Numbers(Complaints complaints) {
        this.complaints = complaints;
    }

    Optional<DecimalType<BigDecimal>> read(Keywords keywords, String name, boolean whole) {
        var least = bound(keywords, Keyword.MINIMUM, whole);
        var above = bound(keywords, Keyword.EXCLUSIVE_MINIMUM, whole)
                .filter(bound -> !isEnd(bound, DecimalType.SIZE_BEYOND.negate()));
        var most = bound(keywords, Keyword.MAXIMUM, whole);
        bound(keywords, Keyword.EXCLUSIVE_MAXIMUM, whole)
                .filter(bound -> !isEnd(bound, DecimalType.SIZE_BEYOND))
                .ifPresent(bound -> complaints.add(
                        SchemaRule.SCHEMA_KEYWORD,
                        keywords.placeOf(Keyword.EXCLUSIVE_MAXIMUM),
                        "\"exclusiveMaximum\" cannot be said by a contract",
                        "write \"maximum\", the greatest value that is accepted"));
        if (least.isPresent() && above.isPresent()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(Keyword.EXCLUSIVE_MINIMUM),
                    "\"minimum\" and \"exclusiveMinimum\" stand beside each other",
                    "keep one of both");
            return Optional.empty();
        }
        var type = ValueType.decimal(name);
        type = least.isPresent() ? type.atLeast(least.get().toPlainString()) : type;
        type = above.isPresent() ? type.above(above.get().toPlainString()) : type;
        type = most.isPresent() ? type.atMost(most.get().toPlainString()) : type;
        return annotated(whole ? type.whole() : type, keywords).filter(read -> hasValues(read, keywords));
    }

    private static boolean isEnd(BigDecimal bound, BigDecimal end) {
        return bound.compareTo(end) == 0;
    }

    private Optional<BigDecimal> bound(Keywords keywords, Keyword keyword, boolean whole) {
        var bound = keywords.number(keyword);
        var fits = bound.filter(
                number -> ValueType.decimal("bound").read(number, "bound").accepted()
                        || number.abs().compareTo(DecimalType.SIZE_BEYOND) == 0 && isExclusive(keyword));
        if (bound.isPresent() && fits.isEmpty()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(keyword),
                    "\"" + keyword.word() + "\" is beyond the numbers that are read",
                    "a number has at most " + DecimalType.DIGITS
                            + " digits and a size from 1e-30 to below 1e20; leave the bound out where there is none");
        }
        if (whole && fits.filter(number -> !DecimalType.isWhole(number)).isPresent()) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(keyword),
                    "\"" + keyword.word() + "\" of whole numbers is no whole number",
                    "write the last whole number that is accepted");
            return Optional.empty();
        }
        return fits;
    }

    private static boolean isExclusive(Keyword keyword) {
        return keyword == Keyword.EXCLUSIVE_MINIMUM || keyword == Keyword.EXCLUSIVE_MAXIMUM;
    }

    private boolean hasValues(DecimalType<BigDecimal> type, Keywords keywords) {
        var order =
                type.least().flatMap(least -> type.most().map(least::compareTo)).orElse(-1);
        var none = order > 0 || order == 0 && type.leastExcluded();
        if (none) {
            complaints.add(
                    SchemaRule.SCHEMA_VALUE,
                    keywords.placeOf(Keyword.MAXIMUM),
                    "no number lies between these bounds",
                    "write the least bound first, then the greatest");
        }
        return !none;
    }

    private Optional<DecimalType<BigDecimal>> annotated(DecimalType<BigDecimal> type, Keywords keywords) {
        var place = keywords.placeOf(Keyword.UNIT);
        var unit = keywords.text(Keyword.UNIT);
        var good = unit.filter(text -> Types.isPrintable(text) && !text.isBlank() && text.length() <= 64);
        if (unit.isPresent() && good.isEmpty()) {
            complaints.add(SchemaRule.SCHEMA_VALUE, place, "\"x-unit\" names no unit", "write one, such as \"USD\"");
        }
        var read = good.map(type::unit).orElse(type);
        return Optional.of(read.examples(Examples.of(keywords, read, complaints).toArray(String[]::new)));
    }
}
