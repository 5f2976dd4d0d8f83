package io.netbench.cli.iperf3;

import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.StreamResult;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.result.Finding;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What an iperf3 server said at the end of a session, beside what was measured here. */
public final class TheirFigures {

    private static final double PERCENT = 100;

    private final String server;
    private final Optional<TestResults> results;
    private final Optional<String> failure;
    private final Direction direction;

    /**
     * The figures of a server.
     *
     * @param results what it said; empty: nothing
     * @param failure why it said nothing
     */
    public TheirFigures(String server, Direction direction, Optional<TestResults> results, Optional<String> failure) {
        this.server = server;
        this.direction = direction;
        this.results = results;
        this.failure = failure;
    }

    /** The result with a note of what the server said. */
    public RunResult addTo(RunResult result) {
        if (results.isPresent()) {
            return result.withNote(Finding.about(server, "iperf3_server", text(results.get())));
        }
        boolean isTold = result.errors().stream()
                .anyMatch(error -> failure.filter(error.text()::contains).isPresent());
        return failure.isEmpty() || isTold || result.links().isEmpty()
                ? result
                : result.withNote(Finding.about(
                        server,
                        "iperf3_server_silent",
                        "Of the server's own figures nothing is known: " + failure.get() + "."));
    }

    private String text(TestResults told) {
        List<String> parts = new ArrayList<>();
        int half = told.streams().size() / 2;
        switch (direction) {
            case UPLOAD -> parts.add("received " + moved(told.streams()) + lost(told.streams()));
            case DOWNLOAD -> parts.add("sent " + moved(told.streams()) + again(told.streams()));
            case BOTH -> {
                parts.add("received "
                        + moved(told.streams().subList(0, half))
                        + lost(told.streams().subList(0, half)));
                parts.add("sent " + moved(told.streams().subList(half, 2 * half))
                        + again(told.streams().subList(half, 2 * half)));
            }
        }
        parts.add("CPU " + QuantityText.percent(told.cpu().totalPercent() / PERCENT) + " of one");
        told.congestion().ifPresent(name -> parts.add("congestion control " + name));
        return "The server's own count (" + server + ", iperf3): " + String.join(", ", parts) + ".";
    }

    private static String moved(List<StreamResult> streams) {
        long bytes = streams.stream().mapToLong(StreamResult::bytes).sum();
        double seconds = streams.stream()
                .mapToDouble(stream -> stream.endS().orElse(0))
                .max()
                .orElse(0);
        String size = QuantityText.size(bytes);
        return seconds > 0
                ? "%s in %s, %s"
                        .formatted(size, QuantityText.duration(seconds * 1e9), QuantityText.bitRate(bytes / seconds))
                : size;
    }

    private static String again(List<StreamResult> streams) {
        boolean isKnown = streams.stream().allMatch(stream -> stream.retransmits() >= 0);
        long count = streams.stream().mapToLong(StreamResult::retransmits).sum();
        return isKnown ? ", " + QuantityText.counted(count, "retransmit") : "";
    }

    /** Of datagrams that it received; nothing of streams. */
    private static String lost(List<StreamResult> flows) {
        long datagrams = flows.stream().mapToLong(StreamResult::windowPackets).sum();
        if (datagrams == 0) {
            return "";
        }
        long lost = flows.stream().mapToLong(StreamResult::windowErrors).sum();
        double jitterNs =
                flows.stream().mapToDouble(StreamResult::jitterS).max().orElse(0) * 1e9;
        return ", %s of %s datagrams lost, jitter %s"
                .formatted(QuantityText.count(lost), QuantityText.count(datagrams), QuantityText.duration(jitterNs));
    }

    /** What the server shows itself, for people; none if it was not asked, or told it otherwise. */
    public List<String> output() {
        List<String> lines = new ArrayList<>();
        results.flatMap(told -> told.output().text()).ifPresent(text -> {
            lines.add("");
            lines.add("Server output:");
            lines.addAll(text.lines().toList());
        });
        results.flatMap(told -> told.output().json()).ifPresent(json -> {
            lines.add("");
            lines.add("Server output (JSON): " + json);
        });
        return lines;
    }

    /** What was said; empty if nothing was. */
    public Optional<TestResults> results() {
        return results;
    }
}
