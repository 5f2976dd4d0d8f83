package io.netbench.control.net;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.netbench.time.Clock;
import io.netty.channel.Channel;
import java.net.SocketAddress;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * All connections to a control port that speak to an agent. Those of strangers are few at a time: when there is one more,
 * the one that has been a stranger for longest is closed, since a coordinator shows itself within moments of its coming.
 * Thread-safe.
 */
final class Visits {

    private static final int MAX_STRANGERS = 256;

    /** The two ends of a connection. */
    private record Ends(SocketAddress local, SocketAddress remote) {}

    private final Clock clock;
    private final Map<Ends, Visit> all = new ConcurrentHashMap<>();
    private final Set<Visit> strangers = new LinkedHashSet<>();

    Visits(Clock clock) {
        this.clock = clock;
    }

    /** The handler of a connection that speaks to an agent. */
    Visit newVisit() {
        return new Visit(this, clock);
    }

    /** The connection by which a call came; none if it has just been closed. */
    Optional<Visit> of(Attributes call) {
        SocketAddress local = call.get(Grpc.TRANSPORT_ATTR_LOCAL_ADDR);
        SocketAddress remote = call.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
        return Optional.ofNullable(all.get(new Ends(local, remote)));
    }

    void came(Visit visit, Channel channel) {
        all.put(new Ends(channel.localAddress(), channel.remoteAddress()), visit);
    }

    void left(Visit visit, Channel channel) {
        all.remove(new Ends(channel.localAddress(), channel.remoteAddress()), visit);
        welcome(visit);
    }

    /** None of its calls was let in, or none is any more. */
    void suspect(Visit visit) {
        Optional<Visit> surplus;
        synchronized (strangers) {
            strangers.add(visit);
            surplus = oldestBeyond(MAX_STRANGERS);
        }
        surplus.ifPresent(Visit::close);
    }

    /** It is no stranger's any more. */
    void welcome(Visit visit) {
        synchronized (strangers) {
            strangers.remove(visit);
        }
    }

    private Optional<Visit> oldestBeyond(int count) {
        if (strangers.size() <= count) {
            return Optional.empty();
        }
        Iterator<Visit> oldestFirst = strangers.iterator();
        Visit oldest = oldestFirst.next();
        oldestFirst.remove();
        return Optional.of(oldest);
    }
}
