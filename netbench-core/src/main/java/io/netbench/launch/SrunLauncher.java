package io.netbench.launch;

import io.netbench.plan.HostAddress;
import io.netbench.time.Clock;
import io.netbench.time.Deadline;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** Launches by srun: one process for all nodes, whose standard input is that of every agent. */
final class SrunLauncher {

    private final LaunchMethod.Srun settings;
    private final LaunchPlan plan;
    private final LaunchToken token;
    private final Map<String, PendingAgent> agents = new LinkedHashMap<>();

    SrunLauncher(LaunchMethod.Srun settings, LaunchPlan plan, LaunchToken token) {
        this.settings = settings;
        this.plan = plan;
        this.token = token;
        for (HostAddress host : plan.hosts().hosts()) {
            agents.put(host.host(), new PendingAgent(host));
        }
    }

    LaunchedAgents start() throws InterruptedException {
        Deadline deadline = Deadline.after(Clock.system(), plan.timeout());
        List<ChildProcess> processes = new CopyOnWriteArrayList<>();
        Heartbeats beats = Heartbeats.to(() -> processes);
        SrunOutput output = new SrunOutput(agents, SlurmNodes.addresses(settings.prefix(), plan.hosts()));
        boolean isDone = false;
        try {
            ChildProcess srun = ChildProcess.start("srun", command(), output);
            processes.add(srun);
            srun.send(token.text());
            for (PendingAgent agent : agents.values()) {
                agent.await(deadline, plan.patience());
            }
            isDone = true;
        } catch (IOException e) {
            agents.values().forEach(agent -> agent.fail(e.getMessage()));
            isDone = true;
        } finally {
            if (!isDone) {
                beats.close();
                processes.forEach(ChildProcess::kill);
            }
        }
        return LaunchedAgents.of(
                agents.values().stream().map(PendingAgent::outcome).toList(), processes, beats);
    }

    /**
     * One task a node beside whatever else runs in the allocation, on all of its CPUs there; one that fails stops no
     * other.
     */
    private List<String> command() {
        int nodes = plan.hosts().size();
        List<String> words = new ArrayList<>(settings.prefix());
        words.addAll(List.of(
                "srun",
                "--jobid=" + settings.allocation().jobId(),
                "--nodes=" + nodes,
                "--ntasks=" + nodes,
                "--ntasks-per-node=1",
                "--nodelist=" + plan.hosts(),
                "--overlap",
                "--cpu-bind=none",
                "--mpi=none",
                "--input=all",
                "--label",
                "--wait=0",
                "--kill-on-bad-exit=0"));
        words.addAll(plan.program().command());
        return words;
    }
}
