package io.netbench.result;

import java.util.Optional;

/**
 * What a suite was expected to take, as it was shown before it began.
 *
 * @param runs how many
 * @param durationS how long
 * @param bytes payload that it would move; empty where only the network decides that
 */
public record SuiteEstimate(int runs, double durationS, Optional<Long> bytes) {

    public SuiteEstimate {
        Require.notNegative("estimate.runs", runs);
        Require.notNegative("estimate.duration_s", (Double) durationS);
        bytes.ifPresent(amount -> Require.notNegative("estimate.bytes", amount));
    }
}
