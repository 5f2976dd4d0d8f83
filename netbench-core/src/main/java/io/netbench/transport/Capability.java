package io.netbench.transport;

/** Something that a transport may or may not be able to do. */
public enum Capability {
    /** Reads {@code TCP_INFO} of its connections. */
    TCP_INFO,
    /** Sends without copying payload into the kernel. */
    ZERO_COPY_SEND,
    /** Sends from a file in memory without copying it ({@code sendfile}), by Netty's file regions. */
    FILE_SEND,
    /** Receives without copying payload out of the kernel: it throws away what arrives, and counts it. */
    ZERO_COPY_RECEIVE,
    /** Hands the kernel many UDP datagrams at once ({@code UDP_SEGMENT}). */
    UDP_SEGMENTATION,
    /** Gets from the kernel many UDP datagrams at once ({@code UDP_GRO}). */
    UDP_COALESCING,
    /** Sets every option of a {@link io.netbench.plan.SocketPlan}, congestion control and MSS included. */
    RAW_SOCKET_OPTIONS,
    /** Binds sockets to a network device ({@code SO_BINDTODEVICE}). */
    BIND_TO_DEVICE
}
