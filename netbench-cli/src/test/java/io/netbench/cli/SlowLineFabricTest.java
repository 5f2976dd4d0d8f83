package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.file.ResultReader;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lines so slow that what kernels hold takes longer to arrive than the load lasts, and a line that is cut. */
@Tag("timing")
@Tag("lab")
@Timeout(120)
class SlowLineFabricTest {

    private static final long FAR_LESS_THAN_THE_RUN_S = 90;

    @TempDir
    private static Path folder;

    private static Lab lab;

    @BeforeAll
    @Timeout(180)
    static void makeFabric() throws Exception {
        lab = Lab.shared("10gbit", "4m");
    }

    @Test
    @Tag("acceptance")
    void shouldMeasureALineOfOneMegabit() throws Exception {
        assertMeasured("1mbit", "incast -s h1 -c h[2-3] -r 0 -b 16k -t 3s -w 1s --drain 2s");
    }

    /** Here words of agents and coordinator wait for seconds behind the load. */
    @ParameterizedTest
    @Tag("acceptance")
    @CsvSource({
        "100kbit, incast -s h1 -c h2 -r 0 -t 5s -w 1s",
        "100kbit, incast -s h1 -c h[2-3] -r 0 -P 8 -t 5s -w 1s",
        "100kbit, incast --read -s h1 -c h2 -r 0 -P 8 -t 5s -w 1s",
        "500kbit, incast -s h1 -c h[2-3] -r 0 -P 8 -t 5s -w 1s"
    })
    void shouldMeasureLinesThatStarveTheControlConnection(String rate, String arguments) throws Exception {
        assertMeasured(rate, arguments);
    }

    private static void assertMeasured(String rate, String arguments) throws Exception {
        lab.set("all", "rate=" + rate, "buffer=64k");
        Path runFolder = Files.createTempDirectory(folder, "slow");
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess netbench = lab.start(runFolder, arguments + " --quiet --json " + json)) {
            assertEquals(ExitStatus.PASSED, netbench.exitStatus(), netbench::err);
        } finally {
            lab.set("all", "rate=10gbit", "buffer=4m");
        }
        RunResult result = ResultReader.read(json);
        assertEquals(RunStatus.COMPLETE, result.status());
        RunInvariants.assertWindowsAgree(result);
        for (LinkResult link : result.links()) {
            assertEquals(LinkStatus.OK, link.status(), () -> link.name() + link.failures());
            assertTrue(link.lifetime().receivedBytes() <= link.lifetime().sentBytes(), link::name);
            Long unexplained = link.lifetime().unexplainedBytes();
            assertTrue(unexplained == null || unexplained == 0, () -> link.name() + ": " + link.lifetime());
        }
    }

    @Test
    void shouldEndAtOnceWhenTheOnlySourceIsCutOff() throws Exception {
        lab.set("all", "rate=100mbit", "buffer=1m");
        Path runFolder = Files.createDirectory(folder.resolve("cut"));
        Path json = runFolder.resolve("run.json");
        try (NetbenchProcess netbench = lab.start(
                runFolder,
                "incast -s h1 -c h2 -r 0 -t 10m -w 500ms -i 200ms --host-timeout 3s --live line --json " + json)) {
            netbench.awaitOnErr("measured");
            lab.cut("h2");
            assertEquals(ExitStatus.FAILED, netbench.exitStatus(FAR_LESS_THAN_THE_RUN_S), netbench::err);
        } finally {
            lab.mend("h2");
            lab.set("all", "rate=10gbit", "buffer=4m");
        }
        RunResult result = ResultReader.read(json);
        assertEquals(LinkStatus.FAILED, result.links().get(0).status());
        assertNull(result.totals().bytes());
        assertNull(result.totals().goodputBytesPerS());
    }
}
