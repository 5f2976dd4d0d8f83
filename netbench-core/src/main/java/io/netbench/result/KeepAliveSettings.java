package io.netbench.result;

import java.util.Optional;

/**
 * Probes of connections that are silent; a time that nobody asked for is left out.
 *
 * @param idleS silence before the first probe, in seconds ({@code TCP_KEEPIDLE})
 * @param intervalS from one probe to the next, in seconds ({@code TCP_KEEPINTVL})
 * @param count unanswered probes after which a connection is over ({@code TCP_KEEPCNT})
 */
public record KeepAliveSettings(Optional<Integer> idleS, Optional<Integer> intervalS, Optional<Integer> count) {

    public KeepAliveSettings {
        idleS.ifPresent(seconds -> Require.notNegative("keep_alive.idle_s", seconds));
        intervalS.ifPresent(seconds -> Require.notNegative("keep_alive.interval_s", seconds));
        count.ifPresent(probes -> Require.notNegative("keep_alive.count", probes));
    }
}
