package io.netbench.analysis;

import io.netbench.analysis.EndpointLag.Side;
import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How much of their ports the endpoints of a run used in each direction, where the speed of these is known. */
public final class PortShare {

    private final Map<String, List<LinkResult>> bySource = new HashMap<>();
    private final Map<String, List<LinkResult>> bySink = new HashMap<>();

    private PortShare() {}

    public static PortShare of(RunResult run) {
        PortShare shares = new PortShare();
        for (LinkResult link : CountedLinks.of(run.links()).links()) {
            shares.bySource
                    .computeIfAbsent(link.source(), name -> new ArrayList<>())
                    .add(link);
            shares.bySink
                    .computeIfAbsent(link.sink(), name -> new ArrayList<>())
                    .add(link);
        }
        return shares;
    }

    /** What an endpoint sent, as a share of what its interfaces can send. */
    public Optional<Double> ofSource(EndpointResult endpoint) {
        return share(endpoint.out(), bySource.get(endpoint.name()), Side.SOURCE);
    }

    /** What it received, as a share of what its interfaces can receive. */
    public Optional<Double> ofSink(EndpointResult endpoint) {
        return share(endpoint.in(), bySink.get(endpoint.name()), Side.SINK);
    }

    private static Optional<Double> share(Optional<EndpointFlow> flow, List<LinkResult> links, Side side) {
        return flow.map(EndpointFlow::goodputBytesPerS).flatMap(goodput -> {
            Figure speed = PortSpeed.of(links == null ? List.of() : links, side);
            return speed.value() == null || speed.value() == 0
                    ? Optional.empty()
                    : Optional.of(goodput * 8 / speed.value());
        });
    }
}
