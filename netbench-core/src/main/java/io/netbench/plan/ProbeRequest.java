package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is asked of probes beside a load.
 *
 * @param kinds whose latency is taken; empty: of all that apply to the load
 * @param bystanders hosts that take no part in the load, each with the one that follows it
 * @param ratePerS the most probes of a pair in a second; fewer where many meet at a host or a run is long
 * @param aroundNs for how long the network is probed before the load, and after it
 * @param dscp of the probes; empty: that of the load
 */
public record ProbeRequest(
        Set<ProbeKind> kinds, List<HostAddress> bystanders, int ratePerS, long aroundNs, OptionalInt dscp) {

    /** The highest rate: probes are to see a queue, not to make one. */
    public static final int MOST_PER_S = 100;

    /** For how long before and after, unless another time is asked for. */
    public static final long DEFAULT_AROUND_NS = 2_000_000_000L;

    private static final long LEAST_AROUND_NS = 500_000_000L;
    private static final long MOST_AROUND_NS = 60_000_000_000L;

    public ProbeRequest {
        kinds = Set.copyOf(kinds);
        bystanders = List.copyOf(bystanders);
        Objects.requireNonNull(dscp, "dscp");
        require(ratePerS >= 1 && ratePerS <= MOST_PER_S, Property.PROBE_RATE, ratePerS, "from 1 to " + MOST_PER_S);
        require(
                aroundNs >= LEAST_AROUND_NS && aroundNs <= MOST_AROUND_NS,
                Property.PROBE_TIME,
                TimeSpan.format(aroundNs),
                "from 500ms to 1m");
        require(dscp.orElse(0) >= 0 && dscp.orElse(0) <= 63, Property.PROBE_DSCP, dscp, "from 0 to 63");
        if (!kinds.isEmpty() && kinds.contains(ProbeKind.BYSTANDER) == bystanders.isEmpty()) {
            throw new PlanException(
                    bystanders.isEmpty()
                            ? Property.PROBE + ": bystander needs " + Property.BYSTANDERS
                                    + ", two hosts or more that take no part in the load"
                            : Property.BYSTANDERS + " are for bystander, which " + Property.PROBE + " leaves out");
        }
        require(
                bystanders.size() % 2 == 0,
                Property.BYSTANDERS,
                bystanders.size(),
                "an even number of hosts, pair by pair");
    }

    /** The same, of these kinds. */
    ProbeRequest of(Set<ProbeKind> others) {
        return new ProbeRequest(others, bystanders, ratePerS, aroundNs, dscp);
    }

    /** What is left of it beside a load that has no operations of its own to time; empty if nothing is. */
    Optional<ProbeRequest> withoutSelf() {
        Set<ProbeKind> left =
                kinds.stream().filter(kind -> kind != ProbeKind.SELF).collect(Collectors.toSet());
        return left.isEmpty() && !kinds.isEmpty() ? Optional.empty() : Optional.of(of(left));
    }

    /** Whether messages of their own are to be sent; of a request that was fitted to its load. */
    public boolean hasOwn() {
        return has(ProbeKind.FOREIGN) || has(ProbeKind.BYSTANDER);
    }

    /** Whether probes of a kind are to be made; of a request that was fitted to its load. */
    public boolean has(ProbeKind kind) {
        return kinds.contains(kind);
    }
}
