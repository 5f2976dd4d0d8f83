package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.AllowedPeers;
import io.netbench.plan.SocketPlan;
import io.netbench.traffic.handshake.DatagramProof;
import io.netbench.traffic.handshake.DatagramProof.Says;
import io.netbench.traffic.handshake.HandshakeSetup;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.transport.Transport;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DatagramProofTest {

    private static final RunKey KEY = RunKey.random();

    private final DatagramProof client = proof(KEY, 3, 1, true);
    private final DatagramProof server = proof(KEY, 3, 1, false);

    private static DatagramProof proof(RunKey key, int link, int index, boolean connects) {
        return new DatagramProof(new Setup(PlanSketch.RUN_ID, key), link, index, connects);
    }

    private void exchange() {
        assertTrue(server.accept(Says.PORT_OF_CLIENT, client.frame(Says.PORT_OF_CLIENT, 50_001)));
        assertTrue(client.accept(Says.PORT_OF_SERVER, server.frame(Says.PORT_OF_SERVER, 7_412)));
    }

    @Test
    void shouldAgreeAtBothEnds() {
        exchange();
        assertTrue(server.isGreeting(client.greeting()));
        assertEquals(client.token(), server.token());
        assertEquals(50_001, DatagramProof.port(client.frame(Says.PORT_OF_CLIENT, 50_001)));
    }

    @Test
    void shouldRefuseAnotherKey() {
        DatagramProof stranger = proof(RunKey.random(), 3, 1, true);
        assertFalse(server.accept(Says.PORT_OF_CLIENT, stranger.frame(Says.PORT_OF_CLIENT, 1)));
        exchange();
        assertFalse(server.isGreeting(stranger.greeting()));
        assertNotEquals(server.token(), stranger.token());
    }

    @Test
    void shouldRefuseTheFrameOfAnotherConnection() {
        assertFalse(server.accept(Says.PORT_OF_CLIENT, proof(KEY, 3, 2, true).frame(Says.PORT_OF_CLIENT, 1)));
        assertFalse(server.accept(Says.PORT_OF_CLIENT, proof(KEY, 4, 1, true).frame(Says.PORT_OF_CLIENT, 1)));
    }

    @Test
    void shouldRefuseAFrameThatSaysSomethingElse() {
        assertFalse(server.accept(Says.PORT_OF_CLIENT, client.frame(Says.GREETED, 1)));
    }

    /** What was seen of an earlier connection of the same run is worth nothing in this one. */
    @Test
    void shouldRefuseAReplay() {
        DatagramProof earlierClient = proof(KEY, 3, 1, true);
        DatagramProof earlierServer = proof(KEY, 3, 1, false);
        earlierServer.accept(Says.PORT_OF_CLIENT, earlierClient.frame(Says.PORT_OF_CLIENT, 1));
        earlierClient.accept(Says.PORT_OF_SERVER, earlierServer.frame(Says.PORT_OF_SERVER, 1));
        exchange();
        assertFalse(server.isGreeting(earlierClient.greeting()));
        assertNotEquals(server.token(), earlierClient.token());
    }

    @Test
    void shouldRefuseEveryOtherLengthAndEveryFlippedBit() {
        exchange();
        byte[] greeting = client.greeting();
        assertFalse(server.isGreeting(Arrays.copyOf(greeting, greeting.length - 1)));
        assertFalse(server.isGreeting(Arrays.copyOf(greeting, greeting.length + 1)));
        for (int bit = 0; bit < 8 * greeting.length; bit++) {
            byte[] flipped = greeting.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(server.isGreeting(flipped), "bit " + bit);
        }
        byte[] frame = client.frame(Says.FULL_SIZE, 9);
        for (int bit = 0; bit < 8 * frame.length; bit++) {
            byte[] flipped = frame.clone();
            flipped[bit / 8] ^= (byte) (1 << bit % 8);
            assertFalse(server.accept(Says.FULL_SIZE, flipped), "bit " + bit);
        }
    }

    private record Setup(String runId, RunKey key) implements HandshakeSetup {

        @Override
        public Transport transport() {
            throw new UnsupportedOperationException();
        }

        @Override
        public SocketPlan socket() {
            return SocketPlan.DEFAULT;
        }

        @Override
        public int readSizeBytes() {
            return 1;
        }

        @Override
        public AllowedPeers allowedPeers() {
            return AllowedPeers.all();
        }

        @Override
        public long connectNs() {
            return 1;
        }
    }
}
