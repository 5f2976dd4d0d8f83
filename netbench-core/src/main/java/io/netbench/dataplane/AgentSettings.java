package io.netbench.dataplane;

import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.util.Optional;

/**
 * How an agent is set up, whatever it runs.
 *
 * @param transports what it can choose from
 * @param clock its monotonic clock
 * @param dataPorts where its servers listen
 * @param allowedPeers who may connect to them
 * @param limits what it takes on at most
 * @param placement of its event loops
 * @param facts of its host, which its runs share
 * @param counters of its host, which its runs share
 * @param certificate by what its servers prove themselves where data is encrypted; empty: by one made for each run
 */
public record AgentSettings(
        Transports transports,
        Clock clock,
        DataPorts dataPorts,
        AllowedPeers allowedPeers,
        AgentLimits limits,
        LoopPlacement placement,
        RecentFacts facts,
        SharedCounters counters,
        Optional<CertificateFiles> certificate) {

    /** That looks at its host by the clock of its runs. */
    public AgentSettings(
            Transports transports,
            Clock clock,
            DataPorts dataPorts,
            AllowedPeers allowedPeers,
            AgentLimits limits,
            LoopPlacement placement) {
        this(
                transports,
                clock,
                dataPorts,
                allowedPeers,
                limits,
                placement,
                new RecentFacts(clock),
                new SharedCounters(clock),
                Optional.empty());
    }

    /** The same with a certificate of its own. */
    public AgentSettings provedBy(Optional<CertificateFiles> files) {
        return new AgentSettings(transports, clock, dataPorts, allowedPeers, limits, placement, facts, counters, files);
    }

    /** With event loops where the kernel puts them. */
    public AgentSettings(
            Transports transports, Clock clock, DataPorts dataPorts, AllowedPeers allowedPeers, AgentLimits limits) {
        this(transports, clock, dataPorts, allowedPeers, limits, LoopPlacement.FREE);
    }
}
