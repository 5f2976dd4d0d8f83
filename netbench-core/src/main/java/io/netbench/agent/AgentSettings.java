package io.netbench.agent;

import io.netbench.time.Clock;
import io.netbench.transport.Transports;
import java.net.InetSocketAddress;

/**
 * How an agent is set up, whatever it runs.
 *
 * @param transports what it can choose from
 * @param clock its monotonic clock
 * @param dataBind where its servers listen; port 0 takes a free one for each run
 * @param limits what it takes on at most
 */
public record AgentSettings(Transports transports, Clock clock, InetSocketAddress dataBind, AgentLimits limits) {}
