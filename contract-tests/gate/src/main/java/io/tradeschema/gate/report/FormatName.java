package io.tradeschema.gate.report;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a report format in any case. */
public final class FormatName implements ITypeConverter<ReportFormat> {

    @Override
    public ReportFormat convert(String name) {
        return Arrays.stream(ReportFormat.values())
                .filter(format -> format.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException("\"" + name + "\" is no format; it is one of "
                        + Arrays.stream(ReportFormat.values())
                                .map(format -> format.name().toLowerCase(Locale.ROOT))
                                .collect(Collectors.joining(", "))));
    }
}
