package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Less common options of data sockets. Empty: the system's own choice.
 *
 * @param pacingBitsPerS {@code SO_MAX_PACING_RATE} of each socket, in bits per second
 * @param notSentLowatBytes {@code TCP_NOTSENT_LOWAT}: how much may wait in a socket without having been sent
 * @param busyPollNs {@code SO_BUSY_POLL}: for how long a read asks the NIC itself; whole microseconds
 * @param keepAlive probes of a connection that is silent
 * @param userTimeoutNs {@code TCP_USER_TIMEOUT}: for how long what was sent may stay unacknowledged; whole milliseconds
 * @param nagle whether TCP waits to fill segments: {@code TCP_NODELAY} off
 */
public record SocketKnobs(
        OptionalLong pacingBitsPerS,
        OptionalLong notSentLowatBytes,
        OptionalLong busyPollNs,
        Optional<KeepAlive> keepAlive,
        OptionalLong userTimeoutNs,
        boolean nagle) {

    /** Nothing asked for. */
    public static final SocketKnobs DEFAULT = new SocketKnobs(
            OptionalLong.empty(),
            OptionalLong.empty(),
            OptionalLong.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            false);

    private static final long US = 1_000;
    private static final long MS = 1_000_000;

    /** The kernel counts in bytes, and takes none for no limit. */
    private static final long LEAST_PACING_BITS_PER_S = 8;

    private static final long MOST_PACING_BITS_PER_S = 100_000_000_000_000L;

    private static final long MOST_BUSY_POLL_NS = 1_000_000_000L;

    /** A limit of each socket's rate alone. */
    public static SocketKnobs pacedTo(long bitsPerS) {
        return new SocketKnobs(
                OptionalLong.of(bitsPerS),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                false);
    }

    public SocketKnobs {
        long pacing = pacingBitsPerS.orElse(LEAST_PACING_BITS_PER_S);
        require(
                pacing >= LEAST_PACING_BITS_PER_S && pacing <= MOST_PACING_BITS_PER_S,
                Property.PACING_RATE,
                pacingBitsPerS,
                "from 8 to 100,000,000,000,000 bit/s");
        long lowat = notSentLowatBytes.orElse(1);
        require(
                lowat >= 1 && lowat <= Integer.MAX_VALUE,
                Property.NOTSENT_LOWAT,
                notSentLowatBytes,
                "from 1 to 2147483647 bytes");
        long busy = busyPollNs.orElse(US);
        require(
                busy >= US && busy <= MOST_BUSY_POLL_NS && busy % US == 0,
                Property.SOCKET_BUSY_POLL,
                TimeSpan.format(busy),
                "from 1us to 1s, in whole microseconds");
        Objects.requireNonNull(keepAlive, "keepAlive");
        long timeout = userTimeoutNs.orElse(MS);
        require(
                timeout >= MS && timeout <= Integer.MAX_VALUE * MS && timeout % MS == 0,
                Property.USER_TIMEOUT,
                TimeSpan.format(timeout),
                "from 1ms to 24d, in whole milliseconds");
    }

    /** The same without what TCP alone has. */
    SocketKnobs ofDatagrams() {
        return new SocketKnobs(
                pacingBitsPerS, OptionalLong.empty(), busyPollNs, Optional.empty(), OptionalLong.empty(), false);
    }

    /**
     * Whether nobody said when a silent connection is over. A time-out of what is unacknowledged also ends a connection in
     * place of a count of probes ({@code tcp(7)}), so it must not be set beside probes that somebody asked for.
     */
    public boolean leaveSilenceToUs() {
        return userTimeoutNs.isEmpty() && keepAlive.isEmpty();
    }
}
