package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A blocking thread for each connection: the small C++ program of {@code benchmarks/peers}, which is compiled when a
 * compiler is found.
 *
 * @param source of the program
 * @param program that is made of it
 */
record ThreadsTool(Path source, Path program) implements Tool {

    static final String NAME = "threads";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Optional<String> missing() {
        return PathLookup.find("g++").isPresent() ? Optional.empty() : Optional.of("it needs g++ to be compiled");
    }

    @Override
    public boolean does(Work work) {
        return !work.datagrams() && work.depth() == 1 && work.connections() <= 10_000;
    }

    private void compile() throws IOException {
        boolean isThere = Files.exists(program)
                && Files.getLastModifiedTime(program).compareTo(Files.getLastModifiedTime(source)) > 0;
        if (!isThere) {
            Files.createDirectories(program.getParent());
            Program.run(
                    List.of("g++", "-O2", "-std=c++17", "-pthread", "-o", program.toString(), source.toString()), 120);
        }
    }

    @Override
    public Session open(Cell cell, Site site) throws IOException {
        compile();
        int port = Program.freePort();
        return new ServerProcess(cell, site, port, List.of(program.toString(), "server", String.valueOf(port))) {
            @Override
            List<String> client(Timing timing) {
                return List.of(
                        program.toString(),
                        "client",
                        site.serverAddress(),
                        String.valueOf(port),
                        String.valueOf(work.connections()),
                        String.valueOf(work.blockBytes()),
                        String.valueOf(work.responseBytes()),
                        work.direction(),
                        String.valueOf(timing.warmupS()),
                        String.valueOf(timing.windowS()));
            }

            @Override
            Sample.Builder read(String output, Timing timing) {
                JsonNode run = JsonMapper.shared().readTree(output);
                Sample.Builder sample = new Sample.Builder()
                        .with(Metric.GOODPUT, run.get("bytes").doubleValue() / timing.windowS())
                        .with(Metric.CONNECT, run.get("connect_s").doubleValue());
                if (work.connections() > 1) {
                    sample.with(Metric.SLOWEST_SHARE, run.get("slowest_share").doubleValue());
                }
                if (!work.isStream()) {
                    sample.with(Metric.OPERATIONS, run.get("operations").doubleValue() / timing.windowS())
                            .with(Metric.P99, run.get("p99_ns").doubleValue());
                }
                return sample;
            }
        };
    }
}
