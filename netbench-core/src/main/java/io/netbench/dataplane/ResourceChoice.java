package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.measure.RecorderMemory;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SendPath;
import io.netbench.plan.TimingRequest;
import io.netbench.text.Property;
import io.netbench.traffic.LoopMemory;
import io.netbench.traffic.connection.ConnectionMemory;
import io.netbench.traffic.connection.PayloadFile;
import io.netbench.traffic.datagram.DatagramMemory;
import io.netbench.transport.Capability;
import io.netbench.transport.LoopWork;
import io.netbench.transport.SocketTrial;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What an agent decides by itself before it opens anything: transport, loops, socket buffers, tick. It refuses what it
 * can't carry.
 *
 * @param share the plan with the agent's own choices of options in it
 * @param connectionEnds ends of connections at this agent
 * @param heapBytes heap of recorders and connections
 * @param tickNs the tick in force
 * @param copyReason why its sinks copy though the plan asks for zero copy; empty when they don't, or it carries none
 * @param choices the decisions, in sentences for the report
 */
record ResourceChoice(
        RunPlan share,
        Transport transport,
        LoopChoice loops,
        int connectionEnds,
        long heapBytes,
        long tickNs,
        Optional<String> copyReason,
        List<String> choices) {

    static ResourceChoice of(AgentSettings settings, RunPlan share, AgentCoLocation seat) {
        LoopChoice loops = loops(settings.placement(), share, seat);
        Transport usual = settings.transports().choose(share.data().transport());
        ZeroCopy zeroCopy = ZeroCopy.of(settings.transports(), share);
        if (zeroCopy.transport().isPresent()) {
            Transport able = zeroCopy.transport().get();
            Optional<String> why =
                    able == usual ? Optional.empty() : Optional.of(able.name() + ", for " + Property.ZERO_COPY);
            return of(settings, share, seat, loops, able, why, zeroCopy);
        }
        LoopWork work = new LoopWork(
                LoopChoice.largestUnitBytes(share),
                connectionEnds(share, seat.agent()) / loops.loops(),
                share.loads().stream().anyMatch(load -> load.protocol() == DataProtocol.UDP));
        Transport best = settings.transports().choose(share.data().transport(), work);
        Optional<String> why = best == usual
                ? whyLeastPreferred(settings.transports(), share, best)
                : Optional.of(best.name() + ", since its loops have many connections with small blocks");
        return of(settings, share, seat, loops, best, why, zeroCopy);
    }

    /**
     * What an agent decides when the kernel has no room for the transport that suits the load best; empty if there is no
     * other to take.
     */
    static Optional<ResourceChoice> without(
            Transport refused, AgentSettings settings, RunPlan share, AgentCoLocation seat) {
        Transport usual = settings.transports().choose(share.data().transport());
        if (usual == refused) {
            return Optional.empty();
        }
        LoopChoice loops = loops(settings.placement(), share, seat);
        String why = usual.name() + ", since the kernel has no room for " + refused.name();
        return Optional.of(of(settings, share, seat, loops, usual, Optional.of(why), ZeroCopy.without(refused)));
    }

    /** The transport that is always there is slower than others, and tells less of its connections. */
    private static Optional<String> whyLeastPreferred(Transports transports, RunPlan share, Transport taken) {
        List<Transport> admitted = transports.admitted(share.data().transport());
        if (admitted.size() < 2 || taken != admitted.get(admitted.size() - 1)) {
            return Optional.empty();
        }
        Transport better = admitted.get(0);
        return better.availability()
                .reason()
                .map(reason -> "%s, since %s is not available: %s".formatted(taken.name(), better.name(), reason));
    }

    private static LoopChoice loops(LoopPlacement placement, RunPlan share, AgentCoLocation seat) {
        int cpus = placement
                .cpus()
                .map(list -> list.cpus().size())
                .orElseGet(() -> LoopChoice.cpusOf(share, allCpus(), seat));
        return LoopChoice.of(share, seat.agent(), cpus, connectionEnds(share, seat.agent()));
    }

    private static int allCpus() {
        return Runtime.getRuntime().availableProcessors();
    }

    private static ResourceChoice of(
            AgentSettings settings,
            RunPlan share,
            AgentCoLocation seat,
            LoopChoice loops,
            Transport transport,
            Optional<String> whyTransport,
            ZeroCopy zeroCopy) {
        int agent = seat.agent();
        int ends = connectionEnds(share, agent);
        LoopPlacement placement = settings.placement();
        requireDevices(settings.dataPorts().rails(), share, transport, agent);
        SocketTrial.require(
                transport,
                share.data().socket(),
                share.loads().stream().map(Load::protocol).collect(Collectors.toSet()));
        ShareNeeds needs = needs(settings.facts(), share, agent, ends, loops);
        settings.limits().check(needs);
        List<String> choices = new ArrayList<>();
        if (share.data().threads().isEmpty()) {
            choices.add(counted(loops.loops(), "event loop") + " for " + counted(ends, "connection end")
                    + where(placement, seat));
        }
        if (placement.busyPoll()) {
            choices.add("busy polling: event loops never sleep, and each keeps a CPU busy");
        }
        whyTransport.ifPresent(choices::add);
        Optional<String> copyReason = zeroCopy.copyReason(transport, share, agent);
        DataPlan data = copyReason.isPresent() ? share.data().withoutZeroCopy() : share.data();
        if (seat.peersAreLocal()
                && settings.dataPorts().areLoopback()
                && share.data().socket().sendBufferBytes().isEmpty()) {
            LoopbackBuffer buffer = LoopbackBuffer.of(ends);
            data = data.withSocket(buffer.in(data.socket()));
            choices.add(buffer.choice());
        }
        SendPath sends = sends(data.sends(), share, seat, transport);
        data = data.with(sends);
        if (sends == SendPath.FILE) {
            choices.add("sends blocks by sendfile, which copies nothing in this host");
        }
        // The plan has the tick that is in force at the agent with the most links; this may be a part of it alone.
        long tickNs = TimingRequest.tickNs(links(share), share.schedule().tickNs());
        if (links(share) > TimingRequest.MANY_LINKS && tickNs == TimingRequest.DEFAULT_TICK_WITH_MANY_LINKS_NS) {
            choices.add("ticks of " + tickNs / 1_000_000 + " ms, since the {agent} has " + links(share) + " links");
        }
        RunPlan chosen =
                new RunPlan(share.runId(), share.seed(), share.endpoints(), share.loads(), share.schedule(), data);
        return new ResourceChoice(chosen, transport, loops, ends, needs.heapBytes(), tickNs, copyReason, choices);
    }

    /**
     * Over loopback a copy is cheaper: its target is in the cache of the CPU that reads it next. Pages of a file spare a
     * source the copy where its peer is another host.
     */
    private static SendPath sends(SendPath asked, RunPlan share, AgentCoLocation seat, Transport transport) {
        if (asked != SendPath.AUTO) {
            return asked;
        }
        boolean mayGain = !seat.peersAreLocal()
                && !share.data().tls().isOn()
                && LoopChoice.largestUnitBytes(share) >= PayloadFile.LEAST_BYTES
                && share.loads().stream().anyMatch(load -> load.protocol() == DataProtocol.TCP)
                && share.links().stream().anyMatch(link -> isAt(share, link.source(), seat.agent()))
                && transport.capabilities().contains(Capability.FILE_SEND);
        return mayGain ? SendPath.FILE : SendPath.COPY;
    }

    private static boolean isAt(RunPlan share, int endpoint, int agent) {
        return share.endpoints().get(endpoint).agent() == agent;
    }

    private static String where(LoopPlacement placement, AgentCoLocation seat) {
        if (placement.cpus().isPresent()) {
            return " bound to CPU " + placement.cpus().get();
        }
        String shared = seat.agentsOnMachine() == 1 ? "" : " that " + seat.agentsOnMachine() + " agents share";
        return " on " + counted(allCpus(), "CPU") + shared;
    }

    private static void requireDevices(DataRails rails, RunPlan share, Transport transport, int agent) {
        for (DataRail rail : rails.rails()) {
            if (rail.device().isEmpty()) {
                continue;
            }
            String option = Property.BIND_DEVICE + " " + rail.device().get() + ": ";
            if (!transport.capabilities().contains(Capability.BIND_TO_DEVICE)) {
                throw new AgentException(option + "transport " + transport.name()
                        + " can't bind sockets to a device; use epoll or io_uring");
            }
            if (hasLinkWithin(share, agent) && !rail.address().isLoopbackAddress()) {
                throw new AgentException(option + "connections from a host to itself go over its loopback device;"
                        + " bind to that, or name another host");
            }
        }
    }

    private static boolean hasLinkWithin(RunPlan share, int agent) {
        return share.loads().stream()
                .flatMap(load -> load.links().stream())
                .anyMatch(link -> share.endpoints().get(link.source()).agent() == agent
                        && share.endpoints().get(link.sink()).agent() == agent);
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static ShareNeeds needs(RecentFacts facts, RunPlan share, int agent, int ends, LoopChoice loops) {
        Long descriptors = facts.get().limits().openFilesSoft();
        return new ShareNeeds(
                ends,
                connectionEnds(share, agent, load -> load.protocol() == DataProtocol.UDP),
                share.schedule().warmupNs() + share.schedule().durationNs().orElse(0),
                RecorderMemory.bytes(share, loops.loops()) + ConnectionMemory.bytes(share, agent),
                LoopMemory.directBytes(loops.loops()) + DatagramMemory.directBytes(share, agent),
                descriptors == null ? OptionalLong.empty() : OptionalLong.of(descriptors));
    }

    private static int links(RunPlan share) {
        return share.loads().stream().mapToInt(load -> load.links().size()).sum();
    }

    private static int connectionEnds(RunPlan share, int agent) {
        return connectionEnds(share, agent, load -> true);
    }

    private static int connectionEnds(RunPlan share, int agent, Predicate<Load> counts) {
        long ends = 0;
        for (Load load : share.loads()) {
            if (!counts.test(load)) {
                continue;
            }
            for (LinkPlan link : load.links()) {
                for (int endpoint : new int[] {link.source(), link.sink()}) {
                    ends += share.endpoints().get(endpoint).agent() == agent
                            ? link.load().connections()
                            : 0;
                }
            }
        }
        return (int) Math.min(Integer.MAX_VALUE, ends);
    }
}
