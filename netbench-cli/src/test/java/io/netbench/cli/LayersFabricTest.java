package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

/**
 * A real storage behind a port of 200 Mbit/s: fio's nbd engine on one host, nbdkit on the other, once with all the memory
 * that it can send from, and once held to far less than the port. Skipped where there is neither.
 */
@Tag("timing")
@Tag("lab")
@Timeout(180)
class LayersFabricTest {

    private static final int FAST = 10809;
    private static final int SLOW = 10810;
    private static final String SHAPE = "-s h1 -c h2 -b 256k -P 2 -q 4";

    @TempDir
    private static Path folder;

    private static Lab lab;

    private static String server;

    private int files;

    @BeforeAll
    @Timeout(180)
    static void makeStorage() throws Exception {
        for (List<String> program :
                List.of(List.of("nbdkit", "--dump-plugin", "memory"), List.of("fio", "--enghelp=nbd"))) {
            Lab.skipUnless(canRun(program), program.get(0) + " with what this test needs of it is not here");
        }
        lab = Lab.up(folder, 2, "200mbit", "1m");
        lab.exec("h1", "nbdkit", "-p", String.valueOf(FAST), "memory", "64M");
        lab.exec("h1", "nbdkit", "-p", String.valueOf(SLOW), "--filter=rate", "memory", "64M", "rate=40M");
        server = lab.exec("h1", "hostname", "-I").strip().split(" ", 2)[0];
    }

    private static boolean canRun(List<String> program) {
        try {
            Process process = new ProcessBuilder(program)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @AfterAll
    static void removeStorage() throws Exception {
        if (lab != null) {
            lab.close();
        }
    }

    @Test
    void shouldNameTheLayerThatLimitsReads() throws Exception {
        assertNamed("read", 1);
    }

    @ParameterizedTest
    @Tag("acceptance")
    @CsvSource({"read", "write"})
    void shouldNameTheLayerThatLimitsEveryTime(String direction) throws Exception {
        assertNamed(direction, 5);
    }

    private void assertNamed(String direction, int runs) throws Exception {
        RunResult run =
                lab.run((direction.equals("read") ? "broadcast --read " : "incast ") + SHAPE + " -t 2s -w 500ms");
        Path network = folder.resolve("net-" + direction + ".json");
        Files.writeString(network, ResultJson.mapper().writeValueAsString(run));
        for (int i = 0; i < runs; i++) {
            assertEquals("network", verdict(network, fio(direction, FAST)));
            assertEquals("behind_network", verdict(network, fio(direction, SLOW)));
        }
    }

    private Path fio(String direction, int port) throws Exception {
        Path result = folder.resolve("fio-" + files++ + ".json");
        lab.exec(
                "h2",
                "fio",
                "--name=j",
                "--ioengine=nbd",
                "--uri=nbd://" + server + ":" + port,
                "--rw=" + direction,
                "--bs=256k",
                "--iodepth=4",
                "--numjobs=2",
                "--group_reporting",
                "--time_based",
                "--runtime=2",
                "--size=32m",
                "--output-format=json",
                "--output=" + result);
        return result;
    }

    private static String verdict(Path network, Path storage) throws Exception {
        Path json = folder.resolve("layers.json");
        CommandRun layers = CommandRun.of("layers", network.toString(), storage.toString(), "--json", json.toString());
        assertEquals(0, layers.status(), layers.out() + layers.err());
        JsonNode document = ResultJson.mapper().readTree(Files.readString(json));
        return document.path("comparisons")
                .path(0)
                .path("comparison")
                .path("verdict")
                .stringValue();
    }
}
