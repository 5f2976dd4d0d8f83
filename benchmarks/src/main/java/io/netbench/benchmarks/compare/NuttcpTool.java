package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** nuttcp: streams, at most 128 of them. It has no warm-up that it leaves out. */
record NuttcpTool() implements Tool {

    private static final int MAX_STREAMS = 128;
    private static final Pattern RATE = Pattern.compile("rate_Mbps=([0-9.]+) tx_cpu=([0-9.]+) rx_cpu=([0-9.]+)");

    @Override
    public String name() {
        return "nuttcp";
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.missing("nuttcp");
    }

    @Override
    public boolean does(Work work) {
        return work.isStream() && work.connections() <= MAX_STREAMS;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        int port = Program.freePort();
        List<String> server = List.of("nuttcp", "-S", "--nofork", "-P", String.valueOf(port), "-p", "20500");
        return new ServerProcess(cell, site, port, server) {
            @Override
            List<String> client(Timing timing) {
                List<String> command = new ArrayList<>(List.of("nuttcp", "-P", String.valueOf(port), "-p", "20500"));
                command.addAll(List.of("-T" + timing.windowS(), "-N" + work.connections()));
                command.addAll(List.of("-l" + work.blockBytes(), "-fparse"));
                if (work.read()) {
                    command.add("-r");
                }
                command.add(site.serverAddress());
                return command;
            }

            @Override
            Sample.Builder read(String output, Timing timing) throws IOException {
                Matcher matcher = RATE.matcher(output);
                if (!matcher.find()) {
                    throw new IOException("nuttcp gave no result: " + output);
                }
                return new Sample.Builder().with(Metric.GOODPUT, Double.parseDouble(matcher.group(1)) * 1e6 / 8);
            }
        };
    }
}
