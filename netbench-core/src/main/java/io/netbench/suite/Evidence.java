package io.netbench.suite;

import io.netbench.analysis.fabric.FabricHost;
import io.netbench.analysis.fabric.HostEvidence;
import io.netbench.analysis.fabric.OverRounds;
import io.netbench.host.NicFacts;
import io.netbench.host.SwitchPort;
import io.netbench.result.EndpointFlow;
import io.netbench.result.EndpointResult;
import io.netbench.result.HostResult;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import io.netbench.result.RunResult;
import io.netbench.result.TcpSummary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** What hosts say of themselves, round by round. */
final class Evidence {

    /** What headers, and segments sent again, add to what we send is no other traffic. */
    private static final double MOST_HEADERS = 0.08;

    /** Nor are acknowledgements of what came the other way. */
    private static final double MOST_ACKNOWLEDGEMENTS = 0.05;

    /** Fewer drops are those of packets that nobody asked for. */
    private static final double MOST_DROPS = 1e-4;

    /** Where all drop, as hosts of one machine do that is short of processors, only one that drops far more is worth a word. */
    private static final double TIMES_USUAL_DROPS = 10;

    /** Where the others of a kernel wait so long for each other, a wait tells nothing of whose it is. */
    private static final double EVERYBODYS = 0.6;

    private static final double NS_PER_S = 1e9;

    private static final int IPV4_HEADERS = 28;
    private static final int IPV6_HEADERS = 48;

    /** The transport that can't set an option that Java does not know. */
    private static final String WITHOUT_OPTIONS = "nio";

    private static final Set<NicFacts.Kind> SURE = EnumSet.of(NicFacts.Kind.DEVICE, NicFacts.Kind.STACKED);

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
        Map<String, List<Double>> waits = waitsByKernel(run);
        for (EndpointResult endpoint : run.endpoints()) {
            HostResult host = hosts.get(endpoint.host());
            if (host != null) {
                Facts facts = byHost.computeIfAbsent(endpoint.name(), name -> new Facts());
                if (host.transport() != null) {
                    facts.forbidsFragments = !host.transport().equals(WITHOUT_OPTIONS);
                }
                facts.isIpv6 |= run.links().stream().anyMatch(link -> isOverIpv6(link, endpoint.name()));
                facts.sharesKernel |= shareAll || kernels.contains(kernelOf(host));
                interfaceOf(endpoint.name(), run.links()).ifPresent(nic -> facts.take(nic, host));
                if (isLoaded) {
                    // One link alone, as in an idle round, may tell more of its other end.
                    pathMtus(endpoint.name(), run.links(), facts);
                }
                if (isLoaded && !shareAll) {
                    facts.take(endpoint, host, ownWait(waits.get(kernelOf(host)), host));
                }
            }
        }
    }

    /** Datagrams showed that packets so long pass from one to another, and none that are longer. */
    void carries(String source, String sink, int packetBytes) {
        of(source).sends.put(sink, packetBytes);
        of(sink).receives.put(source, packetBytes);
    }

    /** MTU of the interface that a host uses, if it told. */
    OptionalInt mtuBytes(String host) {
        Integer mtu = of(host).mtu;
        return mtu == null ? OptionalInt.empty() : OptionalInt.of(mtu);
    }

    /** Whether a host's agent can send what nobody may cut. */
    boolean canForbidFragments(String host) {
        return of(host).forbidsFragments;
    }

    /** What of a packet of a host is headers, where it is a datagram. */
    int datagramHeaders(String host) {
        return of(host).isIpv6 ? IPV6_HEADERS : IPV4_HEADERS;
    }

    private Facts of(String host) {
        return byHost.computeIfAbsent(host, name -> new Facts());
    }

    private static Map<String, List<Double>> waitsByKernel(RunResult run) {
        Set<String> loaded = new HashSet<>();
        run.endpoints().forEach(endpoint -> loaded.add(endpoint.host()));
        Map<String, List<Double>> waits = new HashMap<>();
        run.hosts().stream()
                .filter(host -> loaded.contains(host.name()))
                .forEach(host -> waitOf(host)
                        .ifPresent(wait -> waits.computeIfAbsent(kernelOf(host), kernel -> new ArrayList<>())
                                .add(wait)));
        return waits;
    }

    private static Optional<Double> waitOf(HostResult host) {
        return host.cpu() == null ? Optional.empty() : host.cpu().loopWaitFraction();
    }

    /**
     * How long an agent waited that others of its kernel, the one in the middle, did not, as a share of the time that these did not wait:
     * what shares processors waits for them, and one that is kept from them waits for longer. Empty where it is not known, or nobody's own.
     */
    private static Optional<Double> ownWait(List<Double> ofKernel, HostResult host) {
        Optional<Double> wait = waitOf(host);
        if (wait.isEmpty() || ofKernel.size() < 2) {
            return wait;
        }
        List<Double> others = new ArrayList<>(ofKernel);
        others.remove(wait.get());
        double usual = Facts.median(others);
        return usual > EVERYBODYS ? Optional.empty() : Optional.of(Math.max(0, (wait.get() - usual) / (1 - usual)));
    }

    /** Kernels of several agents, or whose figures stand with one agent for others. */
    private static Set<String> sharedKernels(List<HostResult> hosts) {
        Set<String> shared = new HashSet<>();
        Set<String> seen = new HashSet<>();
        for (HostResult host : hosts) {
            if (host.bootId().isPresent() && !seen.add(kernelOf(host))) {
                shared.add(kernelOf(host));
            }
            if (host.cpu() != null
                    && host.cpu().hostFraction() == null
                    && host.cpu().processNs() != null) {
                shared.add(kernelOf(host));
            }
        }
        return shared;
    }

    /** Results of versions that did not keep the boot id are told apart by what their hosts are like. */
    private static String kernelOf(HostResult host) {
        return host.bootId().orElseGet(() -> host.kernel() + "/" + host.memoryBytes());
    }

    private static boolean isOverIpv6(LinkResult link, String endpoint) {
        return (link.source().equals(endpoint) || link.sink().equals(endpoint))
                && link.connections().stream()
                        .anyMatch(
                                one -> one.sinkAddr() != null && one.sinkAddr().contains(":"));
    }

    private static void pathMtus(String endpoint, List<LinkResult> links, Facts facts) {
        for (LinkResult link : links) {
            TcpSummary tcp = link.tcp().source();
            if (link.source().equals(endpoint) && tcp != null) {
                tcp.pathMtuBytes().ifPresent(facts.pathMtu::add);
            }
        }
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
        // Where no speed is known, a NIC can do at least what one of them did.
        double most =
                byHost.values().stream().mapToDouble(Facts::mostBytesPerS).max().orElse(0);
        Double usualDrops =
                Facts.median(byHost.values().stream().map(Facts::dropShare).toList());
        double mostDrops = Math.max(MOST_DROPS, usualDrops == null ? 0 : TIMES_USUAL_DROPS * usualDrops);
        int[] rounds = byHost.values().stream()
                .mapToInt(facts -> facts.rounds)
                .sorted()
                .toArray();
        int usualRounds = rounds.length == 0 ? 0 : rounds[rounds.length / 2];
        return Optional.ofNullable(byHost.get(name))
                .map(facts -> facts.host(name, group, most, mostDrops, 2 * facts.rounds >= usualRounds))
                .orElse(new FabricHost(name, group, 0, HostEvidence.NONE));
    }

    private static final class Facts {

        private int rounds;
        private final List<Double> cpu = new ArrayList<>();
        private final List<Double> softirq = new ArrayList<>();
        private final List<Double> wait = new ArrayList<>();
        private final List<Double> ownWait = new ArrayList<>();
        private final List<Double> throttled = new ArrayList<>();
        private final List<Long> pathMtu = new ArrayList<>();
        private final List<Double> foreignOut = new ArrayList<>();
        private final List<Double> foreignIn = new ArrayList<>();
        private final List<Double> counted = new ArrayList<>();
        private final Map<String, Integer> sends = new HashMap<>();
        private final Map<String, Integer> receives = new HashMap<>();
        private boolean sharesKernel;
        private boolean forbidsFragments;
        private boolean isIpv6;
        private Integer mtu;
        private long bitsPerS;
        private long wholeBitsPerS;
        private String nic;
        private SwitchPort switchPort;
        private Boolean isHalfDuplex;
        private long errors;
        private long drops;
        private long packets;

        void take(LinkInterface used, HostResult host) {
            nic = used.name();
            boolean isSure = used.kind().filter(SURE::contains).isPresent();
            wholeBitsPerS = isSure && used.speedBitsPerS() != null ? used.speedBitsPerS() : 0;
            bitsPerS = wholeBitsPerS / used.members().orElse(1);
            host.nics().stream()
                    .filter(one -> one.name().equals(nic))
                    .findFirst()
                    .ifPresent(one -> {
                        mtu = one.mtuBytes();
                        switchPort = one.switchPort().orElse(switchPort);
                        isHalfDuplex = isSure ? one.duplex().map("half"::equals).orElse(null) : null;
                    });
        }

        /** @param itsOwn of its wait for processors, what others of its kernel did not wait */
        void take(EndpointResult endpoint, HostResult host, Optional<Double> itsOwn) {
            rounds++;
            if (host.cpu() != null) {
                add(cpu, Optional.ofNullable(host.cpu().hostFraction()));
                add(softirq, host.cpu().busiestSoftirqFraction());
                add(wait, host.cpu().loopWaitFraction());
                add(ownWait, itsOwn);
                add(throttled, host.cpu().throttledFraction());
            }
            if (host.nicDelta() == null || nic == null) {
                return;
            }
            host.nicDelta().stream()
                    .filter(delta -> delta.name().equals(nic))
                    .findFirst()
                    .ifPresent(delta -> takeCounters(endpoint, delta, host.countersNs()));
        }

        private static void add(List<Double> all, Optional<Double> figure) {
            figure.ifPresent(all::add);
        }

        private void takeCounters(EndpointResult endpoint, NicDelta delta, Optional<Long> countersNs) {
            errors += known(delta.rxErrors()) + known(delta.txErrors());
            drops += known(delta.rxDropped()) + known(delta.txDropped());
            packets += known(delta.rxPackets()) + known(delta.txPackets());
            double windowS = endpoint.out()
                    .or(endpoint::in)
                    .filter(flow ->
                            flow.bytes() != null && flow.goodputBytesPerS() != null && flow.goodputBytesPerS() > 0)
                    .map(flow -> flow.bytes() / flow.goodputBytesPerS())
                    .orElse(0.0);
            if (windowS == 0 || delta.txBytes() == null || delta.rxBytes() == null) {
                return;
            }
            double out = bytes(endpoint.out()) / windowS;
            double in = bytes(endpoint.in()) / windowS;
            // A host that came late to its counters counted for longer than the window, and our traffic went on.
            double spanS =
                    countersNs.filter(ns -> ns > 0).map(ns -> ns / NS_PER_S).orElse(windowS);
            double sent = delta.txBytes() / spanS;
            double received = delta.rxBytes() / spanS;
            counted.add(Math.max(sent, received));
            foreignOut.add(other(sent, out, in));
            foreignIn.add(other(received, in, out));
        }

        private static long bytes(Optional<EndpointFlow> flow) {
            return flow.map(EndpointFlow::bytes).orElse(0L);
        }

        private static long known(Long count) {
            return count == null ? 0 : count;
        }

        private static double other(double counted, double ours, double acknowledged) {
            return Math.max(0, counted - ours * (1 + MOST_HEADERS) - acknowledged * MOST_ACKNOWLEDGEMENTS);
        }

        double dropShare() {
            return packets == 0 ? 0 : (double) drops / packets;
        }

        double mostBytesPerS() {
            return counted.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        }

        /** @param isLong whether it was seen as long as others: the first round of a host that was lost then is like none that follow */
        FabricHost host(String name, String group, double mostBytesPerS, double mostDrops, boolean isLong) {
            // A flow takes one member of a bond, but its counters are those of all.
            double rate = wholeBitsPerS > 0 ? wholeBitsPerS / 8.0 : mostBytesPerS;
            return new FabricHost(
                    name,
                    group,
                    bitsPerS,
                    new HostEvidence(
                            isLong ? median(cpu) : null,
                            isLong ? median(softirq) : null,
                            isLong ? OverRounds.of(wait, ownWait).orElse(null) : null,
                            isLong ? OverRounds.of(throttled, throttled).orElse(null) : null,
                            mtu,
                            pathMtuBytes(),
                            share(foreignOut, rate),
                            share(foreignIn, rate),
                            packets == 0 ? null : (Long) (errors + (dropShare() > mostDrops ? drops : 0)),
                            isHalfDuplex,
                            sharesKernel));
        }

        private static Double share(List<Double> bytesPerS, double rate) {
            Double usual = median(bytesPerS);
            return usual == null || rate == 0 ? null : (Double) (usual / rate);
        }

        /** Of what was tried, the way that is narrow for all is the host's; what TCP found out stands where nothing was. */
        private Integer pathMtuBytes() {
            return sends.isEmpty() || receives.isEmpty()
                    ? usual(pathMtu)
                    : (Integer) Math.min(Collections.max(sends.values()), Collections.max(receives.values()));
        }

        private static Integer usual(List<Long> some) {
            return some.isEmpty()
                    ? null
                    : (Integer)
                            some.stream().sorted().toList().get(some.size() / 2).intValue();
        }

        private static Double median(List<Double> values) {
            return values.isEmpty() ? null : values.stream().sorted().toList().get(values.size() / 2);
        }
    }
}
