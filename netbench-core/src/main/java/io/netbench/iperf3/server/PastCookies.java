package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Cookie;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * The cookies of tests that have just ended: a stream of one that comes late belongs to nobody, and is no new client.
 * Thread-safe.
 */
final class PastCookies {

    private static final int MAX = 1_024;

    private final Set<Cookie> cookies = new LinkedHashSet<>();

    synchronized void add(Cookie cookie) {
        cookies.add(cookie);
        if (cookies.size() > MAX) {
            Iterator<Cookie> oldestFirst = cookies.iterator();
            oldestFirst.next();
            oldestFirst.remove();
        }
    }

    synchronized boolean contains(Cookie cookie) {
        return cookies.contains(cookie);
    }
}
