package io.netbench.traffic.datagram;

import io.netbench.traffic.connection.Connection;
import io.netbench.traffic.connection.ConnectionLoop;
import java.util.function.Consumer;

/** The event loop's part of the run, and how it hears of an end that is made. */
public record DatagramPlace(ConnectionLoop loop, Consumer<Connection> opened) {}
