package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.text.BitRate;
import io.netbench.text.TimeSpan;
import java.util.Optional;

/** Holds what a client asks for against what the protocol allows, and what this server takes on. */
final class ParameterCheck {

    private static final long SECOND_NS = 1_000_000_000L;

    private ParameterCheck() {}

    /** @throws RefusedException if the server does not carry it */
    static void require(Parameters asked, Iperf3Limits limits) {
        if (asked.kind() == StreamKind.SCTP) {
            throw new RefusedException(Iperf3Error.NO_SCTP, "it asked for SCTP, and here are TCP and UDP alone");
        }
        Optional<Iperf3Error> missed = asked.outOfRange();
        if (missed.isPresent()) {
            throw new RefusedException(
                    missed.get(), "what it asked for can't be: " + missed.get().sentence());
        }
        if (asked.streams() > limits.maxStreams()) {
            throw new RefusedException(
                    Iperf3Error.STREAMS,
                    "it asked for " + asked.streams() + " streams, and the limit is " + limits.maxStreams());
        }
        requireRate(asked, limits);
        requireDuration(asked, limits);
    }

    private static void requireRate(Parameters asked, Iperf3Limits limits) {
        if (limits.maxBitsPerS().isEmpty()) {
            return;
        }
        double total =
                (double) asked.pace().bitsPerS() * asked.parallel() * (asked.direction() == Direction.BOTH ? 2 : 1);
        if (total > limits.maxBitsPerS().getAsLong()) {
            throw new RefusedException(
                    Iperf3Error.TOTAL_RATE,
                    "it asked for " + BitRate.describe((long) total) + ", and the limit is "
                            + BitRate.describe(limits.maxBitsPerS().getAsLong()));
        }
    }

    private static void requireDuration(Parameters asked, Iperf3Limits limits) {
        long askedNs = (asked.span().omitS() + (long) asked.span().timeS()) * SECOND_NS;
        if (askedNs > limits.maxDurationNs()) {
            throw new RefusedException(
                    Iperf3Error.SERVER_MAX_DURATION,
                    "it asked for " + TimeSpan.describe(askedNs) + ", and the limit is "
                            + TimeSpan.describe(limits.maxDurationNs()));
        }
    }
}
