package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Options that are set on every data socket before its handshake, and read back. Empty: the system's own choice.
 *
 * @param sendBufferBytes {@code SO_SNDBUF} as asked; Linux doubles it and ends autotuning
 * @param receiveBufferBytes {@code SO_RCVBUF} as asked
 * @param maxSegmentBytes {@code TCP_MAXSEG}
 * @param congestionControl {@code TCP_CONGESTION}, by the kernel's name of it
 * @param dscp differentiated services code point, 0 to 63
 * @param knobs what else there is
 */
public record SocketPlan(
        OptionalInt sendBufferBytes,
        OptionalInt receiveBufferBytes,
        OptionalInt maxSegmentBytes,
        Optional<String> congestionControl,
        OptionalInt dscp,
        SocketKnobs knobs) {

    /** Nothing asked for. */
    public static final SocketPlan DEFAULT = new SocketPlan(
            OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), Optional.empty(), OptionalInt.empty());

    /** Without less common options. */
    public SocketPlan(
            OptionalInt sendBufferBytes,
            OptionalInt receiveBufferBytes,
            OptionalInt maxSegmentBytes,
            Optional<String> congestionControl,
            OptionalInt dscp) {
        this(sendBufferBytes, receiveBufferBytes, maxSegmentBytes, congestionControl, dscp, SocketKnobs.DEFAULT);
    }

    public SocketPlan {
        require(sendBufferBytes.orElse(4096) >= 1024, Property.SEND_BUFFER, sendBufferBytes, "at least 1k");
        require(receiveBufferBytes.orElse(4096) >= 1024, Property.RECEIVE_BUFFER, receiveBufferBytes, "at least 1k");
        int mss = maxSegmentBytes.orElse(1448);
        require(mss >= 88 && mss <= 65_495, Property.MSS, maxSegmentBytes, "from 88 to 65495");
        require(
                congestionControl.map(SocketPlan::isKernelName).orElse(true),
                Property.CONGESTION,
                congestionControl,
                "a name of 1 to 15 letters, digits or underscores");
        Objects.requireNonNull(knobs, "knobs");
        require(dscp.orElse(0) >= 0 && dscp.orElse(0) <= 63, Property.DSCP, dscp, "from 0 to 63");
    }

    /** The same with another send buffer. */
    public SocketPlan withSendBuffer(int bytes) {
        return new SocketPlan(
                OptionalInt.of(bytes), receiveBufferBytes, maxSegmentBytes, congestionControl, dscp, knobs);
    }

    /** The same with other less common options. */
    public SocketPlan with(SocketKnobs others) {
        return new SocketPlan(sendBufferBytes, receiveBufferBytes, maxSegmentBytes, congestionControl, dscp, others);
    }

    /** The same with the system's own segments and congestion control. */
    public SocketPlan withSystemsSegments() {
        return new SocketPlan(sendBufferBytes, receiveBufferBytes, OptionalInt.empty(), Optional.empty(), dscp, knobs);
    }

    /** The same without what TCP alone has. */
    SocketPlan ofDatagrams() {
        return withSystemsSegments().with(knobs.ofDatagrams());
    }

    private static boolean isKernelName(String name) {
        return name.length() >= 1
                && name.length() <= 15
                && name.chars().allMatch(c -> c == '_' || (c < 128 && Character.isLetterOrDigit(c)));
    }
}
