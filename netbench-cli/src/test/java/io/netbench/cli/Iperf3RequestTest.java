package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.iperf3.wire.Cookie;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What {@code netbench client --iperf3} asks a server for, at one that hears it out and leaves. */
@Timeout(60)
class Iperf3RequestTest {

    private static final int PATIENCE_MS = 30_000;

    private ServerSocket server;

    @BeforeEach
    void listen() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        server.setSoTimeout(PATIENCE_MS);
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** What a server does while a client waits for its answer. */
    @FunctionalInterface
    private interface Look {
        void at(Socket control) throws IOException;
    }

    /** The parameters that a client with these options sends. */
    private JsonNode asked(String options, Look meanwhile) {
        CompletableFuture<CommandRun> client = CompletableFuture.supplyAsync(
                () -> CommandRun.of(("client 127.0.0.1 --iperf3 -p " + server.getLocalPort() + " " + options)
                        .strip()
                        .split(" +", -1)));
        try (Socket control = server.accept()) {
            control.setSoTimeout(PATIENCE_MS);
            DataInputStream in = new DataInputStream(control.getInputStream());
            in.readFully(new byte[Cookie.BYTES]);
            control.getOutputStream().write(9);
            byte[] message = new byte[in.readInt()];
            in.readFully(message);
            meanwhile.at(control);
            return JsonMapper.shared().readTree(message);
        } catch (IOException failed) {
            throw new AssertionError(client.join().err(), failed);
        } finally {
            assertEquals(ExitStatus.FAILED, client.join().status(), client.join()::err);
        }
    }

    /** A server that sends has to be told, and one that receives tells by it how datagrams came. */
    @Test
    void shouldAskForDatagramsThatNobodyCuts() {
        assertEquals(
                1,
                asked("-u --dont-fragment", control -> {}).path("dont_fragment").asInt());
        assertFalse(asked("-u", control -> {}).has("dont_fragment"));
        assertFalse(asked("--dont-fragment", control -> {}).has("dont_fragment"), "TCP has no use for it");
    }

    /** Where routes lead elsewhere, a server that the device alone leads to is not found else. */
    @ParameterizedTest
    @ValueSource(strings = {"-B 127.0.0.1%lo", "--bind-dev lo"})
    void shouldComeByItsDeviceWithItsFirstConnectionToo(String options) {
        StringBuilder seen = new StringBuilder();
        asked(options, control -> seen.append(connection(control.getPort())));

        assertTrue(seen.toString().contains("%lo:"), seen::toString);
    }

    /** As the kernel tells it of the client's end. */
    private static String connection(int port) throws IOException {
        Process told = new ProcessBuilder("ss", "-Htn", "sport = :" + port).start();
        return new String(told.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    }
}
