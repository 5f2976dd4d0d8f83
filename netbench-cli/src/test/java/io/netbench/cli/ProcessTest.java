package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(120)
class ProcessTest {

    private static final String ENDLESS = "incast -c 2 -b 64k -t 10m -w 0 -i 100ms --live line";

    @TempDir
    private Path folder;

    private NetbenchProcess start(String arguments) throws IOException {
        return NetbenchProcess.start(folder, "", List.of(), arguments);
    }

    @ParameterizedTest
    @Execution(ExecutionMode.CONCURRENT)
    @CsvSource({"INT, 130", "TERM, 143"})
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
            assertEquals(ExitStatus.INTERRUPTED, netbench.exitStatus());
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldWriteNothingButOneDocumentToStandardOutput() throws Exception {
        try (NetbenchProcess netbench = start("broadcast -c 2 -b 64k -t 200ms -w 0 --json - --live off")) {
            assertEquals(0, netbench.exitStatus(), netbench::err);
            ResultSchema.assertValid(netbench.out());
            assertEquals("", netbench.err(), "no warnings of the JVM or of libraries");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldSendFromBuffersThatNobodyFollows() throws Exception {
        try (NetbenchProcess netbench = start("broadcast -c 1 -b 64k -t 200ms -w 0 --live off --debug")) {
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
                NetbenchProcess.start(folder, "", List.of("-Xmx32m"), "incast -s 100 -c 1000 -t 200ms --quiet")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals(1, netbench.err().lines().count(), netbench::err);
            assertTrue(netbench.err().contains("heap"), netbench::err);
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFailWhenResultCanNotBeWrittenAfterAll() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = start("incast -c 1 -b 64k -t 200ms -w 0 --live off --json /dev/full")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals("netbench incast: --json /dev/full: No space left on device\n", netbench.err());
            assertTrue(netbench.out().contains(" total "), "the report is shown all the same");
        }
    }

    @Test
    @Execution(ExecutionMode.CONCURRENT)
    void shouldFailWhenReportCanNotBeWritten() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no /dev/full");
        try (NetbenchProcess netbench = NetbenchProcess.start(
                folder, "exec > /dev/full", List.of(), "incast -c 1 -b 64k -t 200ms -w 0 --live off")) {
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(), netbench::err);
            assertEquals("netbench incast: standard output can't be written\n", netbench.err());
        }
    }
}
