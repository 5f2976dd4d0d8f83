package io.netbench.result;

import java.util.Map;
import java.util.Optional;

/**
 * The balance of a link over the life of its connections, from the accept to the end of the stream; the window's bytes
 * beside it, since only the whole life can balance.
 *
 * @param sentBytes payload that the source's kernel took
 * @param receivedBytes payload that the sink read
 * @param unexplainedBytes sent less received; anything but 0 fails the run. Null where an end did not report, or the drain
 *     was given up while bytes were on the way
 * @param warmupBytes part of the received bytes that came before the window
 * @param windowBytes part of the received bytes that came in the window
 * @param windowSentBytes part of the sent bytes that the source's kernel took from the window's begin on; left out where
 *     the source did not come so far
 * @param responseBytes bytes of responses (in a read: requests) that the source's end received or sent
 * @param operationsCut operations that the end of the run cut off in the middle of a block
 * @param operationsUnfinished operations of the window that never completed
 * @param oldestUnfinishedNs how long the oldest operation had been in flight when the run ended, cut ones included, since
 *     a stall at the end must not vanish; at a rate, how long ago it was meant to start
 * @param operationsNotStarted operations that the offered rate asked for and that never started
 * @param absent why a figure is null
 */
public record Lifetime(
        Long sentBytes,
        Long receivedBytes,
        Long unexplainedBytes,
        Long warmupBytes,
        Long windowBytes,
        Optional<Long> windowSentBytes,
        Long responseBytes,
        Long operationsCut,
        Long operationsUnfinished,
        Long oldestUnfinishedNs,
        Long operationsNotStarted,
        Map<String, String> absent) {

    public Lifetime {
        Require.notNegative("lifetime.sent_bytes", sentBytes);
        Require.notNegative("lifetime.received_bytes", receivedBytes);
        Require.notNegative("lifetime.warmup_bytes", warmupBytes);
        Require.notNegative("lifetime.window_bytes", windowBytes);
        Require.notNegative("lifetime.operations_cut", operationsCut);
        Require.notNegative("lifetime.operations_unfinished", operationsUnfinished);
        Require.notNegative("lifetime.operations_not_started", operationsNotStarted);
        absent = Absent.from(absent)
                .figure("sent_bytes", sentBytes)
                .figure("received_bytes", receivedBytes)
                .figure("unexplained_bytes", unexplainedBytes)
                .figure("warmup_bytes", warmupBytes)
                .figure("window_bytes", windowBytes)
                .figure("response_bytes", responseBytes)
                .figure("operations_cut", operationsCut)
                .figure("operations_unfinished", operationsUnfinished)
                .figure("oldest_unfinished_ns", oldestUnfinishedNs)
                .figure("operations_not_started", operationsNotStarted)
                .reasons();
    }
}
