package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The {@code iperf3} of this host as a client. */
final class Iperf3 {

    private static final long DEADLINE_S = 60;

    /** What it came to. */
    record Ended(int status, String out, String err) {

        /** Its JSON, which a client writes that was told {@code -J}. */
        JsonNode json() {
            return JsonMapper.shared().readTree(out);
        }

        void assertGood() {
            assertEquals(0, status, () -> out + err);
        }
    }

    private final Process process;
    private final Path out;
    private final Path err;

    private Iperf3(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Skips a test where there is none. */
    static void skipWhereNoneIs() {
        Lab.skipUnless(Iperf3Server.program().isPresent(), "there is no iperf3 here; apt-get install iperf3");
    }

    /** Starts a client of a server on this host. */
    static Iperf3 start(int port, String arguments) throws IOException {
        return start(port, Map.of(), arguments);
    }

    static Iperf3 start(int port, Map<String, String> environment, String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Iperf3Server.program().orElseThrow().toString(), "-c", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of(arguments.split(" ")));
        Path out = Files.createTempFile("iperf3", ".out");
        Path err = Files.createTempFile("iperf3", ".err");
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        Process process =
                builder.redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return new Iperf3(process, out, err);
    }

    Process process() {
        return process;
    }

    /** Waits for its end. */
    Ended end() throws IOException, InterruptedException {
        boolean ended = process.waitFor(DEADLINE_S, TimeUnit.SECONDS);
        if (!ended) {
            process.destroyForcibly();
        }
        String shown = Files.readString(out, StandardCharsets.UTF_8);
        String said = Files.readString(err, StandardCharsets.UTF_8);
        Files.delete(out);
        Files.delete(err);
        assertTrue(ended, () -> "iperf3 still runs: " + shown + said);
        return new Ended(process.exitValue(), shown, said);
    }

    /** A whole test. */
    static Ended run(int port, String arguments) throws IOException, InterruptedException {
        return start(port, arguments).end();
    }
}
