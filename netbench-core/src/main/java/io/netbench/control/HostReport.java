package io.netbench.control;

import io.netbench.host.HostDelta;
import io.netbench.result.HostTls;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent tells of its host and of itself at the end of a run.
 *
 * @param window what the host's counters did over the measured window; empty if it was not seen to its end
 * @param busiestLoopFraction CPU time of the busiest event loop in the window, of one processor
 * @param loopFractions the same of each event loop, in their order; empty if that is not known of all, or they are too many
 * @param intervalsDropped interval messages that were not sent, since the stream could not take them
 * @param strangersRefused connections to the data port that did not belong to the run
 * @param connectionsMoved ends of connections that changed their event loop in the warm-up, since one loop limited them while
 *     another idled
 * @param congestionControls what the data sockets of the run have ({@code TCP_CONGESTION}), sorted; empty where none tells
 * @param tls how data connections were encrypted; empty where they were plain
 * @param absent why a figure is missing, by its name in snake_case
 */
public record HostReport(
        Optional<HostDelta> window,
        Double busiestLoopFraction,
        Optional<List<Double>> loopFractions,
        long intervalsDropped,
        long strangersRefused,
        int connectionsMoved,
        List<String> congestionControls,
        Optional<HostTls> tls,
        Map<String, String> absent) {

    /** Of an agent whose data connections were plain. */
    public HostReport(
            Optional<HostDelta> window,
            Double busiestLoopFraction,
            Optional<List<Double>> loopFractions,
            long intervalsDropped,
            long strangersRefused,
            int connectionsMoved,
            List<String> congestionControls,
            Map<String, String> absent) {
        this(
                window,
                busiestLoopFraction,
                loopFractions,
                intervalsDropped,
                strangersRefused,
                connectionsMoved,
                congestionControls,
                Optional.empty(),
                absent);
    }

    public HostReport {
        loopFractions = loopFractions.map(List::copyOf);
        congestionControls = List.copyOf(congestionControls);
        absent = Map.copyOf(absent);
    }
}
