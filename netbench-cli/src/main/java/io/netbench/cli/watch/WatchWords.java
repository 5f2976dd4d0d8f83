package io.netbench.cli.watch;

import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;

/** What a watch says to a person. */
final class WatchWords {

    private static final double NS_PER_S = 1e9;

    private WatchWords() {}

    /** One line on one suite. */
    static String line(WatchVerdict verdict) {
        return "suite " + verdict.suite() + "  " + verdict.outcome().words() + after(verdict);
    }

    private static String after(WatchVerdict verdict) {
        List<String> reasons = verdict.reasons();
        return switch (verdict.outcome()) {
            case GOOD ->
                verdict.comparison()
                        .map(of -> ", " + QuantityText.counted(of.compared(), "figure") + ", "
                                + (verdict.again().isPresent()
                                        ? "none of them worse when measured again"
                                        : "none worse"))
                        .orElse("");
            case BASELINE -> ": later ones are held against it";
            // What a command says when a signal ends it is no news; what was worse until then is.
            case INTERRUPTED -> verdict.comparison().isEmpty() ? "" : ": " + some(reasons);
            case BAD, NOT_JUDGED -> reasons.isEmpty() ? "" : ": " + some(reasons);
        };
    }

    private static String some(List<String> reasons) {
        String first = reasons.get(0);
        return reasons.size() == 1
                ? first
                : first + " And " + QuantityText.counted(reasons.size() - 1L, "more reason") + ".";
    }

    /** What all of it came to. */
    static String summary(WatchState state, long tookNs, Optional<String> verdictOfFirstBad) {
        String counts = QuantityText.counted(state.suites(), "suite") + " (" + QuantityText.duration(tookNs) + "): "
                + state.good() + " good, " + state.bad() + " bad, " + state.notJudged() + " not judged";
        return counts
                + (state.firstBad() == 0
                        ? ""
                        : "; the first bad one was suite " + state.firstBad()
                                + verdictOfFirstBad.map(file -> ", " + file).orElse(""));
    }

    static double seconds(long ns) {
        return ns / NS_PER_S;
    }
}
