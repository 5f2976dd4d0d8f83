package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.analysis.StopCause;
import io.netbench.cli.process.ExitStatus;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteStatus;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class ProcessTest {

    private static final String ENDLESS = "incast -c 2 -b 64k --rate 100mbit -t 10m -w 0 -i 100ms --live line";

    @TempDir
    private Path folder;

    private NetbenchProcess start(String arguments) throws IOException {
        return NetbenchProcess.start(folder, "", List.of("-Djava.io.tmpdir=" + folder), arguments);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"INT, 130", "HUP, 129"})
    void shouldKeepPartialResultWhenSignalled(String signal, int status) throws Exception {
        Path json = folder.resolve("run.json");
        try (NetbenchProcess netbench = start(ENDLESS + " --json " + json)) {
            netbench.awaitOnErr("measured");
            netbench.signal(signal);
            assertEquals(status, netbench.exitStatus(), netbench::err);
            ResultSchema.assertValid(Files.readString(json));
            RunResult result = ResultReader.read(json);
            assertEquals(RunStatus.INTERRUPTED, result.status());
            assertEquals(status, result.verdict().exitStatus());
            assertTrue(result.totals().bytes() > 0);
            RunInvariants.assertWindowsAgree(result);
            assertTrue(netbench.out().contains("INTERRUPTED"), netbench::out);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndAtOnceWhenSignalledTwice() throws Exception {
        Path nobodyReads = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", nobodyReads.toString()).start().waitFor();
        try (NetbenchProcess netbench = start(ENDLESS + " --json " + nobodyReads)) {
            netbench.awaitOnErr("measured");
            netbench.signal("INT");
            netbench.awaitOnErr("gathering figures");
            netbench.signal("INT");
            assertEquals(StopCause.INTERRUPTED.exitStatus(), netbench.exitStatus());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldWriteNothingButOneDocumentToStandardOutput() throws Exception {
        try (NetbenchProcess netbench = start("broadcast -c 2 -b 64k -n 1m -w 0 --json - --live off")) {
            assertEquals(0, netbench.exitStatus(), netbench::err);
            ResultSchema.assertValid(netbench.out());
            assertEquals("", netbench.err(), "no warnings of the JVM or of libraries");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSendFromBuffersThatNobodyFollows() throws Exception {
        try (NetbenchProcess netbench = start("broadcast -c 1 -b 64k -n 1m -w 0 --live off --debug")) {
            assertEquals(0, netbench.exitStatus(), netbench::err);
            assertTrue(netbench.err().contains("-Dio.netty.leakDetection.level: disabled"), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndWithOneLineWhenDescriptorsDoNotSuffice() throws Exception {
        try (NetbenchProcess netbench =
                NetbenchProcess.start(folder, "ulimit -n 300", List.of(), "incast -c 200 -t 200ms --quiet")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().contains("file descriptors"), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldEndWithOneLineWhenHeapIsTooSmall() throws Exception {
        try (NetbenchProcess netbench =
                NetbenchProcess.start(folder, "", List.of("-Xmx32m"), "incast -s 20 -c 500 -t 200ms --quiet")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().contains("heap"), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFailWhenResultCanNotBeWrittenAfterAll() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = start("incast -c 1 -b 64k -n 1m -w 0 --live off --json /dev/full")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            List<String> said = netbench.err().lines().toList();
            assertEquals("netbench incast: --json /dev/full: No space left on device", said.get(0));
            assertEquals(RunStatus.COMPLETE, rescued(said.get(1)).status());
            assertTrue(netbench.out().contains(" total "), "the report is shown all the same");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFailWhenReportCanNotBeWritten() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder,
                "exec > /dev/full",
                List.of("-Djava.io.tmpdir=" + folder),
                "incast -c 1 -b 64k -n 1m -w 0 --live off")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            List<String> said = netbench.err().lines().toList();
            assertEquals("netbench incast: standard output can't be written: No space left on device", said.get(0));
            assertEquals(RunStatus.COMPLETE, rescued(said.get(1)).status());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFailWhenTheVersionCanNotBeWritten() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, "exec > /dev/full", List.of(), "--version")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(
                    List.of("netbench: standard output can't be written: No space left on device"),
                    netbench.err().lines().toList());
        }
    }

    /** A shell's words that make standard output a pipe whose reader has gone away. */
    private static final String READER_IS_GONE = "mkfifo gone && { true < gone & exec > gone && wait; }";

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"incast -c 1 -b 64k -n 1m -w 0 --live off", "incast --help", "completion", "--version"})
    void shouldTakeItForNoLossThatAReaderOfTextHasSeenEnough(String arguments) throws Exception {
        Path own = Files.createTempDirectory(folder, "own");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                own, "cd " + own + " && " + READER_IS_GONE, List.of("-Djava.io.tmpdir=" + own), arguments)) {
            assertEquals(ExitStatus.PASSED, netbench.exitStatus(), netbench::err);
            assertEquals("", netbench.err());
            assertEquals(0, results(own), "nothing is kept that nobody asked for");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldKeepTheResultWhenTheReaderOfItsDocumentIsGone() throws Exception {
        Path own = Files.createTempDirectory(folder, "own");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                own,
                "cd " + own + " && " + READER_IS_GONE,
                List.of("-Djava.io.tmpdir=" + own),
                "incast -c 1 -b 64k -n 1m -w 0 --live off --json -")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(1, results(own), netbench::err);
        }
    }

    private static long results(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith("netbench-result-"))
                    .count();
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSayErrorsOnStandardErrorUnlessTheReportIsThereToo() throws Exception {
        String token = "export NETBENCH_TOKEN=0123456789abcdef0123456789abcdef";
        String refused = "127.0.0.1:1: hello: connection refused";
        String run = "incast -s 127.0.0.1:1 -c 1 -t 200ms --live off";
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, token, List.of(), run)) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertTrue(netbench.out().contains(refused), netbench::out);
            assertTrue(netbench.err().contains("netbench incast: " + refused), netbench::err);
        }
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, token + "; exec 2>&1", List.of(), run)) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::out);
            assertTrue(netbench.out().contains(refused), netbench::out);
            assertEquals(netbench.out().indexOf(refused), netbench.out().lastIndexOf(refused), netbench::out);
        }
    }

    /** Reads the result that a line names, from where it was kept. */
    private RunResult rescued(String line) {
        String before = "netbench incast: the whole result is in ";
        assertTrue(line.startsWith(before + folder), line);
        return ResultReader.read(Path.of(line.substring(before.length(), line.indexOf(';'))));
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @ValueSource(strings = {"--help", "doctor", "incast --dry-run"})
    void shouldFailWhenWhatACommandSaysCanNotBeWritten(String arguments) throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, "exec > /dev/full", List.of(), arguments)) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertTrue(
                    netbench.err().endsWith(": standard output can't be written: No space left on device\n"),
                    netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldShowTheReportAndGiveUpAPipeThatNobodyReadsWhenInterrupted() throws Exception {
        Path nobodyReads = folder.resolve("pipe");
        new ProcessBuilder("mkfifo", nobodyReads.toString()).start().waitFor();
        try (NetbenchProcess netbench = start("incast -c 1 -b 64k -n 1m -w 0 --live off --json " + nobodyReads)) {
            netbench.awaitOnErr("--json " + nobodyReads + ": waits until it is taken, for 30 s at most");
            assertTrue(netbench.out().contains(" total "), "the report comes first");
            netbench.signal("INT");
            assertEquals(StopCause.INTERRUPTED.exitStatus(), netbench.exitStatus(), netbench::err);
            List<String> said = netbench.err().lines().toList();
            assertEquals(RunStatus.COMPLETE, rescued(said.get(said.size() - 1)).status());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldIgnoreAHangUpThatItWasStartedToIgnore() throws Exception {
        try (NetbenchProcess netbench = NetbenchProcess.start(folder, "trap '' HUP", List.of(), ENDLESS)) {
            netbench.awaitOnErr("measured");
            netbench.signal("HUP");
            netbench.signal("TERM");
            assertEquals(StopCause.TERMINATED.exitStatus(), netbench.exitStatus(), netbench::err);
            assertFalse(netbench.err().contains("hung up"), netbench::err);
        }
    }

    /** Before there are agents, nothing measures: but who waits for the file finds one. */
    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"INT, 130", "HUP, 129"})
    void shouldWriteAResultWhenSignalledWhileAgentsAreLaunched(String signal, int status) throws Exception {
        Path ssh = Files.writeString(
                folder.resolve("ssh"), "#!/bin/sh\necho >&2 > " + folder + "/called\nexec sleep 60\n");
        assertTrue(ssh.toFile().setExecutable(true));
        Path json = folder.resolve("run.json");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder,
                "PATH=" + folder + ":$PATH",
                List.of(),
                "incast --launch ssh --hosts 127.0.0.1,127.0.0.2 -t 1 --json " + json)) {
            netbench.awaitFile(folder.resolve("called"));
            netbench.signal(signal);
            assertEquals(status, netbench.exitStatus(), netbench::err);
            RunResult result = ResultReader.read(json);
            assertEquals(RunStatus.INTERRUPTED, result.status());
            assertEquals(status, result.verdict().exitStatus());
            assertTrue(netbench.err().contains("The run was ended before its load began."), netbench::err);
        }
    }

    /** They are launched once, and a suite has a run after the first. */
    @Test
    void shouldKeepLaunchedAgentsFromRunToRunAndEndThemAfterTheLast() throws Exception {
        Path pids = folder.resolve("pids");
        script("ssh", """
                for last; do :; done
                case " $* " in *" -G "*) echo "hostname $last" ;; *) exec sh -c "$last" ;; esac
                """);
        Path agent = script(
                "agent",
                "echo $$ >>" + pids + "\nexec '" + String.join("' '", NetbenchProcess.commandLine(List.of()))
                        + "' \"$@\"\n");
        Path json = folder.resolve("suite.json");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder,
                "PATH=" + folder + ":$PATH",
                List.of(),
                "incast --launch ssh --launch-path " + agent + " -s 127.0.0.1 -c 127.0.0.2 --repeat 3 -b 64k -t 200ms"
                        + " -w 0 --launch-timeout 60s --json " + json)) {
            assertEquals(0, netbench.exitStatus(), netbench::err);
        }
        SuiteResult suite = SuiteReader.read(json);
        assertEquals(SuiteStatus.COMPLETE, suite.status());
        assertEquals(3, suite.runs().size());
        List<String> left = Files.readAllLines(pids).stream()
                .filter(pid -> ProcessHandle.of(Long.parseLong(pid)).isPresent())
                .toList();
        assertEquals(List.of(), left, "the command waits for their end");
    }

    private Path script(String name, String text) throws IOException {
        Path file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + text);
        assertTrue(file.toFile().setExecutable(true));
        return file;
    }

    /** At whatever instant: the status is the signal's, and a file that is there is whole and says so. */
    @Test
    @Tag("acceptance")
    void shouldEndRightAtEveryInstant() throws Exception {
        Random random = new Random(8);
        for (int i = 0; i < 40; i++) {
            Path own = Files.createDirectory(folder.resolve("run" + i));
            Path json = own.resolve("run.json");
            long atMs = random.nextInt(2_500);
            try (NetbenchProcess netbench = NetbenchProcess.start(
                    own, "", List.of(), "incast -c 2 -b 64k -t 500ms -w 0 --live line --json " + json)) {
                boolean isOver = netbench.endsWithin(atMs);
                if (!isOver) {
                    netbench.signal("INT");
                }
                int status = netbench.exitStatus();
                String told = "signalled after " + atMs + " ms: " + status + " " + netbench.err();
                assertTrue(isOver ? status == 0 : status == 130 || status == 0, told);
                if (netbench.err().contains("interrupted")) {
                    assertEquals(130, status, told);
                    assertTrue(Files.exists(json), told);
                }
                if (Files.exists(json)) {
                    ResultSchema.assertValid(Files.readString(json));
                }
            }
        }
    }
}
