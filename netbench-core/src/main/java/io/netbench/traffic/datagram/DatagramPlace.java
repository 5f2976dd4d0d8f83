package io.netbench.traffic.datagram;

import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionLoop;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The event loop's part of the run, and how it hears of an end that is made.
 *
 * @param drainNs for how long nothing may move in a drain before that is given up
 * @param aborted why the run is over already; empty while it is not
 */
public record DatagramPlace(
        ConnectionLoop loop, Consumer<Connection> opened, long drainNs, Supplier<Optional<String>> aborted) {}
