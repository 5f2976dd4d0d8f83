package io.netbench.benchmarks.compare;

import io.netbench.text.ByteSize;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * netbench as two agent processes, which stay for all runs of a cell, and a coordinator for each run. Loops and buffers
 * are its own choice unless the name has options: {@code netbench}, {@code netbench:io_uring},
 * {@code netbench:epoll,--threads=2}.
 *
 * @param launcher the command of the build that runs
 */
record NetbenchTool(String name, Path launcher) implements Tool {

    static final String NAME = "netbench";

    /** What another build is called, which stands in another checkout. */
    static final String BEFORE = "before";

    @Override
    public Optional<String> missing() {
        return Files.isExecutable(launcher) ? Optional.empty() : Optional.of("there is no " + launcher);
    }

    @Override
    public boolean does(Work work) {
        return true;
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        Path token = Files.createTempFile("netbench-compare", ".token");
        token.toFile().deleteOnExit();
        Files.writeString(token, UUID.randomUUID() + "\n");
        Agent server = null;
        try {
            server = startAgent(site.serverAddress(), site.serverPrefix(), token);
            return new Agents(
                    cell.work(), site, server, startAgent(site.clientAddress(), site.clientPrefix(), token), token);
        } catch (IOException e) {
            if (server != null) {
                server.program.close();
            }
            throw e;
        }
    }

    private Agent startAgent(String address, List<String> prefix, Path token) throws IOException {
        int port = Program.freePort();
        List<String> command = new ArrayList<>(prefix);
        command.addAll(List.of(launcher.toString(), "agent", "--bind", address, "--port", String.valueOf(port)));
        command.addAll(List.of("--data-port", "0", "--max-connections", "20000", "--token-file", token.toString()));
        Program program = Program.start(command);
        try {
            return new Agent(program.awaitListening(port, 60), address + ":" + port);
        } catch (IOException e) {
            program.close();
            throw e;
        }
    }

    private List<String> options() {
        return ToolName.options(name).stream()
                .map(option -> option.startsWith("--") ? option : "--transport=" + option)
                .toList();
    }

    /**
     * A figure of a result.
     *
     * @throws IOException if it was not measured, so that the run counts for nothing
     */
    static double figure(JsonNode of, String pointer) throws IOException {
        JsonNode figure = of.at(pointer);
        if (!figure.isNumber()) {
            throw new IOException("the result has no figure " + pointer);
        }
        return figure.doubleValue();
    }

    private record Agent(Program program, String host) {}

    private final class Agents implements Session {

        private final Work work;
        private final Site site;
        private final Agent server;
        private final Agent client;
        private final Path token;

        Agents(Work work, Site site, Agent server, Agent client, Path token) {
            this.work = work;
            this.site = site;
            this.server = server;
            this.client = client;
            this.token = token;
        }

        @Override
        public Sample measure(Timing timing) throws IOException {
            List<String> load = new ArrayList<>(List.of(launcher.toString(), "incast"));
            load.addAll(List.of("-s", server.host(), "-c", client.host()));
            load.addAll(List.of("-b", ByteSize.format(work.blockBytes())));
            load.addAll(
                    work.datagrams()
                            ? List.of("--udp", "--rate", "max")
                            : List.of("-r", ByteSize.format(work.responseBytes())));
            load.addAll(List.of("-P", String.valueOf(work.connections())));
            load.addAll(List.of("-w", timing.warmupS() + "s", "-t", timing.windowS() + "s"));
            if (work.depth() > 1) {
                load.addAll(List.of("-q", String.valueOf(work.depth())));
            }
            if (work.read()) {
                load.add("--read");
            }
            load.addAll(options());
            load.addAll(List.of("--token-file", token.toString(), "--quiet", "--json", "-"));
            for (Agent agent : List.of(server, client)) {
                ProcessFigures.forgetPeakMemory(agent.program().pid());
            }
            try (LoadMeter meter =
                    LoadMeter.start(server.program().pid(), client.program().pid(), site.device())) {
                String output = Program.run(site.onClient(load), timing.deadlineS());
                Sample.Builder sample = sample(JsonMapper.shared().readTree(output));
                meter.stop(timing.windowS()).ifPresent(costs -> sample.withCosts(costs, work));
                return sample.of(String.join(" ", load));
            }
        }

        private Sample.Builder sample(JsonNode result) throws IOException {
            JsonNode totals = result.get("totals");
            Sample.Builder sample = new Sample.Builder().with(Metric.GOODPUT, figure(totals, "/goodput_bytes_per_s"));
            if (work.responseBytes() > 0) {
                sample.with(Metric.OPERATIONS, figure(totals, "/operations_per_s"))
                        .with(Metric.P99, figure(totals, "/latency_ns/p99"));
            }
            slowestShare(result.at("/links/0")).ifPresent(share -> sample.with(Metric.SLOWEST_SHARE, share));
            memory(server).ifPresent(bytes -> sample.with(Metric.SERVER_MEMORY, bytes));
            memory(client).ifPresent(bytes -> sample.with(Metric.CLIENT_MEMORY, bytes));
            return sample;
        }

        /** The result has all connections, or the slowest among its worst. */
        private Optional<Double> slowestShare(JsonNode link) throws IOException {
            double slowest = Double.POSITIVE_INFINITY;
            for (JsonNode connection : link.get("connections")) {
                slowest = Math.min(slowest, figure(connection, "/bytes"));
            }
            double mean = figure(link, "/bytes") / work.connections();
            return work.connections() > 1 && mean > 0 ? Optional.of(slowest / mean) : Optional.empty();
        }

        private static OptionalLong memory(Agent agent) {
            return ProcessFigures.peakMemoryBytes(agent.program().pid());
        }

        @Override
        public void close() {
            client.program().close();
            server.program().close();
            try {
                Files.deleteIfExists(token);
            } catch (IOException e) {
                System.err.println("can't delete " + token + ": " + e.getMessage());
            }
        }
    }
}
