package io.netbench.traffic.handshake;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.plan.AllowedPeers;
import io.netty.channel.embedded.EmbeddedChannel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AcceptGateTest {

    private final List<String> errors = new ArrayList<>();
    private final EmbeddedChannel listening =
            new EmbeddedChannel(new AcceptGate(AllowedPeers.all(), errors::add, errors::add));

    /** Each error that an accept ends with makes Netty try the next one at once, unless the gate keeps it from it. */
    @Test
    void shouldRestWhenThereAreNoDescriptors() {
        listening.freezeTime();
        for (int i = 0; i < 3; i++) {
            listening.pipeline().fireExceptionCaught(new IOException("accept(..) failed: Too many open files"));
            assertFalse(listening.config().isAutoRead(), "goes on at once");
        }
        assertEquals("accept: out of file descriptors; raise the limit (ulimit -n)", errors.get(0));
        listening.advanceTimeBy(AcceptGate.REST_MS - 1, TimeUnit.MILLISECONDS);
        listening.runScheduledPendingTasks();
        assertFalse(listening.config().isAutoRead());
        listening.advanceTimeBy(1, TimeUnit.MILLISECONDS);
        listening.runScheduledPendingTasks();
        assertTrue(listening.config().isAutoRead());
        listening.finishAndReleaseAll();
    }
}
