package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.options.ShellWords;
import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlServer;
import io.netbench.result.Check;
import io.netbench.result.RunResult;
import io.netbench.result.Verdict;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each threshold, missed and met by real runs over the loopback. */
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class ThresholdsTest {

    private static final String LINKS = "client-\\d->server-1";

    @TempDir
    private Path folder;

    private record Outcome(CommandRun run, RunResult result) {

        List<Check> missed() {
            return result.checks().stream().filter(check -> !check.pass()).toList();
        }
    }

    private Outcome run(String arguments) throws IOException {
        Path json = folder.resolve("run.json");
        List<String> words = new ArrayList<>(ShellWords.split(arguments));
        words.addAll(List.of("-t", "300ms", "--live", "off", "--json", json.toString()));
        CommandRun run = CommandRun.of(words.toArray(String[]::new));
        assertTrue(json.toFile().exists(), run::err);
        return new Outcome(run, ResultReader.read(json));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --min-link 900gbit                                   | min_link        | 3 links
            --min-total 900gbit                                  | min_total       | the load
            --max-p99 1us                                        | max_p99         | 3 links
            --max-spread 0% --link client-2/*:block-size=4k      | max_spread      | the load
            --min-fairness 100% --link client-2/*:block-size=4k  | min_fairness    | the load
            --rate 900gbit                                       | min_rate        | 3 links
            --max-retransmits 1% --transport nio                 | max_retransmits | 3 links
            """)
    void shouldEndWithThreeAndNameTheLinksWhenAThresholdIsMissed(String options, String name, String subjects)
            throws IOException {
        Outcome outcome = run("incast -c 3 -b 64k -w 50ms " + options);

        List<Check> missed = outcome.missed();
        assertEquals(Verdict.FAILED_STATUS, outcome.run().status(), outcome.run()::err);
        assertTrue(missed.stream().allMatch(check -> check.name().equals(name)), missed::toString);
        if (subjects.equals("the load")) {
            assertEquals(
                    List.of(Optional.empty()),
                    missed.stream().map(Check::subject).toList());
        } else {
            assertEquals(3, missed.stream().map(Check::subject).distinct().count(), missed::toString);
            missed.forEach(check -> assertTrue(check.subject().orElse("").matches(LINKS), check::toString));
            missed.forEach(check ->
                    assertTrue(outcome.run().out().contains(check.subject().get()), outcome.run()::out));
        }
        assertTrue(outcome.run().out().contains(name), outcome.run()::out);
    }

    @ParameterizedTest
    @CsvSource({
        "--min-link 1kbit --min-total 1kB/s",
        "--max-p99 60s --max-spread 100000% --min-fairness 0.01",
        "--rate 2mbit -b 25k --min-link 1mbit"
    })
    void shouldPassWhenAllThresholdsAreMet(String options) throws IOException {
        Outcome outcome = run("incast -c 3 -w 50ms " + options);

        assertEquals(ExitStatus.PASSED, outcome.run().status(), outcome.run()::out);
        assertEquals(List.of(), outcome.missed());
        assertFalse(outcome.result().checks().isEmpty());
    }

    @Test
    void shouldSayInOneLineWhatWasMissedWhereNothingElseIsSaid() throws IOException {
        Outcome outcome =
                run("run -w 50ms --quiet --load 'full: incast -c 1 --min-total 900gbit' --load 'b: incast -c 1'");

        assertEquals(Verdict.FAILED_STATUS, outcome.run().status());
        assertEquals("", outcome.run().out());
        assertEquals(1, outcome.run().err().lines().count(), outcome.run()::err);
        assertTrue(
                outcome.run()
                        .err()
                        .strip()
                        .matches("netbench run: missed: min_total in full is .*, the limit 900 Gbit/s"),
                outcome.run()::err);
        assertTrue(
                outcome.result().verdict().reasons().get(0).startsWith("min_total in full missed: "),
                outcome.result().verdict()::toString);
    }

    @Test
    void shouldFailAndSayWhyWhereTheSpeedOfTheNicIsNotKnown() throws IOException {
        try (ControlServer server = LoopbackAgent.start();
                ControlServer client = LoopbackAgent.start()) {
            Outcome outcome = run("incast -w 0 --min-share 1% -s " + LoopbackAgent.host(server) + " -c "
                    + LoopbackAgent.host(client));

            assertEquals(Verdict.FAILED_STATUS, outcome.run().status(), outcome.run()::err);
            assertEquals(1, outcome.missed().size());
            Check check = outcome.missed().get(0);
            assertEquals(Optional.of(LoopbackAgent.host(server)), check.subject());
            assertTrue(check.absent().containsKey("value"), check::toString);
            assertTrue(outcome.run().out().contains("min_share"), outcome.run()::out);
        }
    }

    @Test
    void shouldHoldThresholdsOfTheRunAgainstLoadsWithoutARate() throws IOException {
        Outcome outcome = run("run -w 50ms --min-link 900gbit --load 'full: incast -c 2'"
                + " --load 'paced: incast -c 1 -b 25k --rate 2mbit' --load 'own: broadcast -c 1 --min-total 1kbit'");

        assertEquals(Verdict.FAILED_STATUS, outcome.run().status(), outcome.run()::err);
        assertEquals(
                List.of(
                        Optional.of("full client-1->server-1"),
                        Optional.of("full client-2->server-1"),
                        Optional.of("own server-1->client-1")),
                outcome.missed().stream()
                        .map(check ->
                                check.subject().map(subject -> check.load().orElse("?") + " " + subject))
                        .toList());
        assertTrue(
                outcome.result().checks().stream()
                        .anyMatch(check ->
                                check.name().equals("min_total") && check.load().equals(Optional.of("own"))),
                outcome.result().checks()::toString);
    }

    @Test
    void shouldHoldASessionAgainstItsThresholds() throws IOException {
        try (ControlServer server = LoopbackAgent.start()) {
            String session = "client 127.0.0.1 -p " + server.port() + " -O 50ms ";
            Outcome missed = run(session + "--min-link 900gbit");
            Outcome back = run(session + "-R --min-total 900gbit --min-link 1kbit");
            Outcome met = run(session + "-b 10M --min-link 1mbit");

            assertEquals(Verdict.FAILED_STATUS, missed.run().status(), missed.run()::err);
            assertEquals("min_link", missed.missed().get(0).name());
            assertTrue(missed.run().out().contains("min_link"), missed.run()::out);
            assertEquals(Verdict.FAILED_STATUS, back.run().status(), back.run()::err);
            assertEquals(
                    List.of("min_total"),
                    back.missed().stream().map(Check::name).toList());
            assertEquals(ExitStatus.PASSED, met.run().status(), met.run()::out);
        }
    }
}
