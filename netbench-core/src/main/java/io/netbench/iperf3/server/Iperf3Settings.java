package io.netbench.iperf3.server;

import io.netbench.dataplane.LoopPlacement;
import io.netbench.dataplane.RecentFacts;
import io.netbench.result.RunResult;
import io.netbench.time.Clock;
import io.netbench.transport.Transport;
import java.time.InstantSource;
import java.util.function.Function;

/**
 * How a server of iperf3 clients is set up.
 *
 * @param transport that the port's connections are of
 * @param placement of the event loops for data
 * @param clock of measuring
 * @param wall what time it is
 * @param facts of this host
 * @param text what a client is shown of its session that asks for the server's output; lines
 * @param showsJson whether it is shown a document instead
 * @param keepsRun whether all sessions are kept, for a run of all of them
 */
public record Iperf3Settings(
        Transport transport,
        LoopPlacement placement,
        Clock clock,
        InstantSource wall,
        RecentFacts facts,
        Iperf3Access access,
        Iperf3Limits limits,
        SessionListener listener,
        Function<RunResult, String> text,
        boolean showsJson,
        boolean keepsRun) {

    /** How many event loops carry data: one for each CPU that they may have. */
    int loops() {
        return placement
                .cpus()
                .map(list -> list.cpus().size())
                .orElse(Runtime.getRuntime().availableProcessors());
    }
}
