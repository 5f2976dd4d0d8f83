package io.netbench.dataplane;

import io.netbench.host.CpuList;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import io.netbench.text.TokenVariable;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Where event loops run, and whether they give their CPU away.
 *
 * <p>Loops are bound to processors one after the other: the loop's thread stays on its CPU, and what it allocates first is
 * in the memory of that CPU's node. A JVM can't set the affinity of a thread by itself, so {@code taskset} does it, once
 * for each loop and before any connection is made.
 *
 * @param cpus that the loops are bound to; empty: where the kernel puts them
 * @param busyPoll whether they never sleep while a run lasts
 */
public record LoopPlacement(Optional<CpuList> cpus, boolean busyPoll) {

    /** The kernel's choice. */
    public static final LoopPlacement FREE = new LoopPlacement(Optional.empty(), false);

    private static final Path THIS_THREAD = Path.of("/proc/thread-self");
    private static final long DEADLINE_S = 5;

    /**
     * These CPUs, if this process may use them.
     *
     * @param property that names them, for messages
     * @throws PlanException if it may not
     */
    public static CpuList requireAllowed(String property, CpuList asked) {
        CpuList allowed = CpuList.allowed();
        List<Integer> missing = asked.without(allowed);
        if (!missing.isEmpty()) {
            throw new PlanException(
                    property + ": this process may not use CPU " + missing.get(0) + "; it may use " + allowed);
        }
        return asked;
    }

    /**
     * Binds the loops of a group. Returns when all are bound.
     *
     * @throws AgentException if one can't be
     */
    public void apply(EventLoopGroup loops) {
        if (cpus.isEmpty()) {
            return;
        }
        List<Integer> numbers = cpus.get().cpus();
        List<Future<Void>> bound = new ArrayList<>();
        int next = 0;
        for (EventExecutor loop : loops) {
            int cpu = numbers.get(next++ % numbers.size());
            bound.add(loop.submit(() -> {
                bindThisThread(cpu);
                return null;
            }));
        }
        for (Future<Void> future : bound) {
            await(future);
        }
    }

    private static void await(Future<Void> bound) {
        try {
            bound.get(2 * DEADLINE_S, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AgentException(Property.CPUS + ": interrupted while event loops were bound");
        } catch (TimeoutException e) {
            throw new AgentException(Property.CPUS + ": event loops were not bound after " + 2 * DEADLINE_S + " s");
        } catch (ExecutionException e) {
            throw new AgentException(Property.CPUS + ": event loops can't be bound to CPUs: "
                    + e.getCause().getMessage());
        }
    }

    private static void bindThisThread(int cpu) throws IOException, InterruptedException {
        String thread = Files.readSymbolicLink(THIS_THREAD).getFileName().toString();
        ProcessBuilder program = new ProcessBuilder("taskset", "-p", "-c", String.valueOf(cpu), thread);
        TokenVariable.withhold(program);
        Process taskset = program.redirectErrorStream(true).start();
        if (!taskset.waitFor(DEADLINE_S, TimeUnit.SECONDS)) {
            taskset.destroyForcibly();
            throw new IOException("taskset does not end");
        }
        if (taskset.exitValue() != 0) {
            String said = new String(taskset.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            throw new IOException(said.strip().replace('\n', ' '));
        }
    }
}
