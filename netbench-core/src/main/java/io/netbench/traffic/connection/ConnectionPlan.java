package io.netbench.traffic.connection;

import io.netbench.measure.StallFigures;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import java.util.OptionalInt;

/**
 * One end of one connection, as the plan has it.
 *
 * @param load the load that the link belongs to
 * @param link the link
 * @param index of the connection within the link
 * @param side whether blocks leave or arrive at this end
 */
public record ConnectionPlan(Load load, LinkPlan link, int index, Side side) {

    private static final long CUT_NS = 100_000_000L;

    public ConnectionPlan withIndex(int newIndex) {
        return new ConnectionPlan(load, link, newIndex, side);
    }

    public ConnectionId id() {
        return new ConnectionId(link.id(), index);
    }

    /** The port that it comes from at the end that connects; empty: the one that the kernel gives. */
    public OptionalInt clientPort() {
        return link.clientPorts().of(index);
    }

    /** Whether both stand for the same end of the same connection. */
    boolean isSameEnd(ConnectionPlan other) {
        return side == other.side && id().equals(other.id());
    }

    /** Whether this end starts operations: the one that pushes or asks; of a stream, the source. */
    boolean isPacer() {
        if (link.load().isStream()) {
            return side == Side.SOURCE;
        }
        return load.pacerOf(link) == (side == Side.SOURCE ? link.source() : link.sink());
    }

    /**
     * Whether the limit of a run is reached when this end has reached it: a pacer, which has the last response then; and
     * the sink of a stream, since nothing else tells when all has arrived.
     */
    public boolean tellsLimit() {
        return isPacer() || link.load().isStream();
    }

    /** Whether this end's endpoint is the hub whose links make up a round. */
    boolean isAtHub() {
        return load.hubOf(link) == (side == Side.SOURCE ? link.source() : link.sink());
    }

    /**
     * Whether a request stands for the block before it too. The hub of a read broadcast answers requests; that its block
     * has arrived it learns from the next request, after the last block from one more.
     */
    boolean requestsAcknowledge() {
        return load.barrier() && load.mode() == Mode.READ && load.pattern() == Pattern.BROADCAST;
    }

    /** Size of the units that leave this end; at least 1, so that a stream's absent responses can be counted too. */
    long sentUnitBytes() {
        return Math.max(
                1,
                side == Side.SOURCE ? link.load().blockSizeBytes() : link.load().responseSizeBytes());
    }

    /** Size of the units that arrive at this end; at least 1. */
    long receivedUnitBytes() {
        return Math.max(
                1,
                side == Side.SINK ? link.load().blockSizeBytes() : link.load().responseSizeBytes());
    }

    /**
     * What a connection with a rate starts at once: a block; of a stream, whose blocks nobody waits for, no more of it than its
     * share of {@value #CUT_NS} ns, so that a low rate is a low rate and not a rare burst.
     */
    long pacedUnitBytes() {
        long blockBytes = link.load().blockSizeBytes();
        return link.load().isStream() && load.protocol() == DataProtocol.TCP
                ? Math.max(1, Math.min(blockBytes, (long) (pacedBitsPerS() / 8e9 * CUT_NS)))
                : blockBytes;
    }

    /** Time between two of these units; for a connection with a rate. */
    double pacedPeriodNs() {
        return pacedUnitBytes() * 8e9 / pacedBitsPerS();
    }

    /** Whether the connection's rate has it send so often that what a sink takes for a stall can be no pause of its schedule. */
    boolean leavesNoPause() {
        return pacedPeriodNs() <= StallFigures.LEAST_NS / 2.0;
    }

    private double pacedBitsPerS() {
        return (double) link.load().rateBitsPerS().orElseThrow() / link.load().connections();
    }

    /** Payload of blocks that the connection carries before it is done, when the start counts towards the limits. */
    public long limitBytes() {
        LinkLoad planned = link.load();
        long byRounds = load.rounds().isEmpty()
                ? Long.MAX_VALUE
                : Math.multiplyExact(load.rounds().getAsLong(), planned.blockSizeBytes());
        return Math.min(byRounds, planned.targetBytesOf(index).orElse(Long.MAX_VALUE));
    }
}
