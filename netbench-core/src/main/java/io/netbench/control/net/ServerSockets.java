package io.netbench.control.net;

import io.netty.channel.ChannelFactory;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/**
 * What a control port is made of. Whoever made it closes the loops, after the servers.
 *
 * @param loops carry the connections, and nothing of a run
 * @param channels of the kind that {@code loops} carry
 */
public record ServerSockets(EventLoopGroup loops, ChannelFactory<? extends ServerChannel> channels) {}
