package io.netbench.iperf3.server;

import io.netbench.analysis.EndpointPlace;
import io.netbench.analysis.LoadMeasurements;
import io.netbench.analysis.RunMeasurements;
import io.netbench.analysis.StopCause;
import io.netbench.control.BuildInfo;
import io.netbench.host.CpuDelta;
import io.netbench.host.HostDelta;
import io.netbench.host.HostFacts;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Thresholds;
import io.netbench.result.Finding;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.LinkResult;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunWindow;
import io.netbench.result.SocketSettings;
import io.netbench.result.ToolInfo;
import io.netty.util.internal.PlatformDependent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Sessions as one run: each is a link, or one in each direction, that comes and goes. A run of one session is that
 * session.
 *
 * @param baseNs from which the run's instants are counted, on the server's clock
 * @param startedAt the same on the wall
 * @param command the server's command line, without secrets
 * @param forgotten sessions before these, of which nothing is kept
 * @param host what this host did in the meantime
 */
record SessionRun(
        Iperf3Settings settings,
        List<KeptSession> sessions,
        long baseNs,
        Instant startedAt,
        Optional<String> command,
        long forgotten,
        Optional<HostDelta> host) {

    private static final long TICK_NS = 10_000_000L;
    private static final long SMOOTH_TICK_NS = 100_000_000L;
    private static final String NOT_TAKEN = "it is not taken for clients of iperf3";
    private static final String UNTOLD = "an iperf3 client does not tell it";

    RunMeasurements measurements(StopCause ending) {
        List<LoadMeasurements> loads = new ArrayList<>();
        List<LinkResult> links = new ArrayList<>();
        for (String name : SessionPlan.LOADS) {
            List<KeptSession> ofLoad = sessions.stream()
                    .filter(session -> session.linkOf(name).isPresent())
                    .toList();
            if (!ofLoad.isEmpty()) {
                SessionLoadResult load = new SessionLoadResult(loads.size(), name, ofLoad, baseNs);
                loads.add(new LoadMeasurements(
                        load.result(), Thresholds.NONE, List.of(), load.steady(), Optional.empty(), Optional.empty()));
                ofLoad.forEach(session -> links.add(session.linkOf(name).orElseThrow()));
            }
        }
        return new RunMeasurements(
                SessionPlan.newId(),
                startedAt,
                tool(),
                command,
                title(),
                plan(),
                loads,
                windows(),
                Optional.empty(),
                null,
                null,
                Optional.empty(),
                hosts(),
                endpoints(),
                links,
                List.of(),
                List.of(),
                notes(),
                ending);
    }

    private static ToolInfo tool() {
        return new ToolInfo(
                BuildInfo.version(),
                BuildInfo.commit(),
                BuildInfo.netty(),
                System.getProperty("java.vm.version"),
                PlatformDependent.hasUnsafe());
    }

    private Optional<String> title() {
        return sessions.size() == 1 ? first().parameters().notes().title() : Optional.empty();
    }

    private KeptSession first() {
        return sessions.get(0);
    }

    private PlanSummary plan() {
        boolean isOne = sessions.size() == 1;
        int timeS = first().parameters().span().timeS();
        return new PlanSummary(
                false,
                isOne && timeS > 0 ? Optional.of((double) timeS) : Optional.empty(),
                isOne ? first().parameters().span().omitS() : 0,
                1,
                TICK_NS,
                SMOOTH_TICK_NS,
                0,
                0,
                settings.transport().name(),
                Optional.of(settings.loops()),
                false,
                Optional.empty(),
                Optional.empty(),
                isOne ? options(first().parameters().options()).ifAny() : Optional.empty());
    }

    private static SocketSettings options(StreamOptions asked) {
        Optional<Long> window = Optional.of(asked.windowBytes()).filter(bytes -> bytes > 0);
        return new SocketSettings(
                window,
                window,
                Optional.of((long) asked.mssBytes()).filter(bytes -> bytes > 0),
                asked.congestion(),
                Optional.of(asked.typeOfService() >> 2).filter(dscp -> dscp > 0),
                Optional.empty());
    }

    private List<RunWindow> windows() {
        List<RunWindow> windows = new ArrayList<>();
        long fromNs =
                sessions.stream().mapToLong(KeptSession::measureFromNs).min().orElseThrow() - baseNs;
        long toNs = sessions.stream().mapToLong(KeptSession::endNs).max().orElseThrow() - baseNs;
        if (sessions.size() == 1 && fromNs > 0) {
            windows.add(new RunWindow(
                    RunWindow.Phase.WARMUP, 0, Math.min(fromNs, Math.max(0, toNs)), RunWindow.Kind.COMMON));
        }
        if (toNs > fromNs) {
            windows.add(new RunWindow(RunWindow.Phase.MEASURE, fromNs, toNs, RunWindow.Kind.OWN));
        }
        return windows;
    }

    private List<HostResult> hosts() {
        List<HostResult> hosts = new ArrayList<>();
        hosts.add(thisHost());
        sessions.stream().map(KeptSession::clientHost).distinct().forEach(host -> hosts.add(clientHost(host)));
        return hosts;
    }

    private HostResult thisHost() {
        HostFacts facts = settings.facts().get();
        List<String> congestion = sessions.stream()
                .flatMap(session -> session.congestion().stream())
                .distinct()
                .sorted()
                .toList();
        return new HostResult(
                RunPlan.THIS_HOST,
                (int) sessions.stream().map(KeptSession::server).distinct().count(),
                List.of("server"),
                settings.transport().name(),
                Optional.of(settings.loops()),
                facts.system().kernel(),
                facts.cpus().allowed(),
                facts.memory().totalBytes(),
                Optional.ofNullable(facts.cpus().cpuLimit()),
                HostCongestion.of(
                        congestion,
                        Optional.ofNullable(facts.network().congestionControl()),
                        Optional.ofNullable(facts.network().defaultQdisc())),
                facts.nics().stream().map(NicFigures::of).toList(),
                Optional.empty(),
                host.map(delta -> cpu(delta.cpu())).orElse(null),
                host.map(HostDelta::tcp).map(HostTcp::of).orElse(null),
                Optional.empty(),
                host.map(delta -> delta.nics().entrySet().stream()
                                .map(nic -> NicDelta.of(nic.getKey(), nic.getValue()))
                                .toList())
                        .orElse(null),
                null,
                null,
                Optional.empty(),
                Optional.ofNullable(facts.identity().bootId()),
                host.map(HostDelta::durationNs),
                reasons(NOT_TAKEN));
    }

    private static HostCpu cpu(CpuDelta cpu) {
        Map<String, String> absent = new HashMap<>(cpu.absent());
        absent.put("busiest_loop_fraction", "event loops are shared by all sessions");
        return new HostCpu(
                cpu.processNs(),
                cpu.processFraction(),
                cpu.hostFraction(),
                cpu.softirqFraction(),
                Optional.ofNullable(cpu.busiestSoftirqFraction()),
                Optional.empty(),
                cpu.stealFraction(),
                null,
                Optional.empty(),
                Optional.ofNullable(cpu.loopWaitFraction()),
                Optional.ofNullable(cpu.throttledFraction()),
                absent);
    }

    private HostResult clientHost(String address) {
        return new HostResult(
                address,
                (int) sessions.stream()
                        .filter(session -> session.clientHost().equals(address))
                        .count(),
                List.of("client"),
                null,
                Optional.empty(),
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                null,
                null,
                Optional.empty(),
                null,
                null,
                null,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                reasons(UNTOLD));
    }

    private static Map<String, String> reasons(String reason) {
        Map<String, String> absent = new HashMap<>();
        Stream.of(
                        "transport",
                        "kernel",
                        "cpus",
                        "memory_bytes",
                        "cpu",
                        "tcp",
                        "nic_delta",
                        "clock_offset_ns",
                        "clock_error_ns")
                .forEach(figure -> absent.put(figure, reason));
        return absent;
    }

    private List<EndpointPlace> endpoints() {
        Map<String, EndpointPlace> places = new LinkedHashMap<>();
        sessions.forEach(session -> places.putIfAbsent(
                session.server(), new EndpointPlace(session.server(), RunPlan.THIS_HOST, List.of("server"))));
        sessions.forEach(session -> places.putIfAbsent(
                session.client(), new EndpointPlace(session.client(), session.clientHost(), List.of("client"))));
        return List.copyOf(places.values());
    }

    private List<Finding> notes() {
        List<Finding> notes = new ArrayList<>();
        notes.add(Finding.of(
                "iperf3_clients",
                "What clients received, and what they sent again, is as these clients of iperf3 told it."));
        if (forgotten > 0) {
            notes.add(Finding.of(
                    "sessions_left_out",
                    "%d sessions before these are left out: a run keeps the latest %d."
                            .formatted(forgotten, SessionConclusions.MAX_KEPT)));
        }
        return notes;
    }
}
