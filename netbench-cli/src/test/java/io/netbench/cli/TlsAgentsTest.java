package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.AgentService;
import io.netbench.agent.RunLog;
import io.netbench.cli.certs.CertificateAuthority;
import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlServer;
import io.netbench.control.net.TlsFiles;
import io.netbench.dataplane.AgentLimits;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.CertificateFiles;
import io.netbench.dataplane.DataPorts;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.HostResult;
import io.netbench.result.HostTls;
import io.netbench.result.file.ResultReader;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Runs over TLS, and what a person reads when the two sides don't fit each other. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class TlsAgentsTest {

    @TempDir
    private static Path folder;

    private static Path pki;

    private static final String AGENT = "hosts/127.0.0.1";
    private static final String ELSEWHERE = "hosts/node01";

    private ControlServer agent;

    @BeforeAll
    static void makeCertificates() throws IOException {
        pki = folder.resolve("pki");
        CommandRun run = CommandRun.of("certs", pki.toString(), "--hosts", "127.0.0.1:7411,node01", "--days", "1");
        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        try (CertificateAuthority other = CertificateAuthority.create(1)) {
            other.issueForCoordinator().writeTo(pki.resolve("stranger"));
        }
    }

    @AfterEach
    void stopAgent() {
        if (agent != null) {
            agent.close();
        }
    }

    private static Optional<Path> file(String folder, String name) {
        return Optional.of(pki.resolve(folder).resolve(name));
    }

    private static Optional<TlsFiles> tls(String folder) {
        return Optional.of(new TlsFiles(file(folder, "cert.pem"), file(folder, "key.pem"), Optional.empty()));
    }

    private static Optional<TlsFiles> mutualTls() {
        return Optional.of(new TlsFiles(file(AGENT, "cert.pem"), file(AGENT, "key.pem"), file(AGENT, "ca.pem")));
    }

    private String agent(Optional<TlsFiles> tls) {
        AllowedPeers all = AllowedPeers.all();
        agent = ControlServer.start(
                LoopbackAgent.ANY_PORT,
                Optional.empty(),
                tls,
                all,
                LoopbackAgent.service(DataPorts.free(LoopbackAgent.LOOPBACK), all, RunLog.SILENT),
                LoopbackAgent.SOCKETS);
        return LoopbackAgent.host(agent);
    }

    private static CommandRun incast(String agent, String security) {
        return CommandRun.of(("incast -s " + agent + " -c 1 -b 64k -n 256k -w 0 --live off" + security).split(" "));
    }

    private static String trusting(String folder) {
        return " --tls-ca " + pki.resolve(folder).resolve("ca.pem");
    }

    private static String showing(String folder) {
        Path files = pki.resolve(folder);
        return " --tls-cert " + files.resolve("cert.pem") + " --tls-key " + files.resolve("key.pem");
    }

    private static void assertLost(CommandRun run, String line) {
        assertEquals(ExitStatus.FAILED, run.status(), run::err);
        assertTrue(run.err().contains(line), () -> "wanted: " + line + "\nsaid: " + run.err());
        assertFalse(run.err().contains("Exception"), run::err);
    }

    @Test
    void shouldRunWhenCoordinatorTrustsTheAgent() {
        CommandRun run = incast(agent(tls(AGENT)), trusting("coordinator"));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    @Test
    void shouldRunWhenBothSidesShowCertificates() {
        CommandRun run = incast(agent(mutualTls()), trusting("coordinator") + showing("coordinator"));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    @Test
    void shouldShowTheCertificateOfTheAgentAtItsDataPort() {
        AgentSettings settings = new AgentSettings(
                        Transports.installed(),
                        Clock.system(),
                        DataPorts.free(LoopbackAgent.LOOPBACK),
                        AllowedPeers.all(),
                        AgentLimits.forThisJvm())
                .provedBy(Optional.of(new CertificateFiles(
                        file(AGENT, "cert.pem").orElseThrow(),
                        file(AGENT, "key.pem").orElseThrow())));
        agent = LoopbackAgent.start(new AgentService(settings, RunLog.SILENT));
        Path json = folder.resolve("data.json");

        CommandRun run = incast(LoopbackAgent.host(agent), " --tls-data --json " + json);

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        List<HostTls> hosts = ResultReader.read(json).hosts().stream()
                .map(HostResult::tls)
                .map(Optional::orElseThrow)
                .toList();
        assertEquals(2, hosts.size());
        assertEquals(
                Set.of(Optional.of("agent"), Optional.empty()),
                hosts.stream().map(HostTls::certificate).collect(Collectors.toSet()),
                "the client's agent has no servers");
    }

    @Test
    void shouldNameHostWhenCoordinatorShowsNoCertificate() {
        String agent = agent(mutualTls());

        assertLost(
                incast(agent, trusting("coordinator")),
                agent + ": hello: TLS: the agent wants a certificate of its CA");
    }

    @Test
    void shouldNameHostWhenCertificateOfCoordinatorIsOfAnotherAuthority() {
        String agent = agent(mutualTls());

        assertLost(
                incast(agent, trusting("coordinator") + showing("stranger")),
                agent + ": hello: TLS: the agent does not take this certificate");
    }

    @Test
    void shouldNameHostWhenCertificateIsOfAnAgent() {
        String agent = agent(mutualTls());

        assertLost(
                incast(agent, trusting("coordinator") + showing(ELSEWHERE)),
                agent + ": hello: TLS: the agent does not take this certificate");
    }

    @Test
    void shouldNameHostWhenItsAuthorityIsNotTrusted() {
        String agent = agent(tls(AGENT));

        assertLost(
                incast(agent, trusting("stranger")), agent + ": hello: TLS: its certificate is of no CA in --tls-ca");
        assertLost(incast(agent, " --tls"), agent + ": hello: TLS: its certificate is of no CA in --tls-ca");
    }

    @Test
    void shouldNameHostWhenItsCertificateIsOfAnotherHost() {
        String agent = agent(tls(ELSEWHERE));

        assertLost(
                incast(agent, trusting("coordinator")), agent + ": hello: TLS: its certificate is not for this name");
    }

    @Test
    void shouldNameHostWhenOnlyOneSideHasTls() {
        String encrypted = agent(tls(AGENT));
        assertLost(incast(encrypted, ""), encrypted + ": hello: what listens there closed the connection");
        agent.close();

        String plain = agent(Optional.empty());
        assertLost(incast(plain, trusting("coordinator")), plain + ": hello: the agent does not use TLS");
    }

    @Test
    void shouldNameFileThatCannotBeUsed() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");

        assertRefused(" --tls-ca " + pki.resolve("none.pem"), "--tls-ca: " + pki.resolve("none.pem"));
        assertRefused(" --tls-ca " + empty, "--tls-ca: " + empty + " holds no certificate");
        assertRefused(" --tls-cert " + empty, "--tls-cert and --tls-key belong together");
        assertRefused(
                " --tls-cert " + pki.resolve(AGENT).resolve("cert.pem") + " --tls-key " + empty,
                "--tls-key: " + empty + " holds no key");
    }

    private static void assertRefused(String security, String line) {
        CommandRun run = incast("127.0.0.1:1", security);
        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertTrue(run.err().contains(line), run::err);
    }

    @Test
    void shouldKeepKeysForTheirOwnerAndWriteOverNothing() throws IOException {
        Path key = pki.resolve(AGENT).resolve("key.pem");

        CommandRun again = CommandRun.of("certs", pki.toString(), "--hosts", "node01");

        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
        assertEquals(ExitStatus.USAGE, again.status(), again::err);
        assertTrue(again.err().contains(pki + " is there already"), again::err);
    }

    @Test
    void shouldWriteNothingWhenAHostCanHaveNoCertificate() {
        Path refused = folder.resolve("refused");

        CommandRun run = CommandRun.of("certs", refused.toString(), "--hosts", "node_2");

        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertTrue(run.err().contains("letters, digits, and hyphens"), run::err);
        assertFalse(Files.exists(refused));
    }
}
