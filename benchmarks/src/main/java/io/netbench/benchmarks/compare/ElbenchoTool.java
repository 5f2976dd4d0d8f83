package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * elbencho's netbench mode: two services and a coordinator. A thread for each connection; blocks go to the server, and
 * reads are blocks in the other direction with small requests. It has no warm-up that it leaves out.
 */
record ElbenchoTool() implements Tool {

    private static final int MAX_CONNECTIONS = 1_000;
    private static final Pattern VERSION = Pattern.compile("Version: *(\\S+)");
    private static final Pattern P99 = Pattern.compile("99%<=(\\d+)");

    @Override
    public String name() {
        return "elbencho";
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.missing("elbencho");
    }

    @Override
    public Optional<String> version() {
        try {
            Matcher told = VERSION.matcher(Program.run(List.of("elbencho", "--version"), 10));
            return told.find() ? Optional.of(told.group(1)) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public boolean does(Work work) {
        return !work.isStream() && work.depth() == 1 && work.connections() <= MAX_CONNECTIONS;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        int serverPort = Program.freePort();
        int clientPort = Program.freePort();
        Program server = service(site.serverPrefix(), serverPort);
        try {
            Program client = service(site.clientPrefix(), clientPort);
            return new Services(
                    cell.work(),
                    site,
                    List.of(server, client),
                    site.serverAddress() + ":" + serverPort,
                    site.clientAddress() + ":" + clientPort);
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    private static Program service(List<String> prefix, int port) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of("elbencho", "--service", "--foreground", "--port", String.valueOf(port)));
        Program program = Program.start(command);
        try {
            return program.awaitListening(port, 10);
        } catch (IOException e) {
            program.close();
            throw e;
        }
    }

    private record Services(Work work, Site site, List<Program> programs, String server, String client)
            implements Session {

        @Override
        public Sample measure(Timing timing) throws IOException {
            long sent = work.read() ? work.responseBytes() : work.blockBytes();
            long answered = work.read() ? work.blockBytes() : work.responseBytes();
            List<String> command = new ArrayList<>(List.of("elbencho", "--netbench", "--servers", server));
            command.addAll(List.of("--clients", client, "-t", String.valueOf(work.connections())));
            // As many bytes as it can't send before the time limit ends the run.
            command.addAll(List.of("-b", String.valueOf(sent), "-s", String.valueOf(sent << 32)));
            command.addAll(List.of("--respsize", String.valueOf(answered), "--timelimit", "" + timing.windowS()));
            command.addAll(List.of("--lat", "--latpercent"));
            try (LoadMeter meter =
                    LoadMeter.start(programs.get(0).pid(), programs.get(1).pid(), site.device())) {
                Sample.Builder sample = read(Program.run(site.onClient(command), timing.deadlineS()));
                meter.stop(timing.windowS()).ifPresent(costs -> sample.withCosts(costs, work));
                return sample.of(String.join(" ", command));
            }
        }

        private Sample.Builder read(String output) throws IOException {
            double operations = operationsPerSecond(output);
            Sample.Builder sample = new Sample.Builder()
                    .with(Metric.OPERATIONS, operations)
                    .with(Metric.GOODPUT, operations * work.blockBytes());
            Matcher p99 = P99.matcher(output);
            if (p99.find()) {
                sample.with(Metric.P99, Double.parseDouble(p99.group(1)) * 1e3);
            }
            return sample;
        }

        /** The last figure of its row, that of the last client to be done. */
        private static double operationsPerSecond(String output) throws IOException {
            for (String line : output.lines().toList()) {
                String[] words = line.trim().split(" +", -1);
                if (line.contains("IOPS write") && words[words.length - 1].matches("[0-9]+")) {
                    return Double.parseDouble(words[words.length - 1]);
                }
            }
            throw new IOException("elbencho gave no 'IOPS write': " + output);
        }

        @Override
        public void close() {
            programs.forEach(Program::close);
        }
    }
}
