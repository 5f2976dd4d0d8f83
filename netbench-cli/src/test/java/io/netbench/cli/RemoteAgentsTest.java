package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.BindableService;
import io.grpc.stub.StreamObserver;
import io.netbench.agent.RunLog;
import io.netbench.cli.process.ExitStatus;
import io.netbench.control.BuildInfo;
import io.netbench.control.Protocol;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.ControlServer;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.HelloReply;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.LinkStatus;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs over the network channel, on agents that listen on ports of the loopback. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class RemoteAgentsTest {

    private static final String SECRET = "0123456789abcdef-secret";
    private static final String SHORT = "-b 64k -t 300ms -w 100ms --live off";

    @TempDir
    private Path folder;

    private final List<ControlServer> agents = new ArrayList<>();

    @AfterEach
    void stopAgents() {
        agents.forEach(ControlServer::close);
    }

    private String agent(Optional<AccessToken> token, AllowedPeers allowed) throws IOException {
        DataPorts ports = DataPorts.free(LoopbackAgent.LOOPBACK);
        return serve(token, allowed, LoopbackAgent.service(ports, allowed, RunLog.SILENT));
    }

    private String serve(Optional<AccessToken> token, AllowedPeers allowed, BindableService service) {
        ControlServer server = ControlServer.start(
                LoopbackAgent.ANY_PORT, token, Optional.empty(), allowed, service, LoopbackAgent.SOCKETS);
        agents.add(server);
        return LoopbackAgent.host(server);
    }

    private String agent() throws IOException {
        return agent(Optional.empty(), AllowedPeers.all());
    }

    private String agentWithToken() throws IOException {
        return agent(Optional.of(AccessToken.of(SECRET, "a test")), AllowedPeers.all());
    }

    @Test
    void shouldRefuseAHostUnderTwoNames() throws IOException {
        String agent = agent();
        CommandRun run = run("incast -s " + agent + " -c " + agent.replace("127.0.0.1", "localhost") + " " + SHORT);
        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertEquals(
                "netbench incast: '%s' and '%s' are the same agent, %1$s; call it by one name (see 'netbench incast --help')"
                        .formatted(agent, agent.replace("127.0.0.1", "localhost")),
                run.err().strip());
    }

    @Test
    void shouldNotRunAnAgentAgainstItselfUnderTwoAddresses() throws IOException {
        AllowedPeers all = AllowedPeers.all();
        ControlServer server = ControlServer.start(
                new InetSocketAddress("0.0.0.0", 0),
                Optional.empty(),
                Optional.empty(),
                all,
                LoopbackAgent.service(DataPorts.free(LoopbackAgent.LOOPBACK), all, RunLog.SILENT),
                LoopbackAgent.SOCKETS);
        agents.add(server);
        String other = "127.0.0.2:" + server.port();
        CommandRun run = run("incast -s " + LoopbackAgent.host(server) + " -c " + other + " " + SHORT);
        assertEquals(ExitStatus.FAILED, run.status(), run::err);
        assertTrue(run.err().contains("127.0.0.2:" + server.port() + " are the same agent"), run::err);
    }

    private CommandRun run(String arguments) {
        return CommandRun.of(arguments.split(" "));
    }

    private String tokenFile(String token) throws IOException {
        return Files.writeString(folder.resolve("token"), token + "\n").toString();
    }

    @Test
    void shouldRunBetweenAgentsWhenTheyKnowTheToken() throws IOException {
        String server = agentWithToken();
        String client = agentWithToken();
        Path json = folder.resolve("run.json");

        CommandRun run = run("incast -s " + server + " -c " + client + " " + SHORT + " --token-file "
                + tokenFile(SECRET) + " --json " + json);

        assertEquals(0, run.status(), run::err);
        String document = Files.readString(json);
        ResultSchema.assertValid(document);
        assertTrue(!document.contains(SECRET) && !run.out().contains(SECRET), "the secret stays secret");
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.COMPLETE, result.status());
        assertEquals(2, result.hosts().size());
        RunInvariants.assertHold(result);
    }

    @Test
    void shouldTellTheWorstOfManyConnectionsWhole() throws IOException {
        Path json = folder.resolve("run.json");

        CommandRun run = run("incast -s " + agent() + " -c " + agent() + " -P 100 " + SHORT + " --json " + json);

        assertEquals(0, run.status(), run::err);
        RunResult result = ResultReader.read(json);
        assertEquals(100, result.links().get(0).connectionCount());
        RunInvariants.assertHold(result);
    }

    @Test
    void shouldLetLocalClientsReachTheServersOfHosts() throws IOException {
        CommandRun run = run("incast -s " + agent() + " -c 2 " + SHORT);

        assertEquals(0, run.status(), run::err);
    }

    @Test
    void shouldDivideHostsAmongRoles() throws IOException {
        String hub = agent();
        CommandRun run = run("broadcast --dry-run --hosts " + hub + "," + agent() + "," + agent());

        assertEquals(0, run.status(), run::err);
        assertEquals(
                2,
                run.out()
                        .lines()
                        .filter(line -> line.strip().matches(hub + " +127\\.0\\.0\\.1:.*"))
                        .count(),
                run::out);
    }

    @Test
    void shouldNameHostWhenTokenIsWrongOrMissing() throws IOException {
        String agent = agentWithToken();

        CommandRun wrong = run("incast -s " + agent + " -c 1 " + SHORT + " --token-file " + tokenFile(SECRET + "x"));
        CommandRun missing = run("incast -s " + agent + " -c 1 " + SHORT);

        assertLost(wrong, agent + ": hello: the token is not that of the agent");
        assertLost(missing, agent + ": hello: it wants a token");
    }

    @Test
    void shouldNameHostWhenPeerIsNotAllowed() throws IOException {
        String agent = agent(Optional.empty(), AllowedPeers.parse("192.0.2.0/24"));

        assertLost(run("incast -s " + agent + " -c 1 " + SHORT), agent + ": hello: the agent's --allow-peers");
    }

    @Test
    void shouldNameHostWhenNobodyListens() throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }

        assertLost(run("incast -s " + nobody + " -c 1 " + SHORT), nobody + ": hello: connection refused");
    }

    @Test
    void shouldGoOnWithOthersWhenOneHostIsMissing() throws IOException {
        String server = agent();
        String client = agent();
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        Path json = folder.resolve("run.json");

        CommandRun run = run("incast -s " + server + " -c " + client + "," + nobody + " " + SHORT + " --json " + json);

        assertLost(run, nobody + ": hello: connection refused");
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertTrue(result.links().get(0).bytes() > 0);
    }

    @Test
    void shouldNameHostAndBothVersionsWhenAnAgentIsOfAnotherVersion() throws IOException {
        String old = serve(Optional.empty(), AllowedPeers.all(), new OldAgent());
        Path json = folder.resolve("run.json");

        CommandRun run = run("incast -s " + agent() + " -c " + agent() + "," + old + " " + SHORT + " --json " + json);

        assertLost(
                run,
                old + ": hello: the agent is netbench 0.0.1 with protocol 0, this is netbench " + BuildInfo.version()
                        + " with protocol " + Protocol.VERSION + ": both need the same version.");
        assertOthersWereMeasured(json);
    }

    @Test
    void shouldGoOnWithoutAHostThatHasTooFewDescriptors() throws IOException {
        Path json = folder.resolve("run.json");
        try (NetbenchProcess limited =
                NetbenchProcess.start(folder, "ulimit -n 150", List.of("-Xmx128m"), "agent --port 0 --data-port 0")) {
            limited.awaitOnOut("data ");
            String host = "127.0.0.1:" + limited.out().replaceAll("(?s).*control[^\n]*port ([0-9]+).*", "$1");

            CommandRun run =
                    run("incast -s " + agent() + " -c " + agent() + "," + host + " -P 50 " + SHORT + " --json " + json);

            assertLost(run, host + ": prepare: the run needs ");
            assertTrue(run.err().contains("file descriptors, this process may have 150; raise the limit"), run::err);
        }
        assertOthersWereMeasured(json);
    }

    @Test
    void shouldSayOnStandardErrorThatAHostIsMissingOnlyOnce() throws IOException {
        String nobody;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = "127.0.0.1:" + free.getLocalPort();
        }
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder,
                "",
                List.of("-Xmx128m"),
                "incast -s " + agent() + " -c " + agent() + "," + nobody + " -b 64k -t 300ms -w 0 --live line")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);

            assertEquals(
                    1,
                    netbench.err().lines().filter(line -> line.contains(nobody)).count(),
                    netbench::err);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    private static void assertOthersWereMeasured(Path json) throws IOException {
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertEquals(LinkStatus.OK, result.links().get(0).status());
        assertTrue(result.links().get(0).bytes() > 0);
        assertEquals(LinkStatus.FAILED, result.links().get(1).status());
        RunInvariants.assertWindowsAgree(result);
    }

    /** An agent of a version that never was. */
    private static final class OldAgent extends AgentGrpc.AgentImplBase {

        @Override
        public StreamObserver<CoordinatorMessage> run(StreamObserver<AgentMessage> out) {
            return new StreamObserver<>() {
                @Override
                public void onNext(CoordinatorMessage message) {
                    if (message.hasHello()) {
                        out.onNext(AgentMessage.newBuilder()
                                .setHelloReply(HelloReply.newBuilder()
                                        .setProtocolVersion(0)
                                        .setToolVersion("0.0.1"))
                                .build());
                    }
                }

                @Override
                public void onError(Throwable broken) {}

                @Override
                public void onCompleted() {
                    out.onCompleted();
                }
            };
        }
    }

    private static void assertLost(CommandRun run, String line) {
        assertEquals(ExitStatus.FAILED, run.status(), run::err);
        assertTrue(run.err().contains(line) || run.out().contains(line), () -> run.err() + run.out());
        assertTrue(!run.err().contains("\tat "), run::err);
    }
}
