package io.netbench.suite;

import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteFinding.Kind;
import io.netbench.suite.ThoroughFigures.Bystander;
import io.netbench.suite.ThoroughFigures.Hub;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What was measured beyond pairs, as a suite keeps it: series, which fail nothing, since no rule says what they should reach. */
final class ThoroughRecords {

    private static final Map<String, String> NOTHING_EXPECTED = Map.of("expected", "there is no rule for it");

    private ThoroughRecords() {}

    /** Its findings, where pairs usually reach so much in bytes/s; NaN where that is unknown. */
    static List<SuiteFinding> of(ThoroughFigures figures, double usualBytesPerS) {
        List<SuiteFinding> all = new ArrayList<>();
        if (!figures.matchings().isEmpty()) {
            List<String> runs = IntStream.rangeClosed(1, figures.matchings().size())
                    .mapToObj(round -> ThoroughRounds.BISECTION + "-" + round)
                    .toList();
            Double usual = Double.isNaN(usualBytesPerS) ? null : (Double) usualBytesPerS;
            all.add(series("bisection", figures.meanOfMatchings(), usual, runs, bisection(figures, usualBytesPerS)));
        }
        figures.hubs()
                .forEach(hub -> all.add(series(
                        hub.receives() ? "incast" : "broadcast",
                        hub.bytesPerS(),
                        null,
                        List.of(hub.run()),
                        words(hub))));
        figures.bystanders()
                .forEach(one -> all.add(series(
                        "bystander", one.besideBytesPerS(), one.aloneBytesPerS(), List.of(one.run()), words(one))));
        return all;
    }

    private static SuiteFinding series(String code, double measured, Double expected, List<String> runs, String text) {
        return new SuiteFinding(
                code,
                Kind.SERIES,
                List.of(),
                Optional.empty(),
                true,
                expected,
                measured,
                Optional.of("bytes_per_s"),
                Optional.empty(),
                runs,
                Optional.empty(),
                text,
                NOTHING_EXPECTED);
    }

    private static String bisection(ThoroughFigures figures, double usual) {
        double mean = figures.meanOfMatchings();
        return "In %s of random halves a pair reaches %s on average, from %s to %s%s."
                .formatted(
                        QuantityText.counted(figures.matchings().size(), "matching"),
                        QuantityText.bitRate(mean),
                        QuantityText.bitRate(Collections.min(figures.matchings())),
                        QuantityText.bitRate(Collections.max(figures.matchings())),
                        Double.isNaN(usual)
                                ? ""
                                : "; " + QuantityText.percent(mean / usual) + " of what pairs usually do");
    }

    private static String words(Hub hub) {
        String form = hub.receives()
                ? "%s to %s: %s, the least from %s: %s."
                : "%2$s to %1$s: %3$s, the least to %4$s: %5$s.";
        String others = hub.others().replaceFirst("^all", "all others");
        return form.formatted(
                hub.receives() ? Character.toUpperCase(others.charAt(0)) + others.substring(1) : others,
                hub.host(),
                QuantityText.bitRate(hub.bytesPerS()),
                hub.slowest(),
                QuantityText.bitRate(hub.slowestBytesPerS()));
    }

    private static String words(Bystander one) {
        return "%s -> %s reaches %s beside an incast to %s, and %s without."
                .formatted(
                        one.source(),
                        one.sink(),
                        QuantityText.bitRate(one.besideBytesPerS()),
                        one.hub(),
                        QuantityText.bitRate(one.aloneBytesPerS()));
    }
}
