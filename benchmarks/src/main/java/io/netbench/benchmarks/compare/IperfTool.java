package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** iperf3: streams, at most 128 of them. */
record IperfTool() implements Tool {

    private static final int MAX_STREAMS = 128;

    @Override
    public String name() {
        return "iperf3";
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.missing("iperf3");
    }

    @Override
    public boolean does(Work work) {
        return work.isStream() && work.connections() <= MAX_STREAMS;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        int port = Program.freePort();
        return new ServerProcess(cell, site, port, List.of("iperf3", "-s", "-p", String.valueOf(port))) {
            @Override
            List<String> client(Timing timing) {
                List<String> command = new ArrayList<>(List.of("iperf3", "-c", site.serverAddress(), "-J"));
                command.addAll(List.of("-p", String.valueOf(port), "-P", String.valueOf(work.connections())));
                command.addAll(List.of("-l", String.valueOf(work.blockBytes())));
                command.addAll(List.of("-O", String.valueOf(timing.warmupS()), "-t", String.valueOf(timing.windowS())));
                if (work.read()) {
                    command.add("-R");
                }
                return command;
            }

            @Override
            Sample.Builder read(String output, Timing timing, Optional<Double> cpuSeconds) throws IOException {
                JsonNode end = JsonMapper.shared().readTree(output).get("end");
                if (end == null || !end.has("sum_received")) {
                    throw new IOException("iperf3 gave no result");
                }
                double percent = end.at("/cpu_utilization_percent/host_total").doubleValue()
                        + end.at("/cpu_utilization_percent/remote_total").doubleValue();
                return new Sample.Builder()
                        .with(
                                Metric.GOODPUT,
                                end.at("/sum_received/bits_per_second").doubleValue() / 8)
                        .withBusyCpus(percent / 100);
            }
        };
    }
}
