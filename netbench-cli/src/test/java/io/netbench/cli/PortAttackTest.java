package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What attacks on the control port leave behind in an agent. */
class PortAttackTest {

    private static final long SEED = Long.getLong("netbench.seed", 11);
    private static final long SECOND_NS = 1_000_000_000L;
    private static final long AT_REST_MIB = 200;

    /** What is no frame ends with the time for a handshake; these need not send more than that. */
    private static final Set<PortAttack> QUIET =
            EnumSet.of(PortAttack.SILENCE, PortAttack.HUGE_FRAME, PortAttack.TLS_HELLO);

    @TempDir
    private Path folder;

    @Test
    @Timeout(60)
    void shouldCloseConnectionsThatFlood() throws IOException, InterruptedException {
        try (LauncherAgent agent = LauncherAgent.start(folder, "")) {
            for (PortAttack attack : EnumSet.complementOf(EnumSet.copyOf(QUIET))) {
                int closed = attack.run(agent.control(), SEED, 10 * SECOND_NS, 1);

                assertEquals(1, closed, () -> attack + " was not ended");
            }
            long peakMib = agent.residentMib();
            assertTrue(peakMib < AT_REST_MIB, () -> "resident after all attacks: " + peakMib + " MiB");
            assertARunIsCarried(agent);
        }
    }

    /** The long series: {@code mvn verify -Pacceptance -pl netbench-cli -am -Dtest=PortAttackTest}. */
    @Test
    @Tag("acceptance")
    @Tag("timing")
    @Timeout(600)
    void shouldGiveBackTheMemoryThatAttacksTook() throws IOException, InterruptedException {
        try (LauncherAgent agent = LauncherAgent.start(folder, "")) {
            long beforeMib = agent.residentMib();
            long mostMib = 0;
            for (PortAttack attack : PortAttack.values()) {
                long cpuMs = agent.cpuMs();
                int closed = attack.run(agent.control(), SEED, 5 * SECOND_NS, 8);
                mostMib = Math.max(mostMib, agent.residentMib());
                System.out.printf(
                        "%-22s closed %d of 8  CPU %5d ms  resident %4d MiB  %d threads  %d descriptors%n",
                        attack,
                        closed,
                        agent.cpuMs() - cpuMs,
                        agent.residentMib(),
                        agent.threads(),
                        agent.descriptors());
            }
            long beganNs = System.nanoTime();
            await(() -> agent.residentMib() < AT_REST_MIB, 30 * SECOND_NS);
            System.out.printf(
                    "resident before %d MiB, at most %d MiB, %.1f s after the last %d MiB%n",
                    beforeMib, mostMib, (System.nanoTime() - beganNs) / 1e9, agent.residentMib());
            assertTrue(agent.residentMib() < AT_REST_MIB, () -> "still resident: " + agent.residentMib() + " MiB");
            assertARunIsCarried(agent);
        }
    }

    private static void assertARunIsCarried(LauncherAgent agent) {
        CommandRun run =
                CommandRun.of(("incast -s " + agent.host() + " -c 1 -b 64k -t 200ms -w 0 --live off").split(" "));

        assertEquals(ExitStatus.PASSED, run.status(), run::err);
    }

    private static void await(BooleanSupplier condition, long withinNs) {
        long endNs = System.nanoTime() + withinNs;
        while (!condition.getAsBoolean() && System.nanoTime() - endNs < 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
        }
    }
}
