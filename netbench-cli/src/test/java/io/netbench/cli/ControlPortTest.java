package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.cli.process.ExitStatus;
import io.netbench.control.net.ControlServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Peers on the control port that are no coordinators. */
@Timeout(60)
class ControlPortTest {

    private static final int PEERS_OF_A_KIND = 150;
    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    /** A header of a settings frame that claims the longest length there is. */
    private static final byte[] HUGE_FRAME = {-1, -1, -1, 4, 0, 0, 0, 0, 0};

    @Test
    void shouldCarryARunWhileHostilePeersHoldItsControlPort() throws IOException {
        List<Socket> hostile = new ArrayList<>();
        try (ControlServer agent = LoopbackAgent.start()) {
            byte[] garbage = new byte[4096];
            new Random(7).nextBytes(garbage);
            for (int i = 0; i < PEERS_OF_A_KIND; i++) {
                hostile.add(idle(agent));
                hostile.add(saying(agent, garbage));
                hostile.add(saying(agent, new byte[] {PREFACE[0]}));
                Socket greeting = saying(agent, PREFACE);
                greeting.getOutputStream().write(HUGE_FRAME);
                hostile.add(greeting);
            }

            CommandRun run = CommandRun.of(
                    ("incast -s 127.0.0.1:" + agent.port() + " -c 1 -b 64k -t 200ms -w 0 --live off").split(" "));

            assertEquals(ExitStatus.PASSED, run.status(), run::err);
        } finally {
            for (Socket socket : hostile) {
                socket.close();
            }
        }
    }

    private static Socket idle(ControlServer agent) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), agent.port());
    }

    private static Socket saying(ControlServer agent, byte[] bytes) throws IOException {
        Socket socket = idle(agent);
        socket.getOutputStream().write(bytes);
        return socket;
    }

    @Test
    void shouldNotLetPeersFillTheLog() {
        CommandRun.of("completion");

        assertFalse(Logger.getLogger("io.grpc.netty.NettyServerTransport").isLoggable(Level.INFO));
    }
}
