package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.HostResult;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkStatus;
import io.netbench.result.NicDelta;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Two hosts with two NICs each: network namespaces with two pairs of virtual cables between them. Each test has its own
 * two, so all go side by side.
 */
@Tag("lab")
@Timeout(120)
@Execution(ExecutionMode.CONCURRENT)
class NicsFabricTest {

    private static final AtomicInteger PAIRS = new AtomicInteger();
    private static final String SHORT = " -t 200ms -w 50ms --live off --json ";

    @TempDir
    private Path folder;

    private final String pair = "netbench-nics-" + ProcessHandle.current().pid() + "-" + PAIRS.incrementAndGet();
    private final String one = pair + "-1";
    private final String two = pair + "-2";

    private Process agent;

    @BeforeEach
    void makeHosts() throws Exception {
        Lab.skipWhereNoneCanBe(folder);
        assertEquals(0, run("ip", "netns", "add", one));
        assertEquals(0, run("ip", "netns", "add", two));
        for (int i = 0; i < 2; i++) {
            String nic = "rail" + i;
            assertEquals(
                    0, run("ip", "link", "add", nic, "netns", one, "type", "veth", "peer", "name", nic, "netns", two));
            run("ip", "-n", one, "addr", "add", "10.77." + i + ".1/24", "dev", nic);
            run("ip", "-n", two, "addr", "add", "10.77." + i + ".2/24", "dev", nic);
            run("ip", "-n", one, "link", "set", nic, "up");
            run("ip", "-n", two, "link", "set", nic, "up");
        }
        run("ip", "-n", one, "link", "set", "lo", "up");
        run("ip", "-n", two, "link", "set", "lo", "up");
    }

    @AfterEach
    void removeHosts() throws Exception {
        if (agent != null) {
            agent.destroyForcibly().waitFor();
        }
        run("ip", "netns", "del", one);
        run("ip", "netns", "del", two);
    }

    private int run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("commands.txt").toFile())
                .start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), () -> "still running: " + String.join(" ", command));
        return process.exitValue();
    }

    private static List<String> netbench(String host, String arguments) {
        List<String> command = new ArrayList<>(List.of("ip", "netns", "exec", host));
        command.addAll(NetbenchProcess.commandLine(List.of()));
        command.addAll(List.of(arguments.split(" ")));
        return command;
    }

    private void startAgent(String options) throws IOException {
        Path out = folder.resolve("agent.txt");
        agent = new ProcessBuilder(netbench(one, "agent --insecure " + options))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Files.readString(out).contains("data ") && agent.isAlive() && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(agent.isAlive(), Files.readString(out));
    }

    private static long moved(HostResult host, String nic) {
        return host.nicDelta().stream()
                .filter(delta -> delta.name().equals(nic))
                .mapToLong((NicDelta delta) -> delta.rxBytes() + delta.txBytes())
                .sum();
    }

    @Test
    void shouldUseBothNicsOfBothHosts() throws Exception {
        startAgent("--bind-device rail0,rail1");
        Path json = folder.resolve("run.json");

        int status = run(netbench(two, "incast -s 10.77.0.1 -c 2 --bind-device rail0,rail1" + SHORT + json)
                .toArray(new String[0]));

        assertEquals(0, status, Files.readString(folder.resolve("commands.txt")));
        RunResult result = ResultReader.read(json);
        List<String> used = result.links().stream()
                .map(link -> names(link.sourceInterfaces().orElseThrow())
                        + names(link.sinkInterfaces().orElseThrow()))
                .toList();
        assertEquals(List.of("rail0 rail0 ", "rail1 rail1 "), used);
        for (HostResult host : result.hosts()) {
            for (String nic : List.of("rail0", "rail1")) {
                assertTrue(moved(host, nic) > 1 << 20, () -> host.name() + " " + nic + ": " + moved(host, nic));
            }
        }
    }

    private static String names(List<LinkInterface> interfaces) {
        StringBuilder names = new StringBuilder();
        interfaces.forEach(used -> names.append(used.name()).append(' '));
        return names.toString();
    }

    @Test
    void shouldNameTheLinkWhoseDataInterfaceGoesDownInMidRun() throws Exception {
        startAgent("--data-address 10.77.1.1");
        Path json = folder.resolve("run.json");
        Path err = folder.resolve("err.txt");
        Process incast = new ProcessBuilder(netbench(
                        two, "incast -s 10.77.0.1 -c 1 --rate 100mbit -t 8s -w 0 -i 200ms --live line --json " + json))
                .redirectOutput(folder.resolve("out.txt").toFile())
                .redirectError(err.toFile())
                .start();
        try {
            awaitText(err, "measured", 30);
            assertEquals(0, run("ip", "-n", one, "link", "set", "rail1", "down"));
            awaitText(err, "failed ", 30);
            assertTrue(incast.waitFor(30, TimeUnit.SECONDS), "the run comes to its end");
        } finally {
            incast.destroyForcibly();
        }

        assertEquals(ExitStatus.FAILED, incast.exitValue(), Files.readString(err));
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.INCOMPLETE, result.status());
        assertEquals(LinkStatus.FAILED, result.links().get(0).status());
        assertTrue(result.links().get(0).bytes() > 0, "what came before counts");
    }

    private static void awaitText(Path file, String text, long withinS) throws IOException {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(withinS);
        while (!Files.readString(file).contains(text) && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(20_000_000);
        }
        assertTrue(Files.readString(file).contains(text), () -> "no '" + text + "' within " + withinS + " s");
    }

    @Test
    void shouldNameTheServerWhoseDataAddressIsItsLoopback() throws Exception {
        startAgent("--data-address 127.0.0.1");

        int status = run(netbench(two, "incast -s 10.77.0.1 -c 1" + SHORT + folder.resolve("run.json"))
                .toArray(new String[0]));

        String output = Files.readString(folder.resolve("commands.txt"));
        assertEquals(1, status, output);
        assertTrue(
                output.contains("10.77.0.1: its data address 127.0.0.1 is its loopback") && output.contains("--bind"),
                output);
    }
}
