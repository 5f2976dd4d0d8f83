package io.netbench.control.net;

import io.netty.channel.Channel;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * The connections of a {@link PagePort}: few at a time, each with a deadline. When there is one more, the oldest is closed,
 * since who wants the page has it in a moment. Belongs to the port's loop.
 */
final class Visitors {

    static final int MOST = 16;
    static final long MOST_S = 5;

    private final Set<Channel> open = new LinkedHashSet<>();

    void admit(Channel channel) {
        open.add(channel);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        channel.eventLoop().schedule(() -> channel.close(), MOST_S, TimeUnit.SECONDS);
        if (open.size() > MOST) {
            Iterator<Channel> oldestFirst = open.iterator();
            Channel oldest = oldestFirst.next();
            oldestFirst.remove();
            oldest.close();
        }
    }
}
