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
            boolean isFarUnder = classes.lineBitsPerS(c) > 0 && median(c) < LEAST_OF_LINE * lineBytesPerS(c);
            isLimitedByHosts[c] = isFarUnder && new HostFaults(hosts).limitMost(hostsOf(c));
            isBad[c] = isFarUnder && !isLimitedByHosts[c];
        }
    }

    private double median(int c) {
        double[] values = Arrays.stream(classes.members().pairs(c))
                .filter(pair -> !explained[pair])
                .mapToDouble(pairs::goodput)
                .filter(goodput -> !Double.isNaN(goodput))
                .toArray();
        return Quantiles.median(values, values.length);
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
    List<Cause> causes(RelativeRates rates) {
        List<Cause> causes = new ArrayList<>();
        for (int c = 0; c < isBad.length; c++) {
            if (isBad[c]) {
                double least = LEAST_OF_LINE * lineBytesPerS(c) / rates.reference(c);
                int[] members = Arrays.stream(classes.members().pairs(c))
                        .filter(pair -> !explained[pair])
                        .toArray();
                int[] all = hostsOf(c);
                causes.add(new Cause(
                        CauseKind.ALL_PAIRS,
                        Metric.GOODPUT,
                        all,
                        all,
                        FabricHosts.NO_GROUP,
                        FabricHosts.NO_GROUP,
                        members,
                        2 * least - 1));
            }
        }
        return causes;
    }
}
