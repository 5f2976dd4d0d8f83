package io.netbench.analysis.layers;

import io.netbench.result.RateRange;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a comparison says to a person. */
record Wording(
        StorageResult storage,
        Optional<ShapeMatch> match,
        Optional<String> refusal,
        Optional<Ratio> ratio,
        Optional<StorageResult> disk,
        Optional<Ratio> diskRatio,
        Optional<LatencyBehind> latency) {

    /** Up to this share of it a latency below the network's is no sooner. */
    private static final double ALIKE = 0.2;

    /**
     * The layer that limits, in one sentence, or why none can be named.
     *
     * @param areBoth whether disks and network may both be the limit
     */
    String sentence(Verdict verdict, boolean areBoth) {
        if (areBoth && (verdict == Verdict.NETWORK || verdict == Verdict.DISK)) {
            return ("Disks and network are both near their limit: the storage gave %s of what the disks give, and %s of what "
                            + "the network gives.")
                    .formatted(percent(diskRatio), percent(ratio));
        }
        return switch (verdict) {
            case NETWORK ->
                "The network limits: the storage gave %s of what the network gives to this shape."
                        .formatted(percent(ratio));
            case DISK ->
                "The disks limit: the storage gave %s of what they give, and %s of what the network gives."
                        .formatted(percent(diskRatio), percent(ratio));
            case BEHIND_NETWORK ->
                ("The network is not the limit: it gives %s times what the storage gave. Look behind "
                                + "it, at servers, file system and disks.")
                        .formatted(times());
            case BETWEEN ->
                ("Neither network nor disks are the limit: they give %s and %s times what the storage gave. "
                                + "Look between them, at file system, protocol, and the CPUs of servers and clients.")
                        .formatted(times(), QuantityText.digits(1 / value(diskRatio)));
            case BOTH ->
                ("The network has a part in it, and so has something else: the storage gave %s of what the "
                                + "network gives. More in flight, or a second run of each, would decide it.")
                        .formatted(percent(ratio));
            case ABOVE ->
                ("The storage gave %s times what the network run gave: not all of it came over this network (a "
                                + "cache, a local disk, another interface), or the network run was not at its best.")
                        .formatted(QuantityText.digits(value(ratio)));
            case UNDECIDED -> refusal.map(why -> "Not compared: " + why + ".").orElseGet(this::whyNotDecided);
        };
    }

    private String whyNotDecided() {
        if (ratio.isEmpty()) {
            return storage.bytesPerS() <= 0
                    ? "Not decided: the storage result says that nothing was moved."
                    : "Not decided: the network run carried nothing.";
        }
        if (storage.shape().mixed()) {
            return "Not decided: it read and wrote at the same time, and one of the two may have held the other back; a "
                    + "run of one direction would decide it.";
        }
        return match.orElseThrow().network().mayGiveMore()
                ? "Not decided: the network may give more than this run did, which was incomplete, held back, or not alone."
                : "Not decided: the two runs are too far apart in shape to name a layer.";
    }

    private String times() {
        return QuantityText.digits(1 / value(ratio));
    }

    private static double value(Optional<Ratio> ratio) {
        return ratio.orElseThrow().value();
    }

    private static String percent(Optional<Ratio> ratio) {
        return QuantityText.percent(value(ratio));
    }

    List<String> reasons(Judgement judgement) {
        List<String> reasons = new ArrayList<>();
        ratio.ifPresent(found -> reasons.add(ratio(found)));
        match.ifPresent(found -> {
            found.network().caveats().forEach(caveat -> reasons.add("of the network run: " + caveat.words()));
            if (ratio.isPresent()) {
                addShape(judgement, reasons);
            }
        });
        latency.ifPresent(found -> reasons.add(latency(found)));
        disk.ifPresent(below -> below.notes().forEach(note -> reasons.add("of the disks: " + note)));
        storage.notes().forEach(note -> reasons.add("of the storage result: " + note));
        match.ifPresent(found -> found.network().notes().forEach(note -> reasons.add("of the network run: " + note)));
        return reasons;
    }

    private String ratio(Ratio found) {
        String above = "a layer limits above %s, and is free below %s"
                .formatted(QuantityText.digits(Ratio.LIMITS_ABOVE), QuantityText.digits(Ratio.FREE_BELOW));
        return "storage over network is %s, with the spread of both %s to %s; %s"
                .formatted(digits(found.value()), digits(found.low()), digits(found.high()), above);
    }

    private static String digits(double ratio) {
        return QuantityText.fixed(ratio, ratio < 0.095 ? 3 : 2);
    }

    private void addShape(Judgement judgement, List<String> reasons) {
        if (judgement.mayBeHosts()) {
            reasons.add("the network run had more client hosts: with fewer of them the network might give as little");
        } else if (judgement.mayNetworkGiveMore()) {
            reasons.add(
                    "to the storage's shape the network might give more than this run did, so a rate below that is certain, and one near it says little");
        }
        if (judgement.areBothAtTheirLimit()) {
            reasons.add(
                    "by their spread disks and network may give as much as each other, so either may be the narrower one");
        }
        if (judgement.mayBeDepth()) {
            reasons.add("the storage had far fewer in flight: that alone may have kept its rate low");
        }
        if (judgement.mayBeRoundTrips()) {
            reasons.add(
                    "plain streams don't wait for answers, as an I/O does: the round trips of the network may be what "
                            + "kept it low");
        }
    }

    private String latency(LatencyBehind found) {
        String both = "%s of an I/O %s, of a block on the network %s"
                .formatted(
                        found.figure(),
                        QuantityText.duration(found.storageNs()),
                        QuantityText.duration(found.networkNs()));
        if (found.behindNs() < -ALIKE * found.networkNs()) {
            return both + ": I/Os were answered sooner than the network carried a block, so some never crossed it";
        }
        return found.behindNs() <= 0
                ? both + ": nothing is left for what lies behind the network"
                : both + ": " + QuantityText.duration(found.behindNs()) + " behind the network";
    }

    /** What was not known, or taken for want of better. */
    List<String> unknown() {
        List<String> unknown = new ArrayList<>();
        if (storage.shape().inFlight() == null) {
            unknown.add("how many I/Os were in flight");
        }
        ratio.filter(found -> !found.spreadIsKnown())
                .ifPresent(
                        found -> unknown.add("how much %s from run to run: %s was taken; give results of several runs"
                                .formatted(who(), QuantityText.percent(Ratio.UNKNOWN_SPREAD))));
        if (ratio.isPresent() && latency.isEmpty()) {
            unknown.add("the time behind the network: " + whyNoLatency());
        }
        if (ratio.isPresent() && disk.isEmpty()) {
            unknown.add("what the disks give");
        }
        return unknown;
    }

    private String who() {
        boolean storageIsKnown = storage.range().map(RateRange::runs).orElse(1) > 1;
        boolean networkIsKnown = match.flatMap(found -> found.network().range())
                        .map(RateRange::runs)
                        .orElse(1)
                > 1;
        return storageIsKnown ? "the network varies" : networkIsKnown ? "the storage varies" : "both vary";
    }

    private String whyNoLatency() {
        StorageLatency ofStorage = storage.latencyNs();
        if (ofStorage.mean() == null && ofStorage.p50() == null) {
            return "the storage result has no latency: " + ofStorage.absent().get("mean");
        }
        if (!match.orElseThrow().hasLikeOperations()) {
            return "blocks or numbers in flight are too far apart";
        }
        return "no figure of it is in both";
    }
}
