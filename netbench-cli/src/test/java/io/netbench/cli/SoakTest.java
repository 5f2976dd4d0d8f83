package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Very many runs over the same agents, a third of them with a fault: nothing of them may stay with an agent. */
class SoakTest {

    private static final long SEED = Long.getLong("netbench.seed", 11);
    private static final int RUNS = Integer.getInteger("netbench.soak.runs", 2_000);
    private static final int AGENTS = 4;
    private static final String CHECK = "-b 64k -t 500ms -w 200ms --live off";

    /** Runs without which an agent's code is not compiled, nor all its threads made. */
    private static final int FIRST_RUNS = 20;

    private static final long MORE_DESCRIPTORS = 4;
    private static final long MORE_THREADS = 4;
    private static final long MORE_MIB = 64;
    private static final long AT_REST_MIB = 200;
    private static final long REST_S = 40;

    private enum Fault {
        WAY_BREAKS,
        WAY_CLOSES,
        WAY_FALLS_SILENT,
        ATTACK,
        AGENT_IS_STOPPED_A_WHILE,
        TOO_MUCH_IS_ASKED
    }

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final List<LauncherAgent> agents = new ArrayList<>();

    @AfterEach
    void stop() {
        agents.forEach(LauncherAgent::close);
    }

    @Test
    @Timeout(60)
    void shouldCarryOnAfterRunsWithFaults() throws IOException, InterruptedException {
        start(2);
        for (Fault fault : Fault.values()) {
            faulty(fault);
        }
        awaitRest(MORE_DESCRIPTORS + agents.get(0).descriptorsAtStart());
        check("last");
    }

    /** The long series: {@code mvn verify -Pacceptance -pl netbench-cli -am -Dtest=SoakTest}. */
    @Test
    @Tag("acceptance")
    @Tag("timing")
    @Timeout(value = 4, unit = TimeUnit.HOURS)
    void shouldBeAsInTheBeginningAfterThousandsOfRuns() throws IOException, InterruptedException {
        start(AGENTS);
        for (int i = 0; i < FIRST_RUNS; i++) {
            sound();
        }
        double firstRate = check("first");
        List<long[]> before = measure("after " + FIRST_RUNS);
        int faults = 0;
        for (int run = 1; run <= RUNS; run++) {
            if (random.nextInt(3) == 0) {
                faults++;
                faulty(oneOf(Fault.values()));
            } else {
                sound();
            }
            if (run % 100 == 0) {
                measure(run + " runs, " + faults + " faults");
            }
        }
        double lastRate = check("last");
        awaitRest(before.stream().mapToLong(agent -> agent[2]).max().orElseThrow() + MORE_DESCRIPTORS);
        List<long[]> after = measure("at rest");
        for (int i = 0; i < AGENTS; i++) {
            assertNotMore("resident MiB", before.get(i)[0], MORE_MIB, after.get(i)[0]);
            assertNotMore("threads", before.get(i)[1], MORE_THREADS, after.get(i)[1]);
            assertNotMore("descriptors", before.get(i)[2], MORE_DESCRIPTORS, after.get(i)[2]);
        }
        assertTrue(lastRate > firstRate / 2, () -> "the rate fell from " + firstRate + " to " + lastRate + " B/s");
    }

    private void start(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            agents.add(LauncherAgent.start(Files.createDirectory(folder.resolve("agent" + i)), ""));
        }
    }

    /** A run of which nothing is wrong: how well it goes, in bytes per second. */
    private double check(String name) throws IOException {
        Path json = folder.resolve(name + ".json");
        CommandRun run = run(agents.get(0).host(), others(), CHECK + " --json " + json);
        assertEquals(ExitStatus.PASSED, run.status(), run::err);
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.COMPLETE, result.status());
        RunInvariants.assertHold(result);
        return result.totals().goodputBytesPerS();
    }

    private String others() {
        return String.join(",", agents.stream().skip(1).map(LauncherAgent::host).toList());
    }

    private void sound() {
        List<LauncherAgent> shuffled = new ArrayList<>(agents);
        Collections.shuffle(shuffled, random);
        int clients = 1 + random.nextInt(shuffled.size() - 1);
        CommandRun run = run(
                shuffled.get(0).host(),
                String.join(
                        ",",
                        shuffled.subList(1, 1 + clients).stream()
                                .map(LauncherAgent::host)
                                .toList()),
                quick());
        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    /** Whatever its status is, it ends, and the agents can be used after it. */
    private void faulty(Fault fault) throws IOException, InterruptedException {
        LauncherAgent victim = agents.get(1);
        switch (fault) {
            case WAY_BREAKS -> overFaultyWay(victim, FaultyWay.Fault.BREAKS);
            case WAY_CLOSES -> overFaultyWay(victim, FaultyWay.Fault.CLOSES);
            case WAY_FALLS_SILENT -> overFaultyWay(victim, FaultyWay.Fault.FALLS_SILENT);
            case ATTACK -> {
                PortAttack attack = oneOf(PortAttack.values());
                attack.run(victim.control(), random.nextLong(), TimeUnit.MILLISECONDS.toNanos(300), 2);
                sound();
            }
            case AGENT_IS_STOPPED_A_WHILE -> stopped(victim);
            case TOO_MUCH_IS_ASKED ->
                assertEquals(
                        ExitStatus.FAILED,
                        run(agents.get(0).host(), victim.host(), "-t 2d --live off")
                                .status());
        }
    }

    private <T> T oneOf(T[] all) {
        return all[random.nextInt(all.length)];
    }

    private void overFaultyWay(LauncherAgent victim, FaultyWay.Fault fault) throws IOException {
        try (FaultyWay way = new FaultyWay(victim.control(), fault, random.nextInt(4_000))) {
            run(agents.get(0).host(), way.host(), quick() + " --host-timeout 2s");
        }
    }

    private void stopped(LauncherAgent victim) throws IOException, InterruptedException {
        victim.signal("STOP");
        Thread revival = new Thread(
                () -> {
                    LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(300));
                    victim.signal("CONT");
                },
                "revival");
        revival.start();
        run(agents.get(0).host(), victim.host(), quick());
        revival.join();
    }

    /** So many bytes, not so much time: within a short window a busy machine may leave a link without its turn. */
    private String quick() {
        return "-b %dk -P %d -n %dm -w 0 --live off"
                .formatted(1 << random.nextInt(9), 1 + random.nextInt(4), 1 + random.nextInt(16));
    }

    private CommandRun run(String server, String clients, String options) {
        String pattern = random.nextBoolean()
                ? "incast -s " + server + " -c " + clients
                : "incast --read -c " + server + " -s " + clients;
        return CommandRun.of((pattern + " " + options).split(" "));
    }

    private List<long[]> measure(String when) {
        List<long[]> figures = agents.stream()
                .map(agent -> new long[] {agent.residentMib(), agent.threads(), agent.descriptors()})
                .toList();
        StringBuilder line = new StringBuilder("%-26s".formatted(when));
        figures.forEach(agent -> line.append("  %4d MiB %3d threads %3d fds".formatted(agent[0], agent[1], agent[2])));
        System.out.println(line);
        return figures;
    }

    /** Connections without a call end by themselves, and memory that is not needed is given back. */
    private void awaitRest(long descriptors) {
        await(() -> agents.stream()
                .allMatch(agent -> agent.descriptors() <= descriptors && agent.residentMib() < AT_REST_MIB));
        agents.forEach(agent -> assertTrue(
                agent.descriptors() <= descriptors && agent.residentMib() < AT_REST_MIB,
                () -> agent.descriptors() + " descriptors, " + agent.residentMib() + " MiB"));
    }

    private static void assertNotMore(String what, long before, long more, long after) {
        assertTrue(after <= before + more, () -> what + " of an agent grew from " + before + " to " + after);
    }

    private static void await(BooleanSupplier condition) {
        long endNs = System.nanoTime() + TimeUnit.SECONDS.toNanos(REST_S);
        while (!condition.getAsBoolean() && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
