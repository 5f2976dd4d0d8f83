package io.netbench.coordinator.outcome;

import io.netbench.control.HostReport;
import io.netbench.control.PreparedAnswer;
import io.netbench.coordinator.agents.AgentLoss;
import io.netbench.coordinator.agents.AgentSession;
import io.netbench.coordinator.agents.RunClocks;
import io.netbench.host.HostDelta;
import io.netbench.host.HostFacts;
import io.netbench.host.NetworkSettings;
import io.netbench.host.NicCounters;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.HostCongestion;
import io.netbench.result.HostCpu;
import io.netbench.result.HostResult;
import io.netbench.result.HostTcp;
import io.netbench.result.HostUdp;
import io.netbench.result.NicDelta;
import io.netbench.result.NicFigures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/** Makes the hosts of a result: one for each agent, with the figures of a machine and network namespace told once. */
final class HostAssembly {

    private final RunPlan plan;
    private final List<AgentSession> agents;
    private final Optional<RunClocks> clocks;
    private final Map<String, String> firstOfNetwork = new HashMap<>();
    private final Map<String, OptionalDouble> agentsOfMachine = new HashMap<>();
    private final Set<String> toldMachines = new HashSet<>();
    private final Map<Integer, Integer> endpoints = new HashMap<>();
    private final Map<Integer, TreeSet<String>> roles = new HashMap<>();

    HostAssembly(RunPlan plan, List<AgentSession> agents, Optional<RunClocks> clocks) {
        this.plan = plan;
        this.agents = agents;
        this.clocks = clocks;
        plan.endpoints().forEach(endpoint -> endpoints.merge(endpoint.agent(), 1, Integer::sum));
        for (Load load : plan.loads()) {
            for (LinkPlan link : load.links()) {
                addRole(load.serverOf(link), "server");
                addRole(load.clientOf(link), "client");
            }
        }
    }

    private void addRole(int endpoint, String role) {
        roles.computeIfAbsent(plan.endpoints().get(endpoint).agent(), none -> new TreeSet<>())
                .add(role);
    }

    List<HostResult> hosts() {
        List<HostResult> hosts = new ArrayList<>();
        agents.forEach(this::addToMachine);
        agents.forEach(agent -> hosts.add(host(agent)));
        return hosts;
    }

    private HostResult host(AgentSession agent) {
        Optional<HostFacts> facts = agent.facts();
        Optional<String> figuresWith = facts.flatMap(known -> known.identity().key())
                .map(machine -> firstOfNetwork.putIfAbsent(machine, agent.name()));
        Optional<HostDelta> window = window(agent);
        boolean tellsNetwork = figuresWith.isEmpty();
        return new HostResult(
                agent.name(),
                endpoints.getOrDefault(agent.index(), 0),
                List.copyOf(roles.getOrDefault(agent.index(), new TreeSet<>())),
                agent.answers().prepared().map(PreparedAnswer::transport).orElse(null),
                agent.answers().prepared().map(PreparedAnswer::loops),
                facts.map(known -> known.system().kernel()).orElse(null),
                facts.map(known -> known.cpus().allowed()).orElse(null),
                facts.map(known -> known.memory().totalBytes()).orElse(null),
                facts.map(known -> known.cpus().cpuLimit()),
                congestion(agent),
                facts.map(known -> known.nics().stream().map(NicFigures::of).toList())
                        .orElse(List.of()),
                figuresWith,
                cpu(agent, window),
                tellsNetwork ? window.map(HostDelta::tcp).map(HostTcp::of).orElse(null) : null,
                tellsNetwork && hasDatagrams() ? window.map(HostDelta::udp).map(HostUdp::of) : Optional.empty(),
                tellsNetwork
                        ? window.map(HostDelta::nics)
                                .map(HostAssembly::nicDeltas)
                                .orElse(null)
                        : null,
                clocks.flatMap(known -> known.agentToCoordinatorNs(agent.index()))
                        .orElse(null),
                clocks.flatMap(known -> known.errorNs(agent.index())).orElse(null),
                agent.answers().connectNs(),
                facts.map(known -> known.identity().bootId()),
                window.map(HostDelta::durationNs),
                agent.report().host().flatMap(HostReport::tls),
                absent(agent, figuresWith));
    }

    private boolean hasDatagrams() {
        return plan.loads().stream().anyMatch(load -> load.protocol() == DataProtocol.UDP);
    }

    private static Optional<HostCongestion> congestion(AgentSession agent) {
        Optional<NetworkSettings> network = agent.facts().map(HostFacts::network);
        return HostCongestion.of(
                agent.report().host().map(HostReport::congestionControls).orElse(List.of()),
                network.map(NetworkSettings::congestionControl),
                network.map(NetworkSettings::defaultQdisc));
    }

    private static List<NicDelta> nicDeltas(Map<String, NicCounters> nics) {
        return nics.entrySet().stream()
                .map(nic -> NicDelta.of(nic.getKey(), nic.getValue()))
                .toList();
    }

    /** Sums up what the agents of each machine took; unknown when one of them does not tell. */
    private void addToMachine(AgentSession agent) {
        OptionalDouble share = window(agent)
                .map(delta -> delta.cpu().processFraction())
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
        agentsOfMachine.merge(machine(agent), share, HostAssembly::sum);
    }

    private static OptionalDouble sum(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() && other.isPresent()
                ? OptionalDouble.of(one.getAsDouble() + other.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Agents in different network namespaces share the processors of their machine. */
    private HostCpu cpu(AgentSession agent, Optional<HostDelta> window) {
        boolean tellsMachine = toldMachines.add(machine(agent));
        return window.map(delta -> HostResults.cpu(
                        delta.cpu(),
                        agent.report().host().orElseThrow(),
                        tellsMachine,
                        agentsOfMachine.get(machine(agent))))
                .orElse(null);
    }

    private static Optional<HostDelta> window(AgentSession agent) {
        return agent.report().host().flatMap(HostReport::window);
    }

    /** The boot id of its kernel; where that is not known, an agent stands for itself. */
    private static String machine(AgentSession agent) {
        return agent.facts().map(facts -> facts.identity().bootId()).orElseGet(() -> "agent " + agent.index());
    }

    private static Map<String, String> absent(AgentSession agent, Optional<String> figuresWith) {
        String noReport = agent.loss().map(AgentLoss::reason).orElse("the run ended before the agent reported");
        String elsewhere = figuresWith.map(other -> "told with " + other).orElse(noReport);
        Map<String, String> absent = new HashMap<>();
        for (String fact :
                List.of("transport", "kernel", "cpus", "memory_bytes", "clock_offset_ns", "clock_error_ns")) {
            absent.put(fact, noReport);
        }
        absent.put("cpu", noReport);
        absent.put("tcp", elsewhere);
        absent.put("nic_delta", elsewhere);
        agent.facts().ifPresent(facts -> {
            absent.putAll(renamed(facts.cpus().absent(), "allowed", "cpus"));
            absent.putAll(renamed(facts.memory().absent(), "total_bytes", "memory_bytes"));
            absent.putAll(renamed(facts.system().absent(), "kernel", "kernel"));
        });
        return absent;
    }

    private static Map<String, String> renamed(Map<String, String> reasons, String figure, String name) {
        return reasons.containsKey(figure) ? Map.of(name, reasons.get(figure)) : Map.of();
    }
}
