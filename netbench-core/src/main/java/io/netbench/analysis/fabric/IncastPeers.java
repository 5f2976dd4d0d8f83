package io.netbench.analysis.fabric;

import java.util.List;

/** What incasts to healthy hosts of one kind come to, and what is far from it. */
final class IncastPeers {

    /** Fewer tell nothing of what is usual. */
    static final int LEAST = 5;

    /** A port that lets less of it through than so much of what its peers do is bad for whoever reads striped data. */
    private static final double LEAST_SHARE = 0.8;

    /** How often hubs lose differs from one to the next by chance, and by who sends; so many times as often does not. */
    private static final double TIMES_USUAL_LOSS = 3;

    /** What is lost less often harms nobody, however well its peers do. */
    private static final double LEAST_LOSS = 0.005;

    private static final double DEVIATIONS = 6;

    /** Losses come in bursts: their counts vary so many times as much as those of what comes one by one. */
    private static final double BURST = 4;

    private static final double LEAST_DEVIATION = 0.03;

    private final double usualShare;
    private final double leastShare;
    private final double usualLoss;
    private final double mostLoss;

    /** @param shares of what could come of its senders that each incast reached in all */
    IncastPeers(double[] shares, List<IncastFigures> figures) {
        double[] all = shares.clone();
        usualShare = Quantiles.median(all, all.length);
        double deviation = Quantiles.medianDeviation(all, all.length, usualShare);
        leastShare = Math.min(
                LEAST_SHARE * usualShare, usualShare - DEVIATIONS * Math.max(LEAST_DEVIATION * usualShare, deviation));
        double[] losses = figures.stream()
                .mapToDouble(IncastFigures::lossShare)
                .filter(loss -> !Double.isNaN(loss))
                .toArray();
        usualLoss = losses.length < LEAST ? Double.NaN : Quantiles.median(losses.clone(), losses.length);
        double ofLosses = Quantiles.medianDeviation(losses, losses.length, usualLoss);
        mostLoss = Math.max(LEAST_LOSS, Math.max(TIMES_USUAL_LOSS * usualLoss, usualLoss + DEVIATIONS * ofLosses));
    }

    /** Whether an incast comes to less than chance makes of it. */
    boolean isSlow(double share) {
        return share < leastShare;
    }

    /** Whether an incast loses far more than its like, and more than chance makes of it. */
    boolean loses(IncastFigures figures) {
        double expected = mostLoss * figures.segments();
        return !Double.isNaN(mostLoss) && figures.retransmits() > expected + BURST * Math.sqrt(expected);
    }

    double usualShare() {
        return usualShare;
    }

    double usualLoss() {
        return usualLoss;
    }
}
