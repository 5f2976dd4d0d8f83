package io.netbench.host;

import io.netbench.text.TokenVariable;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The switch ports of this host, as {@code lldpctl} tells them. It is asked once a minute at most, on a thread of its own, so that
 * nobody waits for it: its answer belongs to what is asked after it came. Where it is missing, fails, or takes longer than a
 * second, nothing is known.
 */
public final class LldpNeighbors {

    private static final List<String> COMMAND = List.of("lldpctl", "-f", "json");
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private static final long FRESH_NS = 60_000_000_000L;

    /** Of a switch with hundreds of ports it is less. */
    private static final int MOST_BYTES = 1 << 20;

    private final List<String> command;
    private final Duration patience;
    private final AtomicBoolean isAsking = new AtomicBoolean();
    private volatile boolean isMissing;
    private volatile Long askedNs;
    private volatile Map<String, SwitchPort> known = Map.of();

    /** Asks nobody yet. */
    public LldpNeighbors() {
        this(COMMAND, PATIENCE);
    }

    LldpNeighbors(List<String> command, Duration patience) {
        this.command = List.copyOf(command);
        this.patience = patience;
    }

    /**
     * What is known by now; has somebody ask where that is old.
     *
     * @param nowNs on a clock that goes on
     */
    public Map<String, SwitchPort> known(long nowNs) {
        boolean isOld = askedNs == null || nowNs - askedNs >= FRESH_NS;
        if (isOld && !isMissing && !isAsking.getAndSet(true)) {
            askedNs = nowNs;
            Thread asking = new Thread(this::refresh, "netbench-lldp");
            asking.setDaemon(true);
            asking.start();
        }
        return known;
    }

    private void refresh() {
        try {
            known = ask();
        } finally {
            isAsking.set(false);
        }
    }

    /** Asks and waits for the answer, within the time for it. */
    Map<String, SwitchPort> ask() {
        Process process;
        try {
            ProcessBuilder program = new ProcessBuilder(command)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD);
            TokenVariable.withhold(program);
            process = program.start();
        } catch (IOException | SecurityException missing) {
            isMissing = true;
            return Map.of();
        }
        Thread end = new Thread(() -> endAfterPatience(process), "netbench-lldp-end");
        end.setDaemon(true);
        end.start();
        try (InputStream out = process.getInputStream()) {
            byte[] answer = out.readNBytes(MOST_BYTES + 1);
            boolean isWhole =
                    answer.length <= MOST_BYTES && process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
            return isWhole && process.exitValue() == 0
                    ? LldpReport.read(new String(answer, StandardCharsets.UTF_8))
                    : Map.of();
        } catch (IOException cut) {
            return Map.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Map.of();
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private void endAfterPatience(Process process) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
