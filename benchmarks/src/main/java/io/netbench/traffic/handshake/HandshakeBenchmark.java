package io.netbench.traffic.handshake;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What a handshake costs each side of a data connection, apart from the network: the client makes a hello and checks the
 * accept, the server reads the hello, checks it and makes the accept. In this package, since frames are nobody else's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class HandshakeBenchmark {

    private final RunKey key = RunKey.random();
    private final Hello hello = new Hello("0123456789abcdef".repeat(2), 7, 3, new byte[RunKey.NONCE_BYTES]);
    private byte[] frame;
    private byte[] accept;

    /** Makes both frames. */
    @Setup
    public void makeFrames() {
        frame = hello.encode(key);
        accept = Hello.accept(frame, key);
    }

    /** The client makes its hello. */
    @Benchmark
    public byte[] encode() {
        return hello.encode(key);
    }

    /** The server reads the fields, as it does with whatever a stranger sends. */
    @Benchmark
    public Optional<Hello> decode() {
        return Hello.decode(frame);
    }

    /** The server checks that whoever sent it knows the run's key. */
    @Benchmark
    public boolean prove() {
        return Hello.isProved(frame, key);
    }

    /** The server makes its accept. */
    @Benchmark
    public byte[] accept() {
        return Hello.accept(frame, key);
    }

    /** The client checks the accept. */
    @Benchmark
    public boolean check() {
        return Hello.isAccept(accept, frame, key);
    }
}
