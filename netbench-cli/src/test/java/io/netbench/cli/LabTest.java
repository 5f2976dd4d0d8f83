package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.result.GoodputHistogram;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The same through a token bucket: the loopback of a network namespace, whose rate is known to the kernel alone. Small
 * packets, which acknowledge, have a class of their own, so that the bucket is data's.
 */
@Tag("timing")
@Tag("lab")
@Timeout(120)
class LabTest {

    private static final String NAMESPACE =
            "netbench-" + ProcessHandle.current().pid();
    private static final double PORT_BITS_PER_S = 200e6;

    /** Payload of a full segment with timestamps, and its frame, at an MTU of 1500. */
    private static final double GOODPUT_BYTES_PER_S = PORT_BITS_PER_S / 8 * 1448 / 1514;

    @TempDir
    private Path folder;

    @BeforeEach
    void buildPort() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "network namespaces need root");
        assumeTrue(runs("ip netns add " + NAMESPACE), "ip can't make a network namespace here");
        boolean isBuilt = runs("ip -n " + NAMESPACE + " link set lo mtu 1500 up")
                && runs("tc -n " + NAMESPACE + " qdisc add dev lo root handle 1: htb default 10")
                && runs("tc -n " + NAMESPACE
                        + " class add dev lo parent 1: classid 1:10 htb rate 200mbit ceil 200mbit burst 64k cburst 64k")
                && runs("tc -n " + NAMESPACE + " class add dev lo parent 1: classid 1:20 htb rate 10gbit")
                && runs("tc -n " + NAMESPACE + " qdisc add dev lo parent 1:10 bfifo limit 4mb")
                && runs("tc -n " + NAMESPACE
                        + " filter add dev lo parent 1: protocol ip u32 match u16 0x0000 0xff80 at 2 flowid 1:20");
        assumeTrue(isBuilt, "this kernel has no token bucket (htb)");
    }

    @AfterEach
    void removePort() throws Exception {
        runs("ip netns del " + NAMESPACE);
    }

    @Test
    void shouldShowRateOfPortWhenOneLinkHasIt() throws Exception {
        RunResult result = run("incast -c 1 -b 64k -t 3s -w 1s");
        LinkResult link = result.links().get(0);
        assertIsRateOfPort(link.goodputBytesPerS());
        GoodputHistogram smooth = link.goodputHistogramSmooth();
        assertIsRateOfPort(smooth.mean());
        assertIsRateOfPort(smooth.p50());
    }

    @Test
    void shouldShowRateOfPortWhenManyShareIt() throws Exception {
        RunResult result = run("incast -c 4 -b 64k -t 3s -w 1s");
        assertIsRateOfPort(result.totals().goodputBytesPerS());
    }

    private static void assertIsRateOfPort(double bytesPerS) {
        double share = bytesPerS / GOODPUT_BYTES_PER_S;
        assertTrue(share > 0.97 && share < 1.01, () -> "share of the port's rate: " + share);
    }

    private RunResult run(String arguments) throws Exception {
        Path json = folder.resolve("run.json");
        String inNamespace = "set -- ip netns exec " + NAMESPACE + " \"$@\"";
        try (NetbenchProcess netbench =
                NetbenchProcess.start(folder, inNamespace, List.of(), arguments + " --quiet --json " + json)) {
            assertEquals(0, netbench.exitStatus(), netbench::err);
        }
        RunResult result = ResultReader.read(json);
        RunInvariants.assertHold(result);
        return result;
    }

    private static boolean runs(String command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        }
    }
}
