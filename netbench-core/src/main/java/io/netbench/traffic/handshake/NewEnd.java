package io.netbench.traffic.handshake;

import io.netty.channel.ChannelHandler;
import java.util.concurrent.CompletableFuture;

/**
 * This agent's end of a connection that is through its handshake.
 *
 * @param handler what goes on with the channel
 * @param ready completes when the end can carry its load; fails with a {@link TrafficException}
 */
public record NewEnd(ChannelHandler handler, CompletableFuture<Void> ready) {

    /** One that is ready when its handshake is over. */
    public static NewEnd ready(ChannelHandler handler) {
        return new NewEnd(handler, CompletableFuture.completedFuture(null));
    }
}
