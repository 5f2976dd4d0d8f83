package io.netbench.result;

import java.util.Optional;

/**
 * Options of a data socket, in one name and one unit wherever they stand; what was not asked for, or is not known, is
 * left out.
 *
 * @param sendBufferBytes {@code SO_SNDBUF}; in force it is what Linux keeps, twice of what was asked
 * @param receiveBufferBytes {@code SO_RCVBUF}, likewise
 * @param mssBytes {@code TCP_MAXSEG}
 * @param congestion {@code TCP_CONGESTION}, by the kernel's name of it
 * @param dscp differentiated services code point, 0 to 63
 * @param device the interface that the socket is bound to
 * @param maxPacingBitsPerS {@code SO_MAX_PACING_RATE}
 * @param notsentLowatBytes {@code TCP_NOTSENT_LOWAT}
 * @param busyPollUs {@code SO_BUSY_POLL}
 * @param keepAlive {@code SO_KEEPALIVE} and its times
 * @param userTimeoutMs {@code TCP_USER_TIMEOUT}
 * @param nagle whether TCP waits to fill segments, which {@code TCP_NODELAY} turns off
 * @param sourcePorts from which the connections of the run come, such as {@code 40000-40007}; what each has stands with it
 */
public record SocketSettings(
        Optional<Long> sendBufferBytes,
        Optional<Long> receiveBufferBytes,
        Optional<Long> mssBytes,
        Optional<String> congestion,
        Optional<Integer> dscp,
        Optional<String> device,
        Optional<Long> maxPacingBitsPerS,
        Optional<Long> notsentLowatBytes,
        Optional<Long> busyPollUs,
        Optional<KeepAliveSettings> keepAlive,
        Optional<Long> userTimeoutMs,
        Optional<Boolean> nagle,
        Optional<String> sourcePorts) {

    /** Nothing asked for. */
    public static final SocketSettings NONE = new SocketSettings(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** Without less common options. */
    public SocketSettings(
            Optional<Long> sendBufferBytes,
            Optional<Long> receiveBufferBytes,
            Optional<Long> mssBytes,
            Optional<String> congestion,
            Optional<Integer> dscp,
            Optional<String> device) {
        this(
                sendBufferBytes,
                receiveBufferBytes,
                mssBytes,
                congestion,
                dscp,
                device,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    public SocketSettings {
        sendBufferBytes.ifPresent(bytes -> Require.notNegative("socket_options.send_buffer_bytes", bytes));
        receiveBufferBytes.ifPresent(bytes -> Require.notNegative("socket_options.receive_buffer_bytes", bytes));
        mssBytes.ifPresent(bytes -> Require.notNegative("socket_options.mss_bytes", bytes));
        maxPacingBitsPerS.ifPresent(bits -> Require.notNegative("socket_options.max_pacing_bits_per_s", bits));
        notsentLowatBytes.ifPresent(bytes -> Require.notNegative("socket_options.notsent_lowat_bytes", bytes));
        busyPollUs.ifPresent(us -> Require.notNegative("socket_options.busy_poll_us", us));
        userTimeoutMs.ifPresent(ms -> Require.notNegative("socket_options.user_timeout_ms", ms));
        if (dscp.orElse(0) < 0 || dscp.orElse(0) > 63) {
            throw new IllegalArgumentException("socket_options.dscp must be from 0 to 63, got: " + dscp.get());
        }
    }

    /** These, or nothing where none is set. */
    public Optional<SocketSettings> ifAny() {
        return equals(NONE) ? Optional.empty() : Optional.of(this);
    }
}
