package io.netbench.analysis.layers;

import io.netbench.result.RateRange;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.Optional;

/** Weighs what was measured. A difference in shape makes some verdicts unsound, and others all the more certain. */
record Judgement(
        StorageResult storage,
        Optional<ShapeMatch> match,
        Optional<Ratio> ratio,
        Optional<StorageResult> disk,
        Optional<Ratio> diskRatio) {

    /** Beyond it so many more or less in flight decide by themselves. */
    private static final double FAR_IN_FLIGHT = 4;

    /** In bytes: what 10 Gbit/s carry in a round trip of 0.8 ms. */
    private static final double LITTLE_IN_FLIGHT = 1 << 20;

    Verdict verdict() {
        if (ratio.isEmpty()) {
            return Verdict.UNDECIDED;
        }
        boolean isDiskNarrower = disk.isPresent()
                && disk.orElseThrow().bytesPerS()
                        < match.orElseThrow().network().bytesPerS();
        Ratio.Zone ofDisk = diskRatio.map(Ratio::zone).orElse(Ratio.Zone.BETWEEN);
        return switch (ratio.orElseThrow().zone()) {
            case IMPOSSIBLE -> Verdict.ABOVE;
            case LIMITS ->
                isDiskNarrower && ofDisk == Ratio.Zone.LIMITS
                        ? Verdict.DISK
                        : mayNetworkGiveMore() ? Verdict.UNDECIDED : Verdict.NETWORK;
            case BETWEEN ->
                isDiskNarrower && ofDisk == Ratio.Zone.LIMITS
                        ? Verdict.DISK
                        : hasOtherHosts() || mayNetworkGiveMore() ? Verdict.UNDECIDED : Verdict.BOTH;
            case FREE ->
                mayBeHosts()
                        ? Verdict.UNDECIDED
                        : ofDisk == Ratio.Zone.LIMITS
                                ? Verdict.DISK
                                : isMixed()
                                        ? Verdict.UNDECIDED
                                        : disk.isPresent() && ofDisk == Ratio.Zone.FREE
                                                ? Verdict.BETWEEN
                                                : Verdict.BEHIND_NETWORK;
        };
    }

    /** Whether it waited for what went the other way, so that a low rate may come from what limits that one. */
    boolean isMixed() {
        return storage.shape().mixed();
    }

    /** Whether the storage gave nearly all of what disks and network give, and these too near each other to tell which is less. */
    boolean areBothAtTheirLimit() {
        if (!isAtLimit(ratio) || !isAtLimit(diskRatio) || mayNetworkGiveMore()) {
            return false;
        }
        NetworkLayer network = match.orElseThrow().network();
        RateRange ofNetwork = Ratio.spread(network.bytesPerS(), network.range());
        RateRange ofDisk =
                Ratio.spread(disk.orElseThrow().bytesPerS(), disk.orElseThrow().range());
        return ofNetwork.low() <= ofDisk.high() && ofDisk.low() <= ofNetwork.high();
    }

    private static boolean isAtLimit(Optional<Ratio> ratio) {
        return ratio.map(Ratio::zone).filter(zone -> zone == Ratio.Zone.LIMITS).isPresent();
    }

    private boolean hasOtherHosts() {
        Double hosts = match.orElseThrow().hostFactor();
        return hosts != null && hosts != 1;
    }

    /** Whether the network would give more to the storage's shape, so that being near it says nothing. */
    boolean mayNetworkGiveMore() {
        ShapeMatch found = match.orElseThrow();
        return found.network().mayGiveMore()
                || isBelow(found.hostFactor(), 1)
                || isBelow(found.inFlightFactor(), 1 / FAR_IN_FLIGHT);
    }

    /** Whether the network run had more hosts, so that being far below it may be their number. */
    boolean mayBeHosts() {
        Double hosts = match.orElseThrow().hostFactor();
        return hosts != null && hosts > 1;
    }

    /** Whether the storage kept so few in flight that this alone may explain a low rate. */
    boolean mayBeDepth() {
        Double factor = match.map(ShapeMatch::inFlightFactor).orElse(null);
        return factor != null && factor > FAR_IN_FLIGHT;
    }

    /** Whether the storage may have waited for round trips, which a stream without blocks does not: it had little in flight. */
    boolean mayBeRoundTrips() {
        StorageShape shape = storage.shape();
        boolean isLittle = shape.inFlight() != null
                && shape.blockSizeBytes() != null
                && (double) shape.inFlight() * shape.blockSizeBytes() < LITTLE_IN_FLIGHT;
        return isLittle && match.filter(found -> found.network().streams()).isPresent();
    }

    private static boolean isBelow(Double factor, double bound) {
        return factor != null && factor < bound;
    }

    Confidence confidence(Verdict verdict) {
        Ratio found = (verdict == Verdict.DISK ? diskRatio : ratio).orElseThrow();
        ShapeMatch shapes = match.orElseThrow();
        boolean isLoopback = shapes.network().caveats().contains(NetworkLayer.Caveat.LOOPBACK);
        boolean mayBeAnother = mayBeDepth() || mayBeRoundTrips() || isMixed() || areBothAtTheirLimit();
        if (isLoopback || hasOtherHosts() || mayBeAnother) {
            return Confidence.LOW;
        }
        boolean isAlike = shapes.isClose() && shapes.network().caveats().isEmpty();
        return found.confidence() == Confidence.HIGH && !isAlike ? Confidence.MEDIUM : found.confidence();
    }
}
