package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.Status;
import io.grpc.stub.StreamObserver;
import io.netbench.analysis.SampleResults;
import io.netbench.cli.process.ExitStatus;
import io.netbench.cli.progress.ProgressLine;
import io.netbench.cli.report.TextReport;
import io.netbench.cli.terminal.Screen;
import io.netbench.cli.terminal.TerminalWriter;
import io.netbench.control.net.ControlServer;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.CoordinatorMessage;
import io.netbench.control.proto.HelloReply;
import io.netbench.plan.AllowedPeers;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What others write into names, versions and errors makes a terminal do nothing, and forges no line. */
class HostileTextTest {

    private static final String FORGED = "netbench incast: all is well";
    private static final String HOSTILE =
            "\u001b[2J\u001b]0;x\u0007\u009b31m\r\n" + FORGED + "\n\u2028\u202e\u2066\u001b[31m";

    /** Those of styles, as reports have them on a screen with colour. */
    private static final Pattern STYLES = Pattern.compile("\u001b\\[(?:1|2|31|33|0)m");

    private static final Pattern OBEYED = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}&&[^\n]]");

    @TempDir
    private Path folder;

    @Test
    void shouldShowResultFilesWithHostileTexts() throws IOException {
        int shown = 0;
        for (RunResult sample : List.of(SampleResults.incast(), SampleResults.incomplete())) {
            ObjectNode document = ResultJson.mapper().valueToTree(sample);
            int hostile = Poison.into(document, HOSTILE, HostileTextTest::isResult);
            assertTrue(hostile > 20, "texts that may be anything: " + hostile);
            Path file = Files.write(
                    folder.resolve("hostile.json"), ResultJson.mapper().writeValueAsBytes(document));
            CommandRun run = CommandRun.of("report", file.toString());
            assertEquals(0, run.status(), run::err);
            assertHarmless(run.out());
            shown += run.out().contains(FORGED) ? 1 : 0;

            StringWriter colourful = new StringWriter();
            TextReport.lines(ResultReader.read(file), new Screen(120, true, true))
                    .forEach(TerminalWriter.styled(colourful)::println);
            assertHarmless(STYLES.matcher(colourful.toString()).replaceAll(""));
            assertFalse(colourful.toString().contains(FORGED + "\u001b[31m"), "only the report has styles");

            CommandRun csv = CommandRun.of(
                    "report",
                    file.toString(),
                    "--quiet",
                    "--csv",
                    folder.resolve("x.csv").toString());
            assertEquals(0, csv.status(), csv::err);
            assertHarmless(Files.readString(folder.resolve("x.csv")));
            assertEquals(
                    1 + sample.links().size(),
                    Files.readAllLines(folder.resolve("x.csv")).size());
        }
        assertTrue(shown > 0, "hostile texts are shown, but on the lines of others");
    }

    @Test
    void shouldShowSuitesWithHostileTexts() throws IOException {
        for (SuiteResult sample : List.of(SampleSuites.validation(), SampleSuites.sweep())) {
            ObjectNode document = ResultJson.mapper().valueToTree(sample);
            int hostile = Poison.into(document, HOSTILE, node -> Poison.isRead(node, in -> SuiteReader.read("it", in)));
            assertTrue(hostile > 10, "texts that may be anything: " + hostile);
            // Its runs would be in files beside it.
            document.putArray("runs");
            Path file = Files.write(
                    folder.resolve("hostile-suite.json"), ResultJson.mapper().writeValueAsBytes(document));
            CommandRun run = CommandRun.of("report", file.toString());
            assertEquals(0, run.status(), run::err);
            assertHarmless(run.out());
            assertTrue(run.out().contains(FORGED), run::out);
        }
    }

    @Test
    void shouldCompareResultsWithHostileTexts() throws IOException {
        ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.fabric(8));
        Path before =
                Files.write(folder.resolve("before.json"), ResultJson.mapper().writeValueAsBytes(document));
        Poison.into(document, HOSTILE, HostileTextTest::isResult);
        Path after =
                Files.write(folder.resolve("after.json"), ResultJson.mapper().writeValueAsBytes(document));
        CommandRun run = CommandRun.of("compare", before.toString(), after.toString(), "--any-plan", "--links", "all");
        assertHarmless(run.out());
        assertHarmless(run.err());
        assertTrue(run.out().contains(FORGED), () -> run.out() + run.err());
    }

    @Test
    void shouldRefuseHostileFilesInOneLine() throws IOException {
        for (String document : List.of(
                "{\"schema\":\"x%s\"}", "{\"schema\":\"netbench-result/2\",\"status\":\"x%s\"}", "{\"schema\":7,%s")) {
            String escaped = ResultJson.mapper().writeValueAsString(HOSTILE);
            String text = document.formatted(escaped.substring(1, escaped.length() - 1));
            Path file = Files.writeString(folder.resolve("hostile.json"), text);

            assertRefused(CommandRun.of("report", file.toString()), ExitStatus.USAGE);
        }
        assertRefused(CommandRun.of("report", folder.resolve("no" + HOSTILE).toString()), ExitStatus.USAGE);
    }

    @Test
    void shouldShowWhatAHostileAgentSaysInOneLine() {
        assertRefusedByAgent(out -> out.onError(
                Status.UNAUTHENTICATED.withDescription("no" + HOSTILE).asRuntimeException()));
        assertRefusedByAgent(out -> out.onError(
                Status.INTERNAL.withDescription("\u001b[8mno" + HOSTILE).asRuntimeException()));
        assertRefusedByAgent(out -> out.onNext(AgentMessage.newBuilder()
                .setHelloReply(HelloReply.newBuilder().setToolVersion("9" + HOSTILE))
                .build()));
    }

    @Test
    void shouldShowHostileProgressInOneLine() {
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        try (ProgressLine lines = ProgressLine.plain(new PrintStream(plain, true, StandardCharsets.UTF_8))) {
            lines.step("connecting " + HOSTILE);
            lines.remark("lost " + HOSTILE);
        }
        assertHarmless(plain.toString(StandardCharsets.UTF_8));

        ByteArrayOutputStream redrawn = new ByteArrayOutputStream();
        try (ProgressLine line = ProgressLine.redrawn(new PrintStream(redrawn, true, StandardCharsets.UTF_8), 80)) {
            line.step("connecting " + HOSTILE);
            line.remark("lost " + HOSTILE);
        }
        assertHarmless(redrawn.toString(StandardCharsets.UTF_8).replace("\r\u001b[K", ""));
    }

    private static void assertRefusedByAgent(Consumer<StreamObserver<AgentMessage>> answer) {
        AgentGrpc.AgentImplBase hostile = new AgentGrpc.AgentImplBase() {
            @Override
            public StreamObserver<CoordinatorMessage> run(StreamObserver<AgentMessage> out) {
                return new StreamObserver<>() {
                    private boolean hasAnswered;

                    @Override
                    public void onNext(CoordinatorMessage message) {
                        if (!hasAnswered) {
                            hasAnswered = true;
                            answer.accept(out);
                        }
                    }

                    @Override
                    public void onError(Throwable broken) {
                        // The coordinator has heard enough.
                    }

                    @Override
                    public void onCompleted() {
                        // It has hung up.
                    }
                };
            }
        };
        try (ControlServer server = ControlServer.start(
                LoopbackAgent.ANY_PORT,
                Optional.empty(),
                Optional.empty(),
                AllowedPeers.all(),
                hostile,
                LoopbackAgent.SOCKETS)) {
            CommandRun run = CommandRun.of("client", LoopbackAgent.host(server), "-t", "1");
            assertHarmless(run.out());
            assertRefused(run, ExitStatus.FAILED);
        }
    }

    private static void assertRefused(CommandRun run, int status) {
        assertEquals(status, run.status(), run::err);
        assertHarmless(run.err());
        assertEquals(1, run.err().lines().count(), run::err);
    }

    private static void assertHarmless(String output) {
        assertFalse(
                OBEYED.matcher(output).find(),
                () -> "a terminal obeys: " + ResultJson.mapper().writeValueAsString(output));
        assertTrue(output.lines().noneMatch(line -> line.startsWith(FORGED)), output);
    }

    private static boolean isResult(JsonNode document) {
        return Poison.isRead(document, in -> ResultReader.read("it", in));
    }
}
