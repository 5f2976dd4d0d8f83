package com.example.embedding;

import io.netbench.api.Load;
import io.netbench.api.Netbench;
import io.netbench.api.Plan;
import io.netbench.api.Result;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Incasts of several block sizes over agents that run on other hosts, and stay open from one to the next. */
public final class OverHosts {

    private OverHosts() {}

    /**
     * Measures for five seconds with each block size.
     *
     * @param args the file with the token, the host that receives, and those that send, such as {@code node[01-16]}
     */
    public static void main(String[] args) {
        run(Path.of(args[0]), args[1], args[2], Duration.ofSeconds(5));
    }

    // begin
    static void run(Path token, String server, String clients, Duration window) {
        Netbench.Builder agents = Netbench.builder().hosts(server, clients).tokenFile(token);
        Load load = Load.incast().servers(server).clients(clients);
        Duration warmup = window.dividedBy(5);
        try (Netbench netbench = agents.open()) {
            for (int bytes : List.of(64 << 10, 1 << 20)) {
                Plan plan = Plan.of(load.blockSizeBytes(bytes)).warmup(warmup).duration(window);
                Result result = netbench.run(plan).orThrow();
                double bitsPerSecond = result.goodputBitsPerSecond().orElseThrow();
                System.out.printf("%,d bytes: %.2f Gbit/s%n", bytes, bitsPerSecond / 1e9);
            }
        }
    }
    // end
}
