package io.netbench.result.file;

import io.netbench.text.PlainText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Lines of CSV by RFC 4180, with line feeds alone between them, as tools on Linux expect. */
public final class CsvLine {

    private CsvLine() {}

    /** One line of fields; what is null or empty is an empty field, and no field ends the line: see {@link PlainText}. */
    public static String of(List<?> fields) {
        return fields.stream().map(CsvLine::field).collect(Collectors.joining(",", "", "\n"));
    }

    private static String field(Object value) {
        Object bare = value instanceof Optional<?> optional ? optional.orElse(null) : value;
        if (bare == null) {
            return "";
        }
        String text = bare instanceof Double number ? PlainNumber.of(number) : PlainText.of(bare.toString());
        boolean needsQuotes = text.chars().anyMatch(c -> c == ',' || c == '"') || !text.equals(text.strip());
        return needsQuotes ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }
}
