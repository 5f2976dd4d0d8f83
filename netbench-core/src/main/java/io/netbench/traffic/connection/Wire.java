package io.netbench.traffic.connection;

import io.netbench.transport.TcpInfo;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What one end of a connection sends through, and ends with. What happens on it is told to the connection by whoever
 * serves it. For the loop that owns the connection.
 */
public interface Wire {

    /** Whether it takes more now; when that has changed to yes, the connection hears of it. */
    boolean isWritable();

    /** Whether it takes pieces of files too. */
    boolean sendsFiles();

    /** Takes {@code piece} over, to be sent with the next {@link #flush}. */
    void write(ByteBuf piece);

    /** The same of a file's piece, where it {@linkplain #sendsFiles takes} such. */
    void write(PayloadRegion piece);

    /** Sends what was written, as far as the other end takes it, and the rest when it does. */
    void flush();

    /** Part of what was written and flushed that the kernel has not taken yet, in bytes; 0 when it is closed. */
    long unsentBytes();

    /** When all that was written is sent, tells the peer that nothing more follows, unless it is to be closed by then. */
    void finish();

    /** Closes when all that was written is sent. */
    void close();

    /** Closes at once: what the kernel has taken is still sent, the rest is not. */
    void hangUp();

    /** Closes at once, and has the peer see a reset. */
    void reset();

    boolean isOpen();

    InetSocketAddress localAddress();

    InetSocketAddress remoteAddress();

    /** What the kernel tells of it now; empty where it tells nothing. */
    Optional<TcpInfo> tcpInfo();

    /** Runs {@code task} on the loop that serves it, after others have had their turn. */
    void later(Runnable task);

    /**
     * Takes it off the loop that serves it. Until another one does, nothing may be sent, and nothing is received.
     *
     * @param left called when no more is under way on that loop but what it has in its queue
     */
    void leave(Runnable left);

    /**
     * Has {@code loop} serve it.
     *
     * @param joined called on that loop when it does; empty, or why it can't
     */
    void join(EventLoop loop, Consumer<Optional<Throwable>> joined);
}
