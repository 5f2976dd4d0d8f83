package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ConnectionResult;
import io.netbench.result.KeepAliveSettings;
import io.netbench.result.RunResult;
import io.netbench.result.SocketOptions;
import io.netbench.result.SocketSettings;
import io.netbench.result.file.ResultReader;
import io.netbench.transport.Transports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Less common options of sockets: set at both ends, read back, and in the result, or refused before anything runs. */
class SocketKnobsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"incast", "broadcast"})
    void shouldSetThemAtBothEndsAndTellWhatIsInForce(String command) throws IOException {
        assumeTrue(Transports.installed().all().stream()
                .anyMatch(transport -> transport.name().equals("epoll")
                        && transport.availability().isUsable()));
        Path json = folder.resolve("run.json");
        int first = ChosenPorts.row(2);

        CommandRun run = run(command
                + " -c 2 -b 16k -t 100ms -w 0 --transport epoll --pacing-rate 8gbit --notsent-lowat 32k"
                + " --keep-alive 9s/2s/4 --user-timeout 3s --nagle --source-ports " + first + " --json " + json);

        assertEquals(0, run.status(), run::err);
        assertTrue(
                run.out()
                        .contains(" sockets  paced to 8 Gbit/s, at most 32 KiB unsent, keep-alive after 9 s every 2 s"),
                run::out);
        RunResult result = ResultReader.read(json);
        SocketSettings asked = result.plan().socketOptions().orElseThrow();
        assertEquals(Optional.of(first + "-" + (first + 1)), asked.sourcePorts());
        assertKnobs(asked);
        List<SocketOptions> ends = ends(result);
        assertEquals(4, ends.size());
        ends.forEach(end -> assertKnobs(end.asked()));
        ends.forEach(end -> assertKnobs(end.inForce()));
    }

    private static void assertKnobs(SocketSettings settings) {
        assertEquals(Optional.of(8_000_000_000L), settings.maxPacingBitsPerS());
        assertEquals(Optional.of(32_768L), settings.notsentLowatBytes());
        assertEquals(
                Optional.of(new KeepAliveSettings(Optional.of(9), Optional.of(2), Optional.of(4))),
                settings.keepAlive());
        assertEquals(Optional.of(3_000L), settings.userTimeoutMs());
        assertEquals(Optional.of(true), settings.nagle());
    }

    private static List<SocketOptions> ends(RunResult result) {
        List<SocketOptions> ends = new ArrayList<>();
        result.links().stream()
                .flatMap(link -> link.connections().stream())
                .map(ConnectionResult::options)
                .map(Optional::orElseThrow)
                .forEach(options -> {
                    ends.add(options.source().orElseThrow());
                    ends.add(options.sink().orElseThrow());
                });
        return ends;
    }

    @ParameterizedTest
    @CsvSource({
        "--pacing-rate=1g, SO_MAX_PACING_RATE",
        "--fq-rate=1g, SO_MAX_PACING_RATE",
        "--notsent-lowat=16k, TCP_NOTSENT_LOWAT",
        "--socket-busy-poll=50us, SO_BUSY_POLL",
        "--user-timeout=3s, TCP_USER_TIMEOUT"
    })
    void shouldRefuseBeforeTheRunWhatATransportCannotSet(String option, String kernelName) {
        CommandRun run = run("incast -c 1 -t 100ms -w 0 --transport nio " + option);

        assertEquals(ExitStatus.FAILED, run.status(), run::err);
        assertTrue(
                run.err()
                        .contains(option.split("=", 2)[0] + ": " + kernelName
                                + " is not supported by nio; use epoll or io_uring"),
                run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--pacing-rate=0.001k | --pacing-rate must be from 8 to 100,000,000,000,000 bit/s, got: 1",
                "--notsent-lowat=0 | --notsent-lowat must be from 1 to 2147483647 bytes, got: 0",
                "--socket-busy-poll=1500ns | --socket-busy-poll must be from 1us to 1s, in whole microseconds, got: 1500ns",
                "--user-timeout=1us | --user-timeout must be from 1ms to 24d, in whole milliseconds, got: 1us",
                "--keep-alive=0 | --keep-alive must be an idle time from 1 to 32767 s, got: 0",
                "--keep-alive=10s/1s/200 | --keep-alive must be a count from 1 to 127, got: 200",
                "--keep-alive=10s/1s/5/6 | --keep-alive: '10s/1s/5/6' is no idle time, interval and count; write whole"
                        + " seconds and a number, such as 10s/1s/5"
            })
    void shouldSayWhatAKnobCanBe(String option, String message) {
        CommandRun run = run("incast --dry-run " + option);

        assertEquals(ExitStatus.USAGE, run.status(), run::err);
        assertTrue(run.err().contains(message), run::err);
        assertEquals(1, run.err().lines().count(), run::err);
    }

    @Test
    void shouldTakeThemFromAScenario() throws IOException {
        Path scenario = folder.resolve("knobs.yaml");
        int first = ChosenPorts.row(2);
        String ports = first + "-" + (first + 1);
        Files.writeString(scenario, """
                all:
                  keep-alive: 9s/2s/4
                  nagle: true
                phases:
                  - name: one
                    pattern: incast
                    clients: 2
                    block-size: 16k
                    duration: 100ms
                    warmup: 0
                    source-ports: %s
                    transport: nio
                """.formatted(ports));
        Path json = folder.resolve("suite.json");

        CommandRun run = run("run " + scenario + " --quiet --json " + json);

        assertEquals(0, run.status(), run::err);
        String document = Files.readString(json);
        assertTrue(document.contains(ports), document);
        assertTrue(
                document.replaceAll("\\s", "").contains("\"keep_alive\":{\"idle_s\":9,\"interval_s\":2,\"count\":4}"));
    }

    private static CommandRun run(String line) {
        return CommandRun.of(Arrays.asList(line.split(" ")).toArray(String[]::new));
    }
}
