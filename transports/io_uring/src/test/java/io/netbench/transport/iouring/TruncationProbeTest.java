package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.transport.Capability;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TruncationProbeTest {

    private final IoUringTransport transport = new IoUringTransport();

    @BeforeEach
    void needIoUring() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.availability().reason().orElse(""));
    }

    @Test
    void shouldFindTheMemoryOfReadsUntouchedWhenTheyTruncate() {
        assertEquals(Optional.empty(), Truncation.obstacle());
        assertTrue(TruncationProbe.leavesMemoryAlone(DiscardingHandler::discardReceived));
        assertTrue(transport.capabilities().contains(Capability.ZERO_COPY_RECEIVE));
    }

    @Test
    void shouldFindTheMemoryOfReadsWrittenToWhenTheyCopy() {
        assertFalse(TruncationProbe.leavesMemoryAlone(channel -> {}));
    }
}
