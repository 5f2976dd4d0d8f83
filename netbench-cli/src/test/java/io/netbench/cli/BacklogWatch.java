package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What waits in the queue of a port, as {@code tc -s qdisc} has it, every 100 ms. */
final class BacklogWatch implements AutoCloseable {

    private static final Pattern BACKLOG = Pattern.compile("backlog (\\d+)([KMG]?)b");

    private final Process shell;
    private final Thread reader;
    private final Map<Instant, Long> bytes = new ConcurrentSkipListMap<>();

    private BacklogWatch(Process shell) {
        this.shell = shell;
        reader = new Thread(this::read, "backlog");
        reader.setDaemon(true);
        reader.start();
    }

    /** @param command shows the port's queue */
    static BacklogWatch of(String command) throws IOException {
        return new BacklogWatch(new ProcessBuilder("sh", "-c", "while " + command + "; do sleep 0.1; done")
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start());
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(shell.getInputStream(), StandardCharsets.UTF_8))) {
            String line;
            while ((line = lines.readLine()) != null) {
                Matcher backlog = BACKLOG.matcher(line);
                if (backlog.find()) {
                    bytes.put(Instant.now(), Long.parseLong(backlog.group(1)) * unit(backlog.group(2)));
                }
            }
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }

    private static long unit(String letter) {
        return switch (letter) {
            case "K" -> 1 << 10;
            case "M" -> 1 << 20;
            case "G" -> 1 << 30;
            default -> 1;
        };
    }

    /** The mean between two instants. */
    double meanBytes(Instant from, Instant to) {
        List<Long> seen = bytes.entrySet().stream()
                .filter(sample ->
                        !sample.getKey().isBefore(from) && sample.getKey().isBefore(to))
                .map(Map.Entry::getValue)
                .toList();
        assertTrue(seen.size() >= 10, () -> "samples of the backlog: " + seen);
        return seen.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    @Override
    public void close() throws InterruptedException {
        shell.descendants().forEach(ProcessHandle::destroy);
        shell.destroy();
        assertTrue(shell.waitFor(10, TimeUnit.SECONDS), "the watch of the backlog still runs");
    }
}
