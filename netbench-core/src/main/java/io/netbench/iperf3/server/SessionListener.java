package io.netbench.iperf3.server;

import java.net.InetAddress;

/** Hears of the sessions of iperf3 clients, on any of the server's threads. Implementations must not block for long. */
public interface SessionListener {

    /** Whether one more client may have its load. */
    default boolean takesMore() {
        return true;
    }

    /** Whether the first client that comes to its load is the last one. */
    default boolean endsWithFirst() {
        return false;
    }

    /** A client is in its load. */
    void began(SessionStart session);

    /** Something that a client asked for is not so. */
    void warned(long number, String text);

    /** All that a session held is free again. */
    void ended(SessionEnd session);

    /** Somebody was turned away before there was a session. */
    void refused(InetAddress peer, Refusal why);
}
