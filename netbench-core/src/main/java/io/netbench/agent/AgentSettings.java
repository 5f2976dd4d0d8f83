package io.netbench.agent;

import io.netbench.plan.AllowedPeers;
import io.netbench.time.Clock;
import io.netbench.transport.Transports;

/**
 * How an agent is set up, whatever it runs.
 *
 * @param transports what it can choose from
 * @param clock its monotonic clock
 * @param dataPorts where its servers listen
 * @param allowedPeers who may connect to them
 * @param limits what it takes on at most
 */
public record AgentSettings(
        Transports transports, Clock clock, DataPorts dataPorts, AllowedPeers allowedPeers, AgentLimits limits) {}
