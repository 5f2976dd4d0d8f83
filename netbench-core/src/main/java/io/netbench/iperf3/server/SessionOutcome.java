package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.TestResults;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.Optional;

/**
 * A session whose streams are closed.
 *
 * @param number from 1, in the order in which clients came
 * @param client the client's end of its control connection
 * @param startedAt when its load began
 * @param ours what was measured here
 * @param theirs what the client told; empty if it did not come so far
 * @param failure why it did not come to its end; empty if it did
 */
record SessionOutcome(
        long number,
        InetSocketAddress client,
        Instant startedAt,
        StreamFigures ours,
        Optional<TestResults> theirs,
        Optional<String> failure) {}
