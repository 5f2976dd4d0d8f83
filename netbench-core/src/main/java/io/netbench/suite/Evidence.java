package io.netbench.suite;

import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.HostEvidence;
import io.netbench.host.NicFacts;
import io.netbench.host.SwitchPort;
import io.netbench.result.EndpointResult;
import io.netbench.result.HostResult;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import io.netbench.result.RunResult;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What hosts say of themselves, round by round. */
final class Evidence {

    /** The share of a link's bytes that headers take at least is no other traffic. */
    private static final double MOST_OVERHEAD = 0.08;

    private final Map<String, Facts> byHost = new HashMap<>();
    private final boolean shareAll;

    /** @param shareAll whether all of them are endpoints of this host */
    Evidence(boolean shareAll) {
        this.shareAll = shareAll;
    }

    /**
     * Takes what a round says of hosts.
     *
     * @param isLoaded whether it put load on them
     */
    void add(RunResult run, boolean isLoaded) {
        Map<String, HostResult> hosts = new HashMap<>();
        run.hosts().forEach(host -> hosts.put(host.name(), host));
        Set<String> kernels = sharedKernels(run.hosts());
        for (EndpointResult endpoint : run.endpoints()) {
            HostResult host = hosts.get(endpoint.host());
            if (host != null) {
                Facts facts = byHost.computeIfAbsent(endpoint.name(), name -> new Facts());
                facts.sharesKernel |= shareAll || kernels.contains(kernelOf(host));
                interfaceOf(endpoint.name(), run.links()).ifPresent(nic -> facts.take(nic, host));
                if (isLoaded && !shareAll) {
                    facts.take(endpoint, host);
                }
            }
        }
    }

    /** Kernels whose figures stand with one agent for others. */
    private static Set<String> sharedKernels(List<HostResult> hosts) {
        Set<String> shared = new HashSet<>();
        for (HostResult host : hosts) {
            if (host.cpu() != null
                    && host.cpu().hostFraction() == null
                    && host.cpu().processNs() != null) {
                shared.add(kernelOf(host));
            }
        }
        return shared;
    }

    private static String kernelOf(HostResult host) {
        return host.kernel() + "/" + host.memoryBytes();
    }

    private static Optional<LinkInterface> interfaceOf(String endpoint, List<LinkResult> links) {
        for (LinkResult link : links) {
            Optional<List<LinkInterface>> here = link.source().equals(endpoint)
                    ? link.sourceInterfaces()
                    : link.sink().equals(endpoint) ? link.sinkInterfaces() : Optional.empty();
            if (here.isPresent() && here.get().size() == 1) {
                return Optional.of(here.get().get(0));
            }
        }
        return Optional.empty();
    }

    /** The interface that a host used last, where that was one alone, by names of hosts. */
    Map<String, String> interfaces() {
        Map<String, String> known = new TreeMap<>();
        byHost.forEach((host, facts) -> {
            if (facts.nic != null) {
                known.put(host, facts.nic);
            }
        });
        return known;
    }

    /** What hosts are connected to, as far as somebody says so, by their names. */
    Map<String, SwitchPort> switchPorts() {
        Map<String, SwitchPort> known = new TreeMap<>();
        byHost.forEach((host, facts) -> {
            if (facts.switchPort != null) {
                known.put(host, facts.switchPort);
            }
        });
        return known;
    }

    /** A host as the analysis takes it. */
    FabricHost host(String name, String group) {
        return Optional.ofNullable(byHost.get(name))
                .map(facts -> facts.host(name, group))
                .orElse(new FabricHost(name, group, 0, HostEvidence.NONE));
    }

    private static final class Facts {

        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> foreignOut = new ArrayList<>();
        private final List<Double> foreignIn = new ArrayList<>();
        private boolean sharesKernel;
        private Integer mtu;
        private long bitsPerS;
        private String nic;
        private Long errors;
        private SwitchPort switchPort;

        void take(LinkInterface used, HostResult host) {
            nic = used.name();
            boolean isDevice = used.kind().filter(NicFacts.Kind.DEVICE::equals).isPresent();
            bitsPerS = isDevice && used.speedBitsPerS() != null ? used.speedBitsPerS() : 0;
            Optional<NicFigures> figures =
                    host.nics().stream().filter(one -> one.name().equals(nic)).findFirst();
            mtu = figures.map(NicFigures::mtuBytes).orElse(mtu);
            switchPort = figures.flatMap(NicFigures::switchPort).orElse(switchPort);
        }

        void take(EndpointResult endpoint, HostResult host) {
            if (host.cpu() != null && host.cpu().hostFraction() != null) {
                cpu.add(host.cpu().hostFraction());
            }
            if (host.nicDelta() == null || nic == null) {
                return;
            }
            host.nicDelta().stream()
                    .filter(delta -> delta.name().equals(nic))
                    .findFirst()
                    .ifPresent(delta -> takeCounters(endpoint, delta));
        }

        private void takeCounters(EndpointResult endpoint, NicDelta delta) {
            if (delta.rxErrors() != null && delta.txErrors() != null) {
                errors = (errors == null ? 0 : errors) + delta.rxErrors() + delta.txErrors();
            }
            double windowS = endpoint.out()
                    .or(endpoint::in)
                    .filter(flow ->
                            flow.bytes() != null && flow.goodputBytesPerS() != null && flow.goodputBytesPerS() > 0)
                    .map(flow -> flow.bytes() / flow.goodputBytesPerS())
                    .orElse(0.0);
            if (bitsPerS == 0 || windowS == 0) {
                return;
            }
            double most = bitsPerS / 8.0 * windowS;
            endpoint.out()
                    .filter(flow -> flow.bytes() != null && delta.txBytes() != null)
                    .ifPresent(flow -> foreignOut.add(other(delta.txBytes(), flow.bytes()) / most));
            endpoint.in()
                    .filter(flow -> flow.bytes() != null && delta.rxBytes() != null)
                    .ifPresent(flow -> foreignIn.add(other(delta.rxBytes(), flow.bytes()) / most));
        }

        private static double other(long counted, long ours) {
            return Math.max(0, counted - ours * (1 + MOST_OVERHEAD));
        }

        FabricHost host(String name, String group) {
            return new FabricHost(
                    name,
                    group,
                    bitsPerS,
                    new HostEvidence(
                            median(cpu),
                            null,
                            null,
                            null,
                            mtu,
                            median(foreignOut),
                            median(foreignIn),
                            errors,
                            sharesKernel));
        }

        private static Double median(List<Double> values) {
            if (values.isEmpty()) {
                return null;
            }
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }
    }
}
