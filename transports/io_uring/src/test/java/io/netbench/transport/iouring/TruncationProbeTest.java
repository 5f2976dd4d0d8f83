package io.netbench.transport.iouring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.transport.Capability;
import io.netty.channel.IoOps;
import io.netty.channel.unix.Socket;
import io.netty.channel.uring.IoUringIoOps;
import java.io.IOException;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TruncationProbeTest {

    private static final int PATIENCE_MS = 10_000;
    private static final int MSG_DONTWAIT = 0x40;

    /** {@code IORING_OP_NOP}: it takes nothing and counts nothing. */
    private static final byte NOTHING = 0;

    private final IoUringTransport transport = new IoUringTransport();

    @BeforeEach
    void needIoUring() {
        assumeTrue(
                transport.availability().isUsable(),
                () -> transport.availability().reason().orElse(""));
    }

    @Test
    void shouldPassWhereReadsTruncate() {
        assertEquals(Optional.empty(), Truncation.obstacle());
        assertEquals(ProbeOutcome.PASSED, new TruncationProbe(Truncation::of, PATIENCE_MS).outcome());
        assertTrue(transport.capabilities().contains(Capability.ZERO_COPY_RECEIVE));
    }

    @Test
    void shouldFailForGoodWhereReadsCopy() {
        assertEquals(
                ProbeOutcome.never("this kernel copies what it is to throw away (MSG_TRUNC)"),
                new TruncationProbe(read -> read, PATIENCE_MS).outcome());
    }

    @Test
    void shouldFailForGoodWhereReadsDoNotCount() {
        assertEquals(
                ProbeOutcome.never("this kernel counts 0 of 64 bytes that it is to throw away (MSG_TRUNC)"),
                new TruncationProbe(read -> operation(NOTHING, -1, 0), PATIENCE_MS).outcome());
    }

    /** Whether the kernel waits for bytes, or asks to come again. */
    @ParameterizedTest
    @ValueSource(ints = {0, MSG_DONTWAIT})
    void shouldNotKnowWhenNoBytesComeInTime(int flags) throws IOException {
        Socket silent = Socket.newSocketDgram();
        try {
            assertEquals(
                    ProbeOutcome.unknown("the probe over loopback had no answer within 20 ms"),
                    new TruncationProbe(read -> operation(Truncation.RECEIVE, silent.intValue(), flags), 20).outcome());
        } finally {
            silent.close();
        }
    }

    @Test
    void shouldNotKnowWhenTheKernelReportsAnError() {
        ProbeOutcome outcome = new TruncationProbe(read -> operation(Truncation.RECEIVE, -1, 0), PATIENCE_MS).outcome();

        assertFalse(outcome.lasting());
        String reason = outcome.availability().reason().orElseThrow();
        assertTrue(reason.startsWith("the probe over loopback failed: "), reason);
        assertTrue(reason.contains("Bad file descriptor"), reason);
    }

    private static IoOps operation(byte opcode, int descriptor, int messageFlags) {
        byte flags = 0;
        short zero = 0;
        return new IoUringIoOps(opcode, flags, zero, descriptor, 0, 0, 0, messageFlags, 0L, zero, zero, 0, 0);
    }
}
