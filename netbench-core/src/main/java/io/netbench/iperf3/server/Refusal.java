package io.netbench.iperf3.server;

/** Why a client was turned away by where it comes from. */
public enum Refusal {
    /** It was said from where clients may come, and this is elsewhere. */
    NOT_ALLOWED,
    /** It comes from another host, and nothing says that such may come. */
    OTHER_HOST
}
