package com.example.embedding;

import io.netbench.api.LinkFigures;
import io.netbench.api.Load;
import io.netbench.api.Netbench;
import io.netbench.api.Plan;
import io.netbench.api.Result;
import java.time.Duration;
import java.util.OptionalDouble;

/** Eight clients write to one server, all in this process, over real sockets of the loopback. */
public final class LocalIncast {

    private LocalIncast() {}

    /** Measures for five seconds. */
    public static void main(String[] args) {
        run(Duration.ofSeconds(5));
    }

    // begin
    static Result run(Duration window) {
        Load load = Load.incast().clients(8).blockSizeBytes(1 << 20);
        Plan plan = Plan.of(load).warmup(window.dividedBy(5)).duration(window);
        try (Netbench netbench = Netbench.onThisHost()) {
            Result result = netbench.run(plan, interval -> print(interval.end(), interval.goodputBitsPerSecond()));
            for (LinkFigures link : result.links()) {
                print(link.name(), link.goodputBitsPerSecond());
            }
            System.out.println(result.verdict() + " " + result.reasons());
            return result;
        }
    }

    private static void print(Object what, OptionalDouble bitsPerSecond) {
        System.out.printf("%s: %.2f Gbit/s%n", what, bitsPerSecond.orElse(Double.NaN) / 1e9);
    }
    // end
}
