package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Parameters;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * A session whose load begins.
 *
 * @param number from 1, in the order in which clients came
 * @param client the client's end of its control connection
 * @param user that logged in; empty without a login
 */
public record SessionStart(long number, InetSocketAddress client, Parameters parameters, Optional<String> user) {}
