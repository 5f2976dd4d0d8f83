package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.transport.Availability;
import io.netbench.transport.StubTransport;
import io.netbench.transport.TcpInfo;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ControlHandlerTest {

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final Kernel kernel = new Kernel();
    private final ScriptRig rig = new ScriptRig();
    private final ControlHandler handler = new ControlHandler(channel, kernel);

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    private CompletableFuture<Void> askForAcknowledgement() {
        channel.freezeTime();
        handler.serve(rig.script);
        rig.script.begin();
        return handler.acknowledged();
    }

    private void passMs() {
        channel.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        channel.runScheduledPendingTasks();
    }

    @Test
    void shouldWaitUntilTheClientHasAcknowledged() {
        CompletableFuture<Void> done = askForAcknowledgement();
        passMs();
        assertFalse(done.isDone());
        kernel.unacked = 0;
        passMs();
        assertTrue(done.isDone());
    }

    /** Else the test would wait for good for something that nobody looks at any more. */
    @Test
    void shouldEndTheTestOnAFaultWhileItWaits() {
        askForAcknowledgement();
        kernel.isBroken = true;
        passMs();

        assertEquals(Iperf3Error.NEW_TEST.number(), rig.lastError);
        assertEquals(1, rig.ended.size());
        assertTrue(rig.ended.get(0).contains("a fault"), rig.ended::toString);
    }

    private static final class Kernel extends StubTransport {

        private long unacked = 1;
        private boolean isBroken;

        private Kernel() {
            super("kernel", 0, Availability.YES);
        }

        @Override
        public Optional<TcpInfo> tcpInfo(Channel ignored) {
            if (isBroken) {
                throw new IllegalStateException("a fault");
            }
            return Optional.of(new TcpInfo(
                    null, null, null, null, null, null, null, null, null, null, null, null, null, unacked, null, null,
                    null, null, null, null, null, null));
        }
    }
}
