package io.netbench.result;

import java.util.Map;

/**
 * How late a host woke whoever had asked to be woken, beside its probes: what the host itself adds to every time that is
 * taken on it.
 *
 * @param host name of the host
 * @param idle before the load
 * @param loaded in the load's window
 * @param absent why a figure is null
 */
public record TimerLateness(String host, LatencyHistogram idle, LatencyHistogram loaded, Map<String, String> absent) {

    public TimerLateness {
        Require.text("timer.host", host);
        absent = Absent.from(absent)
                .figure("idle", idle)
                .figure("loaded", loaded)
                .reasons();
    }
}
