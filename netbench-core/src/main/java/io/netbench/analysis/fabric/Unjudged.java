package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the verdict does not cover, and why. */
final class Unjudged {

    /** A class whose bad pairs would have to be slower than this is too wide to judge single pairs. */
    private static final double WIDE = 0.7;

    /** A host that fell by this much, as behind a port at half rate, must be seen where anything is called good. */
    private static final double HALF_RATE = 0.5;

    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final RelativeRates rates;
    private final Suspicions suspicions;
    private final boolean areControlsWell;
    private final WholeClasses whole;
    private final double noise;

    Unjudged(
            PairMeasurements pairs,
            PairClasses classes,
            RelativeRates rates,
            Suspicions suspicions,
            boolean areControlsWell,
            WholeClasses whole,
            double noise) {
        this.pairs = pairs;
        this.classes = classes;
        this.rates = rates;
        this.suspicions = suspicions;
        this.areControlsWell = areControlsWell;
        this.whole = whole;
        this.noise = noise;
    }

    List<NotJudged> all() {
        List<NotJudged> all = new ArrayList<>();
        int absent = (int) IntStream.range(0, pairs.size())
                .filter(pair -> Double.isNaN(pairs.goodput(pair)))
                .count();
        add(all, NotJudged.Reason.NOT_MEASURED, absent, Double.NaN);
        add(all, NotJudged.Reason.TOO_MANY_SUSPECTS, suspicions.unlisted(), Double.NaN);
        add(all, NotJudged.Reason.CONTROLS_WERE_BAD, areControlsWell ? 0 : pairs.size(), Double.NaN);
        int noLine = 0;
        int few = 0;
        int dead = 0;
        for (int c = 0; c < classes.count(); c++) {
            int members = classes.members().count(c);
            noLine += classes.lineBitsPerS(c) == 0 ? members : 0;
            if (rates.isDead(c)) {
                dead += members;
            } else if (members < PairClasses.LEAST_MEMBERS) {
                few += members;
            } else {
                double threshold =
                        suspicions.goodput().threshold(classes.members().pair(c, 0));
                boolean hidesPairs = threshold <= BadCells.NOTHING;
                NotJudged.Reason reason = hidesPairs && hidesHosts(c)
                        ? NotJudged.Reason.NOTHING_STANDS_OUT
                        : NotJudged.Reason.WIDE_SPREAD;
                add(all, reason, threshold < WIDE ? members : 0, hidesPairs ? 0 : threshold);
            }
            add(all, NotJudged.Reason.HOSTS_WERE_THE_LIMIT, whole.isLimitedByHosts(c) ? members : 0, Double.NaN);
        }
        add(all, NotJudged.Reason.NOTHING_GOT_THROUGH, dead, Double.NaN);
        add(all, NotJudged.Reason.NO_LINE_RATE, noLine, Double.NaN);
        add(all, NotJudged.Reason.TOO_FEW_ALIKE, few, Double.NaN);
        return all;
    }

    /** Whether the noise of pairs is so large that the median of the longest row wouldn't show a host at half rate. */
    private boolean hidesHosts(int c) {
        int longest = (int) IntStream.of(classes.members().pairs(c))
                .boxed()
                .collect(Collectors.groupingBy(pairs::source, Collectors.counting()))
                .values()
                .stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        return Middles.leastFall(noise, longest) >= HALF_RATE;
    }

    private static void add(List<NotJudged> all, NotJudged.Reason reason, int pairs, double spread) {
        if (pairs > 0) {
            all.add(new NotJudged(reason, pairs, spread));
        }
    }
}
