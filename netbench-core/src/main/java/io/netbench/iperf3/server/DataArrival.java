package io.netbench.iperf3.server;

import io.netty.channel.Channel;

/**
 * A data connection that has shown its cookie. It has no handler and does not read.
 *
 * @param order grows with each connection in the order in which they were accepted
 */
record DataArrival(Channel channel, long order) {}
