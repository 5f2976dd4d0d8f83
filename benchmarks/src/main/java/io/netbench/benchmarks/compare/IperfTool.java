package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * iperf3: streams of bytes or of datagrams, at most 128 of them. The name may have options of its client: {@code iperf3:--skip-rx-copy}.
 *
 * @param found the program; empty where there is none
 */
record IperfTool(String name, Optional<Iperf> found) implements Tool {

    static final String NAME = "iperf3";

    private static final int MAX_STREAMS = 128;

    @Override
    public Optional<String> missing() {
        return found.isPresent() ? Optional.empty() : Optional.of(Iperf.missing(System.getenv()));
    }

    @Override
    public Optional<String> version() {
        return found.map(iperf -> iperf.version().toString());
    }

    @Override
    public Optional<String> caution() {
        return found.filter(iperf -> !iperf.version().hasThreads())
                .map(iperf -> "iperf3 " + iperf.version()
                        + " has one thread for all streams; from 3.16 on each has its own (IPERF3 names another)");
    }

    @Override
    public boolean does(Work work) {
        return (work.isStream() || work.datagrams()) && work.connections() <= MAX_STREAMS;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        Iperf iperf = found.orElseThrow(() -> new IOException("there is no iperf3"));
        int port = Program.freePort();
        return new ServerProcess(cell, site, port, iperf.command(List.of("-s", "-p", String.valueOf(port)))) {
            @Override
            List<String> client(Timing timing) {
                List<String> arguments = new ArrayList<>(List.of("-c", site.serverAddress(), "-J"));
                arguments.addAll(List.of("-p", String.valueOf(port), "-P", String.valueOf(work.connections())));
                arguments.addAll(List.of("-l", String.valueOf(work.blockBytes())));
                arguments.addAll(
                        List.of("-O", String.valueOf(timing.warmupS()), "-t", String.valueOf(timing.windowS())));
                if (work.datagrams()) {
                    arguments.addAll(List.of("-u", "-b", "0"));
                }
                if (work.read()) {
                    arguments.add("-R");
                }
                arguments.addAll(ToolName.options(name));
                return iperf.command(arguments);
            }

            @Override
            Sample.Builder read(String output, Timing timing) throws IOException {
                return sample(JsonMapper.shared().readTree(output));
            }
        };
    }

    /** The figures of what {@code iperf3 -J} prints. */
    static Sample.Builder sample(JsonNode result) throws IOException {
        JsonNode end = result.path("end");
        if (!end.has("sum_received")) {
            throw new IOException("iperf3 gave no result");
        }
        Sample.Builder sample = new Sample.Builder()
                .with(Metric.GOODPUT, end.at("/sum_received/bits_per_second").doubleValue() / 8);
        double all = 0;
        double slowest = Double.POSITIVE_INFINITY;
        JsonNode streams = end.path("streams");
        for (JsonNode stream : streams) {
            // Of a stream of datagrams it tells one end alone.
            double bytes = stream.at("/receiver/bytes").doubleValue(0);
            all += bytes;
            slowest = Math.min(slowest, bytes);
        }
        if (streams.size() > 1 && all > 0) {
            sample.with(Metric.SLOWEST_SHARE, slowest * streams.size() / all);
        }
        return sample;
    }
}
