package io.netbench.cli.report;

import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.ConnectionOptions;
import io.netbench.result.ConnectionResult;
import io.netbench.result.KeepAliveSettings;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.SocketOptions;
import io.netbench.result.SocketSettings;
import io.netbench.text.BitRate;
import io.netbench.text.QuantityText;
import io.netbench.text.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The less common options of a run's sockets, where some were asked for: as asked, and as the kernel has them. */
final class SocketLines {

    private static final long NS_PER_S = 1_000_000_000L;
    private static final long NS_PER_MS = 1_000_000L;
    private static final long NS_PER_US = 1_000L;

    private SocketLines() {}

    /** None where nothing was asked for. */
    static List<String> lines(RunResult result, Screen screen) {
        List<String> asked = new ArrayList<>(
                result.plan().socketOptions().map(SocketLines::parts).orElse(List.of()));
        if (asked.isEmpty()) {
            return List.of();
        }
        Set<String> others = new TreeSet<>();
        result.links().stream()
                .flatMap(link -> ends(link))
                .map(SocketOptions::inForce)
                .flatMap(inForce -> parts(inForce).stream())
                .filter(part -> !asked.contains(part))
                .forEach(others::add);
        if (!others.isEmpty()) {
            asked.add("in force: " + String.join(", ", others));
        }
        return Paragraph.ofParts(" sockets  ", asked, screen.width());
    }

    private static Stream<SocketOptions> ends(LinkResult link) {
        return link.connections().stream()
                .map(ConnectionResult::options)
                .flatMap(options -> options.stream())
                .flatMap(options -> ends(options));
    }

    private static Stream<SocketOptions> ends(ConnectionOptions options) {
        return Stream.concat(options.source().stream(), options.sink().stream());
    }

    /** In words, one for each option that is set. */
    static List<String> parts(SocketSettings settings) {
        List<String> parts = new ArrayList<>();
        settings.maxPacingBitsPerS().ifPresent(bits -> parts.add("paced to " + BitRate.describe(bits)));
        settings.notsentLowatBytes().ifPresent(bytes -> parts.add("at most " + QuantityText.size(bytes) + " unsent"));
        settings.busyPollUs().ifPresent(us -> parts.add("busy polling for " + TimeSpan.describe(us * NS_PER_US)));
        settings.keepAlive().ifPresent(keepAlive -> parts.add("keep-alive" + words(keepAlive)));
        settings.userTimeoutMs().ifPresent(ms -> parts.add("user time-out " + TimeSpan.describe(ms * NS_PER_MS)));
        settings.nagle().ifPresent(on -> parts.add(on ? "waiting for full segments (Nagle)" : "TCP_NODELAY"));
        settings.sourcePorts().ifPresent(ports -> parts.add("from ports " + ports));
        return parts;
    }

    private static String words(KeepAliveSettings keepAlive) {
        return keepAlive
                        .idleS()
                        .map(seconds -> " after " + TimeSpan.describe(seconds * NS_PER_S))
                        .orElse("")
                + keepAlive
                        .intervalS()
                        .map(seconds -> " every " + TimeSpan.describe(seconds * NS_PER_S))
                        .orElse("")
                + keepAlive.count().map(count -> " up to " + count + " times").orElse("");
    }
}
