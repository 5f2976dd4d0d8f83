package io.netbench.transport.iouring;

import io.netbench.transport.unix.NativeLibrary;
import io.netty.channel.IoOps;
import io.netty.channel.unix.Buffer;
import io.netty.channel.unix.Errors;
import io.netty.channel.unix.Socket;
import io.netty.channel.uring.IoUringIoOps;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NoRouteToHostException;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;

/**
 * Finds out on a connection over loopback whether this kernel throws away what a truncating read of the ring takes.
 *
 * <p>The ring is driven by hand, since an event loop and a channel for a single read took five times as long, most of it for
 * loading classes.
 */
final class TruncationProbe {

    private static final int BYTES = 64;
    private static final byte SENT = 0x5A;
    private static final byte UNTOUCHED = 0x3C;
    private static final int PATIENCE_MS = 1_000;
    private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final UnaryOperator<IoOps> reads;
    private final int patienceMs;
    private final long deadlineNs;
    private final ByteBuffer memory = ByteBuffer.allocateDirect(BYTES).put(filled(UNTOUCHED));

    /** @param patienceMs for how long it waits for the connection and its bytes */
    TruncationProbe(UnaryOperator<IoOps> reads, int patienceMs) {
        this.reads = reads;
        this.patienceMs = patienceMs;
        deadlineNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMs);
    }

    static ProbeOutcome run() {
        return Truncation.obstacle()
                .map(ProbeOutcome::never)
                .orElseGet(() -> new TruncationProbe(Truncation::of, PATIENCE_MS).outcome());
    }

    /** Whether memory that is handed out for reads stays as it was, and bytes are counted. */
    ProbeOutcome outcome() {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            server.setSoTimeout(patienceMs);
            return ask(server);
        } catch (SocketTimeoutException late) {
            return late();
        } catch (NoRouteToHostException down) {
            return ProbeOutcome.unknown("the probe goes over loopback, which is down");
        } catch (IOException failure) {
            return ProbeOutcome.unknown("the probe over loopback failed: " + NativeLibrary.reason(failure));
        } catch (IllegalStateException noRing) {
            return ProbeOutcome.unknown("the probe had no ring: " + Obstacle.reason(noRing));
        }
    }

    private ProbeOutcome ask(ServerSocket server) throws IOException {
        Socket sink = Socket.newSocketStream();
        try (HandDrivenRing ring = HandDrivenRing.open()) {
            sink.connect(server.getLocalSocketAddress());
            try (java.net.Socket source = server.accept()) {
                source.getOutputStream().write(filled(SENT));
                return judge(read(ring, sink));
            }
        } finally {
            sink.close();
        }
    }

    /** What the read returned; empty if no bytes came. */
    private OptionalInt read(HandDrivenRing ring, Socket sink) {
        OptionalInt result = ring.run(reads.apply(receive(sink)), deadlineNs);
        while (isTooEarly(result) && System.nanoTime() - deadlineNs < 0) {
            LockSupport.parkNanos(PAUSE_NS);
            result = ring.run(reads.apply(receive(sink)), deadlineNs);
        }
        return isTooEarly(result) ? OptionalInt.empty() : result;
    }

    private static boolean isTooEarly(OptionalInt result) {
        return result.isPresent() && result.getAsInt() == Errors.ERRNO_EAGAIN_NEGATIVE;
    }

    private IoOps receive(Socket sink) {
        byte flags = 0;
        short zero = 0;
        long address = Buffer.memoryAddress(memory);
        return new IoUringIoOps(
                Truncation.RECEIVE, flags, zero, sink.intValue(), 0, address, BYTES, 0, 0L, zero, zero, 0, 0);
    }

    private ProbeOutcome judge(OptionalInt result) throws IOException {
        if (result.isEmpty()) {
            return late();
        }
        if (result.getAsInt() < 0) {
            throw Errors.newIOException("recv", result.getAsInt());
        }
        byte[] found = new byte[BYTES];
        memory.get(0, found);
        if (!Arrays.equals(found, filled(UNTOUCHED))) {
            return ProbeOutcome.never("this kernel copies what it is to throw away (MSG_TRUNC)");
        }
        return result.getAsInt() == BYTES
                ? ProbeOutcome.PASSED
                : ProbeOutcome.never("this kernel counts " + result.getAsInt() + " of " + BYTES
                        + " bytes that it is to throw away (MSG_TRUNC)");
    }

    private ProbeOutcome late() {
        return ProbeOutcome.unknown("the probe over loopback had no answer within " + patienceMs + " ms");
    }

    private static byte[] filled(byte value) {
        byte[] bytes = new byte[BYTES];
        Arrays.fill(bytes, value);
        return bytes;
    }
}
