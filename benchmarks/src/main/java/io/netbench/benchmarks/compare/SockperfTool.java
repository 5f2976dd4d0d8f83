package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** sockperf's ping-pong: one connection, equal messages both ways, one in flight. It tells half of each round trip. */
record SockperfTool() implements Tool {

    private static final long MAX_MESSAGE_BYTES = 65_000;
    private static final Pattern SENT = Pattern.compile("RunTime=([0-9.]+) sec;.*?ReceivedMessages=(\\d+)");
    private static final Pattern P99 = Pattern.compile("percentile 99\\.000 = +([0-9.]+)");

    @Override
    public String name() {
        return "sockperf";
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.missing("sockperf");
    }

    @Override
    public boolean does(Work work) {
        return work.connections() == 1
                && work.depth() == 1
                && !work.read()
                && work.blockBytes() == work.responseBytes()
                && work.blockBytes() <= MAX_MESSAGE_BYTES;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        int port = Program.freePort();
        List<String> server =
                List.of("sockperf", "server", "--tcp", "-i", site.serverAddress(), "-p", String.valueOf(port));
        return new ServerProcess(cell, site, port, server) {
            @Override
            List<String> client(Timing timing) {
                return List.of(
                        "sockperf",
                        "ping-pong",
                        "--tcp",
                        "-i",
                        site.serverAddress(),
                        "-p",
                        String.valueOf(port),
                        "-m",
                        String.valueOf(work.blockBytes()),
                        "-t",
                        String.valueOf(timing.windowS()));
            }

            @Override
            Sample.Builder read(String output, Timing timing) throws IOException {
                Matcher sent = SENT.matcher(output.substring(Math.max(0, output.indexOf("[Valid Duration]"))));
                Matcher p99 = P99.matcher(output);
                if (!sent.find() || !p99.find()) {
                    throw new IOException("sockperf gave no result");
                }
                double operations = Double.parseDouble(sent.group(2)) / Double.parseDouble(sent.group(1));
                return new Sample.Builder()
                        .with(Metric.GOODPUT, operations * work.blockBytes())
                        .with(Metric.OPERATIONS, operations)
                        .with(Metric.P99, 2 * Double.parseDouble(p99.group(1)) * 1e3);
            }
        };
    }
}
