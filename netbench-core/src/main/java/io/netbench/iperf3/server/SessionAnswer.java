package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.result.RunResult;
import java.util.Optional;

/**
 * What a server has to say of a session.
 *
 * @param result as a run of its own; empty if it could not be concluded
 * @param output for a client that asked for it
 */
record SessionAnswer(Optional<RunResult> result, ServerOutput output) {}
