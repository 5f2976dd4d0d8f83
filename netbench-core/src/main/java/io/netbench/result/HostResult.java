package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One agent's host: what it is, and what it spent on the run. Figures that belong to a machine and a network namespace
 * stand with the first agent there; the others name it in {@code figuresWith}.
 *
 * @param name the host as the plan named it, or {@code this host} for the embedded agent
 * @param endpoints how many endpoints the agent carried
 * @param roles {@code server}, {@code client}, or both
 * @param transport the transport in force
 * @param loops event loops of the agent; empty where it did not get so far as to say
 * @param kernel operating system and its release
 * @param cpus processors that the agent may use
 * @param memoryBytes memory of the host
 * @param cpuLimit processors that a control group allows, such as 2.5; empty where nothing limits it
 * @param congestion how its TCP senders decide how fast they send; empty where nothing tells
 * @param nics its network interfaces
 * @param figuresWith name of the host entry that holds the figures of this machine
 * @param cpu where its processors were
 * @param tcp its TCP counters
 * @param udp its counters of datagrams; only where a load had such
 * @param nicDelta its interface counters
 * @param clockOffsetNs what to add to this agent's clock to read the coordinator's
 * @param clockErrorNs bound of the error of that offset
 * @param connectNs how long it took from the order to connect until every connection with an end here was there, those that
 *     others open included; empty where the agent did not get so far
 * @param bootId what its kernel drew at random as it booted: agents with the same one share its processors; empty where it is
 *     not known
 * @param countersNs the span over which {@code cpu}, {@code tcp} and {@code nicDelta} were counted: the window, and what passed
 *     until a host that was busy came to read them; empty where they were not
 * @param tls how it encrypted its data connections; empty where it did not
 * @param absent why a figure is null
 */
public record HostResult(
        String name,
        int endpoints,
        List<String> roles,
        String transport,
        Optional<Integer> loops,
        String kernel,
        Integer cpus,
        Long memoryBytes,
        Optional<Double> cpuLimit,
        Optional<HostCongestion> congestion,
        List<NicFigures> nics,
        Optional<String> figuresWith,
        HostCpu cpu,
        HostTcp tcp,
        Optional<HostUdp> udp,
        List<NicDelta> nicDelta,
        Long clockOffsetNs,
        Long clockErrorNs,
        Optional<Long> connectNs,
        Optional<String> bootId,
        Optional<Long> countersNs,
        Optional<HostTls> tls,
        Map<String, String> absent) {

    /** One whose data connections were plain. */
    public HostResult(
            String name,
            int endpoints,
            List<String> roles,
            String transport,
            Optional<Integer> loops,
            String kernel,
            Integer cpus,
            Long memoryBytes,
            Optional<Double> cpuLimit,
            Optional<HostCongestion> congestion,
            List<NicFigures> nics,
            Optional<String> figuresWith,
            HostCpu cpu,
            HostTcp tcp,
            Optional<HostUdp> udp,
            List<NicDelta> nicDelta,
            Long clockOffsetNs,
            Long clockErrorNs,
            Optional<Long> connectNs,
            Optional<String> bootId,
            Optional<Long> countersNs,
            Map<String, String> absent) {
        this(
                name,
                endpoints,
                roles,
                transport,
                loops,
                kernel,
                cpus,
                memoryBytes,
                cpuLimit,
                congestion,
                nics,
                figuresWith,
                cpu,
                tcp,
                udp,
                nicDelta,
                clockOffsetNs,
                clockErrorNs,
                connectNs,
                bootId,
                countersNs,
                Optional.empty(),
                absent);
    }

    public HostResult {
        Require.text("host.name", name);
        Require.notNegative("host.endpoints", endpoints);
        roles = List.copyOf(roles);
        loops.ifPresent(count -> Require.positive("host.loops", count));
        nics = List.copyOf(nics);
        nicDelta = nicDelta == null ? null : List.copyOf(nicDelta);
        Require.notNegative("host.memory_bytes", memoryBytes);
        Require.notNegative("host.clock_error_ns", clockErrorNs);
        connectNs.ifPresent(took -> Require.notNegative("host.connect_ns", took));
        bootId.ifPresent(id -> Require.text("host.boot_id", id));
        countersNs.ifPresent(span -> Require.notNegative("host.counters_ns", span));
        absent = Absent.from(absent)
                .figure("transport", transport)
                .figure("kernel", kernel)
                .figure("cpus", cpus)
                .figure("memory_bytes", memoryBytes)
                .figure("cpu", cpu)
                .figure("tcp", tcp)
                .figure("nic_delta", nicDelta)
                .figure("clock_offset_ns", clockOffsetNs)
                .figure("clock_error_ns", clockErrorNs)
                .reasons();
    }
}
