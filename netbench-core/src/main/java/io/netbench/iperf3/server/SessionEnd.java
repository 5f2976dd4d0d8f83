package io.netbench.iperf3.server;

import io.netbench.result.RunResult;
import java.net.InetAddress;
import java.util.Optional;

/**
 * What a session came to.
 *
 * @param number from 1, in the order in which clients came
 * @param client from where it came
 * @param hadLoad whether its load began, and was told of
 * @param receivedBytes payload that came in the measured time
 * @param sentBytes payload that the kernel took in it
 * @param streams data connections
 * @param measuredNs the measured time, the omitted one left out; 0 if there was none
 * @param result of a load that was measured; empty if it did not come so far
 * @param failure why it did not come to its end; empty if it did
 */
public record SessionEnd(
        long number,
        InetAddress client,
        boolean hadLoad,
        long receivedBytes,
        long sentBytes,
        int streams,
        long measuredNs,
        Optional<RunResult> result,
        Optional<String> failure) {}
