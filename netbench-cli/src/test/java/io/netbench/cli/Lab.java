package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.cli.options.ShellWords;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The fabric lab of the examples, with an agent on each host. Tests are skipped where there can be none. */
final class Lab implements AutoCloseable {

    private static final Path SCRIPT =
            Path.of("..", "examples", "lab", "lab").toAbsolutePath().normalize();
    private static final long DEADLINE_S = 60;
    private static final int SHARED_HOSTS = 9;

    /** That of the tests which need no other, in this process; its agents are started once. */
    private static Lab shared;

    private final Path folder;
    private final String name = "t" + ProcessHandle.current().pid();
    private final Thread downAtExit = new Thread(this::down, "lab down");
    private int calls;

    /** On the host that has no limit. */
    private CommandLoop coordinator;

    private CpuBurner burner;

    private Lab(Path folder) {
        this.folder = folder;
    }

    /**
     * Makes a lab of hosts {@code h1} to {@code hN} whose ports have the given rate and buffer. Its TCP is Reno: Cubic may
     * end its slow start as soon as a port queues, or when a CPU is late, and then that link is slow for half a minute.
     */
    static Lab up(Path folder, int hosts, String rate, String buffer) throws Exception {
        skipWhereNoneCanBe(folder);
        closeShared();
        Lab lab = new Lab(folder);
        Runtime.getRuntime().addShutdownHook(lab.downAtExit);
        try {
            lab.call("up", "-n", Integer.toString(hosts), "--rate", rate, "--buffer", buffer, "--congestion", "reno");
            lab.coordinator = CommandLoop.start(Files.createDirectory(folder.resolve("coord")), lab.onCoordinator());
            lab.call("agents");
            lab.warmUp(hosts);
            return lab;
        } catch (AssertionError e) {
            lab.close();
            throw e;
        }
    }

    /**
     * A lab of hosts {@code h1} to {@code h9} that stays for the classes of tests which come next, since nothing about it takes
     * longer than the start of its agents. Each port has the given rate and buffer, and whoever changes one sets it back.
     */
    static Lab shared(String rate, String buffer) throws Exception {
        if (shared == null) {
            Path folder = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "lab");
            shared = up(folder, SHARED_HOSTS, rate, buffer);
        } else {
            shared.set("all", "rate=" + rate, "buffer=" + buffer);
        }
        return shared;
    }

    private static void closeShared() throws Exception {
        if (shared != null) {
            Lab lab = shared;
            shared = null;
            lab.close();
        }
    }

    /** Skips a test where network namespaces, or what else a lab is made of, can't be had. */
    static void skipWhereNoneCanBe(Path folder) throws IOException, InterruptedException {
        Call check = new Lab(folder).execute("check");
        skipUnless(check.status() == 0, check.output().strip());
    }

    /** A build tells only how many tests it skipped, so this prints why. */
    static void skipUnless(boolean holds, String reason) {
        if (!holds) {
            System.out.println("skipped: " + reason);
        }
        assumeTrue(holds, reason);
    }

    /**
     * Has coordinator and agents load their classes. On one machine they do so side by side, and for a first word that may
     * take longer than a run waits for it: so whatever comes of this one is all right.
     */
    private void warmUp(int hosts) throws IOException {
        coordinator.run("incast -s h1 -c h[2-" + hosts + "] -t 100ms -w 0 --quiet");
    }

    /** Changes the port of a host, or with {@code all} that of each. */
    void set(String host, String... settings) throws Exception {
        call(Stream.concat(Stream.of("set", host), Stream.of(settings)).toArray(String[]::new));
    }

    /** Puts the upper half of the hosts behind a second switch, with links of these rates to the first. */
    void ecmp(String... rates) throws Exception {
        call(Stream.concat(Stream.of("ecmp"), Stream.of(rates)).toArray(String[]::new));
    }

    /** Lets one host send to another more slowly than to all else. */
    void slowPair(String from, String to, String rate, String rateOfPair) throws Exception {
        String address = "10.0.0." + to.substring(1) + "/32";
        String root = "qdisc replace dev eth0 root handle 1: tbf rate " + rate
                + " burst 64k limit 16m peakrate 100gbit mtu 1540";
        for (String command : List.of(
                root,
                "qdisc add dev eth0 parent 1:1 handle 2: htb default 1",
                "class add dev eth0 parent 2: classid 2:1 htb rate 1gbit quantum 1514",
                "class add dev eth0 parent 2: classid 2:2 htb rate " + rateOfPair
                        + " burst 64k cburst 64k quantum 1514",
                "filter add dev eth0 parent 2: protocol ip u32 match ip dst " + address + " flowid 2:2")) {
            exec(from, ("tc " + command).split(" "));
        }
    }

    /** Takes that back. */
    void mendPair(String from, String rate) throws Exception {
        exec(from, "tc", "qdisc", "del", "dev", "eth0", "root");
        set(from, "rate=" + rate);
    }

    /** Takes the cable out. */
    void cut(String host) throws Exception {
        call("cut", host);
    }

    /** Puts the cable back. */
    void mend(String host) throws Exception {
        call("mend", host);
    }

    /** Changes the MTU of the switch's port alone, so that full packets vanish there. */
    void portMtu(String host, int bytes) throws Exception {
        Process ip = new ProcessBuilder(
                        "ip", "-n", name + "-switch", "link", "set", host, "mtu", Integer.toString(bytes))
                .inheritIO()
                .start();
        assertTrue(ip.waitFor(DEADLINE_S, TimeUnit.SECONDS) && ip.exitValue() == 0, "ip link set mtu");
    }

    /**
     * Puts the agent of a host into a control group of its own, together with a program that takes all that the group has.
     * Skips where this process may not make one.
     *
     * @param cpus what the group has, in processors
     */
    void burn(String host, double cpus) throws Exception {
        burner = CpuBurner.start(
                name,
                cpus,
                Long.parseLong(exec(host, "ss", "-Hltnp", "sport = :7411")
                        .replaceAll("(?s).*pid=(\\d+).*", "$1")
                        .strip()));
    }

    void stopBurning() throws Exception {
        if (burner != null) {
            burner.close();
            burner = null;
        }
    }

    /** Runs a program on a host to an end that must be good. What it leaves running ends with the lab. */
    String exec(String host, String... program) throws Exception {
        return call(Stream.concat(Stream.of("exec", host), Stream.of(program)).toArray(String[]::new));
    }

    /** What the switch has sent to a host, in the kernel's own figures. */
    PortCounters port(String host) throws Exception {
        String row = call("status")
                .lines()
                .filter(line -> line.startsWith(host + " "))
                .findFirst()
                .orElseThrow();
        String[] columns = row.split(" +", -1);
        return new PortCounters(Long.parseLong(columns[5]), Long.parseLong(columns[6]), Long.parseLong(columns[7]));
    }

    /** A command that shows the queue of the switch's port to a host. */
    String portBacklog(String host) {
        return "tc -n " + name + "-switch -s qdisc show dev " + host + " root";
    }

    /** Starts netbench on the host that has no limit; a shell's quotes keep words together. */
    NetbenchProcess start(Path runFolder, String arguments) throws IOException {
        List<String> program = NetbenchProcess.commandLine(List.of());
        program.addAll(ShellWords.split(arguments));
        return NetbenchProcess.start(runFolder, onCoordinator(), program);
    }

    /** Starts netbench on a host that has a port, beside its agent. */
    NetbenchProcess startOn(String host, Path runFolder, String arguments) throws IOException {
        return NetbenchProcess.start(
                runFolder, "set -- " + SCRIPT + " --name " + name + " exec " + host + " \"$@\"", List.of(), arguments);
    }

    private String onCoordinator() {
        return "export NETBENCH_TOKEN=$(cat /run/netbench-lab/" + name + "/token); set -- " + SCRIPT + " --name " + name
                + " exec coord \"$@\"";
    }

    /** Runs netbench to an end that must be good, in the process that ran the ones before. */
    RunResult run(String arguments) throws IOException {
        RunResult result = run(arguments, Set.of(ExitStatus.PASSED));
        RunInvariants.assertHold(result);
        return result;
    }

    /** The same, where it may miss its limits, as one does that offers more than passes. */
    RunResult measure(String arguments) throws IOException {
        RunResult result = run(arguments, Set.of(ExitStatus.PASSED, Verdict.FAILED_STATUS));
        RunInvariants.assertMeasured(result);
        return result;
    }

    private RunResult run(String arguments, Set<Integer> good) throws IOException {
        Path json = folder.resolve("run-" + calls++ + ".json");
        int status = coordinator.run(arguments + " --quiet --json " + json);
        assertTrue(good.contains(status), () -> "status " + status + ": " + coordinator.err());
        ResultSchema.assertValid(Files.readString(json));
        return ResultReader.read(json);
    }

    @Override
    public void close() throws Exception {
        stopBurning();
        if (coordinator != null) {
            coordinator.close();
        }
        call("down");
        Runtime.getRuntime().removeShutdownHook(downAtExit);
    }

    /** What is left when a build is interrupted would load the machine for good. */
    private void down() {
        try {
            execute("down");
        } catch (IOException | InterruptedException e) {
            System.err.println("lab " + name + " is still there: " + e);
        }
    }

    private String call(String... arguments) throws Exception {
        Call call = execute(arguments);
        assertEquals(0, call.status(), () -> "lab " + String.join(" ", arguments) + ": " + call.output());
        return call.output();
    }

    private Call execute(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("call-" + calls++ + ".txt");
        List<String> command = new ArrayList<>(List.of(SCRIPT.toString(), "--name", name));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().put("NETBENCH", launcher().toString());
        Process process = builder.start();
        assertTrue(process.waitFor(DEADLINE_S, TimeUnit.SECONDS), () -> "lab " + arguments[0] + " still runs");
        return new Call(process.exitValue(), Files.readString(output));
    }

    /** Agents of the classes under test, small and quick to start, since there are many. */
    private Path launcher() throws IOException {
        Path launcher = folder.resolve("netbench");
        if (Files.notExists(launcher)) {
            List<String> options = List.of("-Xmx64m", "-XX:MaxDirectMemorySize=256m");
            String netbench = String.join(" ", NetbenchProcess.commandLine(options));
            Files.writeString(launcher, "#!/bin/sh\nexec " + netbench + " \"$@\"\n");
            Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return launcher;
    }

    private record Call(int status, String output) {}

    /**
     * Totals since the port was made or its rate changed.
     *
     * @param bytes frames that were sent, headers included
     * @param packets how many frames these were
     * @param dropped frames for which the buffer had no room
     */
    record PortCounters(long bytes, long packets, long dropped) {

        /** A frame's Ethernet, IP and TCP headers, the last with timestamps. */
        private static final int HEADER_BYTES = 14 + 20 + 32;

        PortCounters since(PortCounters earlier) {
            return new PortCounters(bytes - earlier.bytes, packets - earlier.packets, dropped - earlier.dropped);
        }

        long payloadBytes() {
            return bytes - packets * HEADER_BYTES;
        }
    }
}
