package com.example.embedding;

import io.netbench.api.Check;
import io.netbench.api.Latency;
import io.netbench.api.Load;
import io.netbench.api.LoadFigures;
import io.netbench.api.Netbench;
import io.netbench.api.Plan;
import io.netbench.api.Result;
import java.time.Duration;

/** What do large writes do to somebody's small reads? Two loads side by side, and how long the reads may take. */
public final class SideBySide {

    private SideBySide() {}

    /** Measures for five seconds, and exits with 3 if the reads took too long. */
    public static void main(String[] args) {
        Result result = run(Duration.ofSeconds(5), Duration.ofMillis(20));
        System.exit(result.hasPassed() ? 0 : 3);
    }

    // begin
    static Result run(Duration window, Duration longest) {
        Load writes = Load.incast().name("writes").clients(8).blockSizeBytes(1 << 20);
        Load reads = Load.broadcast().name("reads").read().clients(2).blockSizeBytes(4 << 10);
        Plan both = Plan.of(writes, reads.maxP99(longest)).warmup(window.dividedBy(5));
        try (Netbench netbench = Netbench.onThisHost()) {
            Result result = netbench.run(both.duration(window));
            for (LoadFigures load : result.loads()) {
                System.out.println(load.name() + ": " + load.latency().flatMap(Latency::p99));
            }
            for (Check check : result.checks()) {
                System.out.println(check.name() + (check.passed() ? " met" : " missed"));
            }
            return result;
        }
    }
    // end
}
