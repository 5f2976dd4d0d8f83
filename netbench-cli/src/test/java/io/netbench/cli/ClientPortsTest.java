package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.ConnectionResult;
import io.netbench.result.RunResult;
import io.netbench.result.file.ResultReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections from ports that were chosen. */
class ClientPortsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"nio", "epoll", "auto"})
    void shouldComeFromTheSamePortsAgainAndAgain(String transport) throws IOException {
        int first = ChosenPorts.row(4);
        List<Integer> asked = List.of(first, first + 1, first + 2, first + 3);
        // What ended a moment ago still waits for late packets.
        for (int run = 1; run <= 3; run++) {
            assertEquals(asked, ports(transport, "incast", first));
        }
        assertEquals(asked, ports(transport, "broadcast", first));
    }

    private List<Integer> ports(String transport, String pattern, int first) {
        Path json = folder.resolve("run.json");
        CommandRun run = CommandRun.of((pattern + " -c 2 -P 2 -b 16k -t 300ms -w 0 --quiet --cport " + first
                        + " --transport " + transport + " --json " + json)
                .split(" "));
        assertEquals(0, run.status(), run::err);
        RunResult result = ResultReader.read(json);
        return result.links().stream()
                .flatMap(link -> link.connections().stream())
                .map((ConnectionResult one) -> pattern.equals("incast") ? one.sourcePort() : one.sinkPort())
                .toList();
    }

    @Test
    void shouldSayInOneLineThatAPortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            CommandRun run =
                    CommandRun.of(("incast -c 1 -t 50ms -w 0 --quiet --cport " + taken.getLocalPort()).split(" "));
            assertEquals(1, run.status());
            assertTrue(run.err().contains("--cport " + taken.getLocalPort() + " is taken by something else"), run::err);
            assertEquals(1, run.err().lines().count(), run::err);
        }
    }
}
