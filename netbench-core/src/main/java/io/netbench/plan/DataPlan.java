package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;
import java.util.Objects;
import java.util.OptionalInt;

/**
 * How agents move the data, whatever the load.
 *
 * @param transport a transport's name, or {@value #AUTO}
 * @param threads event loops of an agent; empty: chosen from blocks, connections and CPUs
 * @param socket options of every data socket
 * @param verify whether sinks check every byte that they receive
 * @param zeroCopy whether sinks have the kernel throw away what they receive, where it can
 * @param offloads of datagrams, where a load has such
 * @param tls whether connections are encrypted, and by what
 * @param sends how sources send what is no datagram
 */
public record DataPlan(
        String transport,
        OptionalInt threads,
        SocketPlan socket,
        boolean verify,
        boolean zeroCopy,
        DatagramOffloads offloads,
        DataTls tls,
        SendPath sends) {

    /** Asks for the fastest transport that the host has. */
    public static final String AUTO = "auto";

    /** Connections are plain, and the agent chooses how to send. */
    public DataPlan(
            String transport,
            OptionalInt threads,
            SocketPlan socket,
            boolean verify,
            boolean zeroCopy,
            DatagramOffloads offloads) {
        this(transport, threads, socket, verify, zeroCopy, offloads, DataTls.OFF, SendPath.AUTO);
    }

    /** Connections are plain, and datagrams go many at once where that can be done. */
    public DataPlan(String transport, OptionalInt threads, SocketPlan socket, boolean verify, boolean zeroCopy) {
        this(transport, threads, socket, verify, zeroCopy, DatagramOffloads.AUTO);
    }

    public DataPlan {
        require(transport != null && !transport.isBlank(), Property.TRANSPORT, transport, "a transport's name");
        require(threads.orElse(1) >= 1 && threads.orElse(1) <= 1024, Property.THREADS, threads, "from 1 to 1024");
        Objects.requireNonNull(socket, "socket");
        Objects.requireNonNull(offloads, "offloads");
        Objects.requireNonNull(tls, "tls");
        if (tls.isOn() && zeroCopy) {
            throw new PlanException(Property.ZERO_COPY + ": who is to decrypt what arrives has to have it; leave out "
                    + Property.TLS_DATA + ", or this");
        }
        Objects.requireNonNull(sends, "sends");
        if (tls.isOn() && sends == SendPath.FILE) {
            throw new PlanException(Property.TLS_DATA
                    + ": what goes out of a file is not encrypted on its way; leave it" + " out, or have senders copy");
        }
        if (verify && zeroCopy) {
            throw new PlanException(Property.ZERO_COPY + ": sinks that throw bytes away can't check them; leave out "
                    + Property.VERIFY + ", or this");
        }
    }

    /** The same with other options of sockets. */
    public DataPlan withSocket(SocketPlan other) {
        return new DataPlan(transport, threads, other, verify, zeroCopy, offloads, tls, sends);
    }

    /** The same with sinks that copy. */
    public DataPlan withoutZeroCopy() {
        return new DataPlan(transport, threads, socket, verify, false, offloads, tls, sends);
    }

    /** The same with other offloads of datagrams. */
    public DataPlan with(DatagramOffloads others) {
        return new DataPlan(transport, threads, socket, verify, zeroCopy, others, tls, sends);
    }

    /** The same over another transport. */
    public DataPlan over(String other) {
        return new DataPlan(other, threads, socket, verify, zeroCopy, offloads, tls, sends);
    }

    /** The same, encrypted or not. */
    public DataPlan with(DataTls other) {
        return new DataPlan(transport, threads, socket, verify, zeroCopy, offloads, other, sends);
    }

    /** The same with another way to send. */
    public DataPlan with(SendPath other) {
        return new DataPlan(transport, threads, socket, verify, zeroCopy, offloads, tls, other);
    }

    /** The same without options of sockets that loads of this protocol have no use for. */
    DataPlan onlyFor(DataProtocol protocol) {
        return protocol == DataProtocol.UDP ? withSocket(socket.ofDatagrams()) : with(DatagramOffloads.AUTO);
    }
}
