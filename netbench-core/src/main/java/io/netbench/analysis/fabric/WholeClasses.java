package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Classes as a whole against what their lines would carry, by those of their pairs that nothing else explains. */
final class WholeClasses {

    private static final double LEAST_OF_LINE = 0.8;
    private static final int USUAL_MTU = 1500;

    /** IPv4 and TCP headers with timestamps. */
    private static final int HEADERS = 52;

    /** Ethernet's own: header, checksum, preamble and gap. */
    private static final int FRAMING = 38;

    private final PairMeasurements pairs;
    private final PairClasses classes;
    private final boolean[] explained;
    private final double payloadShare;
    private final boolean[] isBad;
    private final boolean[] isLimitedByHosts;

    WholeClasses(FabricHosts hosts, PairMeasurements pairs, PairClasses classes, boolean[] explained) {
        this.pairs = pairs;
        this.classes = classes;
        this.explained = explained;
        Integer usual = new HostFaults(hosts).usualMtu();
        int mtu = usual == null ? USUAL_MTU : usual;
        payloadShare = (double) (mtu - HEADERS) / (mtu + FRAMING);
        isBad = new boolean[classes.count()];
        isLimitedByHosts = new boolean[classes.count()];
        for (int c = 0; c < isBad.length; c++) {
            boolean isFarUnder = median(unexplained(c)) < LEAST_OF_LINE;
            isLimitedByHosts[c] = isFarUnder && new HostFaults(hosts).limitMost(hostsOf(c));
            isBad[c] = isFarUnder && !isLimitedByHosts[c];
        }
    }

    /** What the class is judged by. Of few pairs, which say nothing of each other, those that are far under the line. */
    private int[] unexplained(int c) {
        boolean areFew = classes.members().count(c) < PairClasses.LEAST_MEMBERS;
        return IntStream.of(classes.members().pairs(c))
                .filter(pair -> !explained[pair])
                .filter(pair -> !areFew || shareOfLine(pair, pairs.goodput(pair)) < LEAST_OF_LINE)
                .toArray();
    }

    /** The share of their line that half of these reach; NaN where its rate is unknown, or none of them was measured. */
    private double median(int[] some) {
        double[] shares = IntStream.of(some)
                .mapToDouble(pair -> shareOfLine(pair, pairs.goodput(pair)))
                .filter(share -> !Double.isNaN(share))
                .toArray();
        return Quantiles.median(shares, shares.length);
    }

    private int[] hostsOf(int c) {
        return IntStream.of(classes.members().pairs(c))
                .flatMap(pair -> IntStream.of(pairs.source(pair), pairs.sink(pair)))
                .distinct()
                .sorted()
                .toArray();
    }

    /** Goodput that the slower line of a class would carry; NaN where its rate is unknown. */
    double lineBytesPerS(int c) {
        return classes.lineBitsPerS(c) == 0 ? Double.NaN : classes.lineBitsPerS(c) / 8.0 * payloadShare;
    }

    boolean isLimitedByHosts(int c) {
        return isLimitedByHosts[c];
    }

    /** A cause for each class that is far under its line, to be confirmed by some of its pairs alone. */
    List<Cause> causes() {
        List<Cause> causes = new ArrayList<>();
        for (int c = 0; c < isBad.length; c++) {
            if (isBad[c]) {
                int[] some = unexplained(c);
                causes.add(Cause.ofAlike(Metric.GOODPUT, pairs, some, median(some), LEAST_OF_LINE));
            }
        }
        return causes;
    }

    /** Goodput of pairs as a share of what their line would carry, which needs none that are like them; NaN where its rate is unknown. */
    LevelMatrix sharesOfLine() {
        double[] shares = new double[pairs.size()];
        Arrays.setAll(shares, pair -> shareOfLine(pair, pairs.goodput(pair)));
        return new LevelMatrix(
                Metric.GOODPUT, pairs, shares, (pair, figures) -> shareOfLine(pair, figures.goodputBytesPerS()));
    }

    private double shareOfLine(int pair, double goodputBytesPerS) {
        return goodputBytesPerS / lineBytesPerS(classes.classOf(pair));
    }
}
