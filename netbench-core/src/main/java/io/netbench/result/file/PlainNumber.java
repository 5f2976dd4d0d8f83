package io.netbench.result.file;

import java.math.BigDecimal;

/** Numbers for spreadsheets: no exponent, and no fraction where there is none. */
final class PlainNumber {

    private PlainNumber() {}

    static String of(double value) {
        BigDecimal exact = BigDecimal.valueOf(value);
        return exact.signum() == 0 ? "0" : exact.stripTrailingZeros().toPlainString();
    }
}
