package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** qperf: one connection, as a stream (tcp_bw) or a ping-pong of equal messages (tcp_lat). */
record QperfTool() implements Tool {

    private static final Pattern BANDWIDTH = Pattern.compile("bw += +([0-9.,]+) bytes/sec");
    private static final Pattern LATENCY = Pattern.compile("latency += +([0-9.,]+) ns");

    @Override
    public String name() {
        return "qperf";
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.missing("qperf");
    }

    @Override
    public boolean does(Work work) {
        return work.connections() == 1
                && work.depth() == 1
                && !work.read()
                && (work.isStream() || work.blockBytes() == work.responseBytes());
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        int port = Program.freePort();
        return new ServerProcess(cell, site, port, List.of("qperf", "-lp", String.valueOf(port))) {
            @Override
            List<String> client(Timing timing) {
                return List.of(
                        "qperf",
                        "-lp",
                        String.valueOf(port),
                        "-u",
                        "-m",
                        String.valueOf(work.blockBytes()),
                        "-t",
                        String.valueOf(timing.windowS()),
                        site.serverAddress(),
                        work.isStream() ? "tcp_bw" : "tcp_lat");
            }

            @Override
            Sample.Builder read(String output, Timing timing) throws IOException {
                Matcher matcher = (work.isStream() ? BANDWIDTH : LATENCY).matcher(output);
                if (!matcher.find()) {
                    throw new IOException("qperf gave no result: " + output);
                }
                double figure = Double.parseDouble(matcher.group(1).replace(",", ""));
                if (work.isStream()) {
                    return new Sample.Builder().with(Metric.GOODPUT, figure);
                }
                double operations = 1e9 / (2 * figure);
                return new Sample.Builder()
                        .with(Metric.GOODPUT, operations * work.blockBytes())
                        .with(Metric.OPERATIONS, operations);
            }
        };
    }
}
