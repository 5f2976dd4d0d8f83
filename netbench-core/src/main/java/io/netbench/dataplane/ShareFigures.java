package io.netbench.dataplane;

import io.netbench.control.HostReport;
import io.netbench.host.NicFacts;
import io.netbench.measure.RunRecorders;
import io.netbench.plan.RunPlan;
import io.netbench.result.HostCpu;
import io.netbench.result.HostTls;
import io.netbench.result.HubRounds;
import io.netbench.result.end.LinkEnd;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.RoundFigures;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What an agent has to tell of its share when the load is over.
 *
 * @param startNs the first start, 0 if there was none
 * @param connections every end of a connection; empty until they are gathered
 * @param rounds of the agent's hubs; empty until they are gathered
 */
public record ShareFigures(
        RunPlan share,
        RunRecorders recorders,
        long startNs,
        List<ConnectionFigures> connections,
        List<RoundFigures> rounds) {

    /**
     * The ends of links that the agent had, one after another.
     *
     * @param nics of this host
     */
    public Iterator<LinkEnd> linkEnds(List<NicFacts> nics) {
        return new LinkEndReports(share, recorders, connections, rounds, startNs, nics)
                .stream().iterator();
    }

    List<HubFigures> hubs() {
        return rounds.stream()
                .map(hub -> new HubFigures(
                        hub.hub().load(),
                        hub.hub().hub(),
                        new HubRounds(
                                share.endpoints().get(hub.hub().hub()).name(),
                                hub.rounds(),
                                hub.voided(),
                                LinkEndReports.latency(hub.completionNs()),
                                LinkEndReports.latency(hub.releaseSkewNs()),
                                Map.of(),
                                hub.failure(),
                                Map.of()),
                        hub.stragglers()))
                .toList();
    }

    /** Of loads of which operations were timed here. */
    List<LoadLatencies> latencies() {
        return share.loads().stream()
                .map(load -> new LoadLatencies(load.id(), LinkEndReports.latency(recorders.latency(load.id()))))
                .filter(load -> load.latency().samples() + load.latency().overflow() > 0)
                .toList();
    }

    /**
     * What the load cost the host.
     *
     * @param loopsSleep whether loops that have nothing to do leave their CPU to others
     * @param congestionControls what the data sockets have
     */
    HostReport host(
            HostWatch host,
            boolean loopsSleep,
            long intervalsDropped,
            long strangersRefused,
            int connectionsMoved,
            List<String> congestionControls,
            Optional<HostTls> tls) {
        Map<String, String> absent = new HashMap<>();
        absent.put("window", "the run did not come to the end of its window");
        String loopsUnknown = loopsSleep
                ? "the JVM can't tell the CPU time of threads"
                : "loops that poll without sleeping are always busy";
        absent.put("busiest_loop_fraction", loopsUnknown);
        Optional<List<Double>> loops = host.loopFractions();
        boolean tooMany = loops.isPresent() && loops.get().size() > HostCpu.MAX_LOOP_FRACTIONS;
        absent.put(
                "loop_fractions",
                tooMany ? "there were more than " + HostCpu.MAX_LOOP_FRACTIONS + " event loops" : loopsUnknown);
        return new HostReport(
                host.window(),
                host.busiestLoopFraction(),
                loops.filter(each -> !tooMany),
                intervalsDropped,
                strangersRefused,
                connectionsMoved,
                congestionControls,
                tls,
                absent);
    }
}
