package io.netbench.cli;

import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.control.net.ControlServer;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Many agents in a process of their own, each with its own control port; they end with their parent. */
final class ManyAgents implements AutoCloseable {

    private final Process process;
    private final List<String> hosts = new ArrayList<>();

    private ManyAgents(Process process) {
        this.process = process;
    }

    static ManyAgents start(int count) throws IOException {
        List<String> command = NetbenchProcess.commandLine(
                List.of("-Xss256k", "-Xmx4g", "-XX:+UseParallelGC"), ManyAgents.class, Integer.toString(count));
        ManyAgents agents = new ManyAgents(new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
        BufferedReader ports = agents.process.inputReader();
        for (int i = 0; i < count; i++) {
            agents.hosts.add("127.0.0.1:" + ports.readLine());
        }
        return agents;
    }

    /** Where they listen, as hosts of a list. */
    List<String> hosts() {
        return hosts;
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    /** Starts as many as the argument says, prints the port of each, and lives until standard input ends. */
    public static void main(String[] arguments) throws IOException {
        List<ControlServer> agents = new ArrayList<>();
        for (int i = 0; i < Integer.parseInt(arguments[0]); i++) {
            agents.add(agent());
            System.out.println(agents.get(i).port());
        }
        System.in.transferTo(OutputStream.nullOutputStream());
        System.exit(0);
    }

    private static ControlServer agent() {
        AgentService service =
                LoopbackAgent.service(DataPorts.free(LoopbackAgent.LOOPBACK), AllowedPeers.all(), new Complaints());
        service.warmUp();
        return LoopbackAgent.start(service);
    }

    /** Says why runs did not come to their end. */
    private static final class Complaints implements RunLog {

        @Override
        public void began(long run, Optional<InetAddress> coordinator) {}

        @Override
        public void ended(long run, Optional<String> failure) {
            failure.ifPresent(System.err::println);
        }
    }
}
