package io.netbench.cli.docs;

import io.netbench.cli.CommandLoop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A folder such as a reader has who tries what the pages say: a checkout, a token, a list of hosts, and earlier results. */
final class Desk implements AutoCloseable {

    private static final Path SAMPLES = Page.ROOT.resolve("netbench-core/src/test/resources/io/netbench/storage");
    private static final List<String> RESULTS =
            List.of("run.json", "net.json", "good.json", "before.json", "after.json");

    private static final List<String> PARTS = List.of("docs", "examples", "benchmarks");

    private final Path desk;
    private final CommandLoop netbench;
    private int told;

    private Desk(Path desk, CommandLoop netbench) {
        this.desk = desk;
        this.netbench = netbench;
    }

    static Desk lay(Path folder) throws IOException {
        Path desk = Files.createDirectory(folder.resolve("desk"));
        for (String part : PARTS) {
            Files.createSymbolicLink(desk.resolve(part), Page.ROOT.resolve(part));
        }
        Files.writeString(desk.resolve("token"), "0123456789abcdef0123456789abcdef\n");
        Files.writeString(desk.resolve("nodes"), "node[01-04]\n");
        Files.copy(SAMPLES.resolve("fio-seq-read.json"), desk.resolve("fio.json"));
        Path output = Files.createDirectory(folder.resolve("output"));
        Desk laid = new Desk(desk, CommandLoop.start(output, "cd '" + desk + "'"));
        laid.netbench.run(List.of("incast", "-c", "2", "-t", "100ms", "-w", "0", "--quiet", "--json", RESULTS.get(0)));
        for (String side : List.of("before", "after")) {
            Files.createDirectory(desk.resolve(side));
            Files.copy(desk.resolve(RESULTS.get(0)), desk.resolve(side).resolve("1.json"));
        }
        for (String name : RESULTS.subList(1, RESULTS.size())) {
            Files.copy(desk.resolve(RESULTS.get(0)), desk.resolve(name));
        }
        laid.told = laid.netbench.err().length();
        return laid;
    }

    /** Runs a command line there to its end. */
    Answer run(NetbenchLine line) throws IOException {
        int status = netbench.run(line.arguments());
        String err = netbench.err();
        Answer answer = new Answer(status, err.substring(told));
        told = err.length();
        return answer;
    }

    @Override
    public void close() throws IOException {
        netbench.close();
        for (String part : PARTS) {
            Files.delete(desk.resolve(part));
        }
    }

    /**
     * How a command ended.
     *
     * @param status exit status
     * @param err standard error
     */
    record Answer(int status, String err) {

        /** Whether it failed with these lines. */
        boolean says(List<String> errors) {
            return status != 0 && errors.stream().allMatch(err::contains);
        }
    }
}
