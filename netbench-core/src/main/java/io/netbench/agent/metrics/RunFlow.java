package io.netbench.agent.metrics;

import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.LoadFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What flows of one plan of a run: what is new since it was last told, and how fast. Not thread-safe. */
final class RunFlow {

    private static final double NS_PER_S = 1e9;

    /** Bytes of a kind that were not told before. */
    interface Listener {
        void moved(LoadKind kind, long receivedBytes, long sentBytes);
    }

    private final Map<Integer, LoadKind> kinds = new HashMap<>();
    private final Map<Integer, LoadFlow> told = new HashMap<>();
    private long toldNs;
    private double receivedPerS;
    private double sentPerS;

    /** @param nowNs when its connections begin */
    RunFlow(RunPlan share, long nowNs) {
        for (Load load : share.loads()) {
            kinds.put(load.id(), LoadKind.of(load));
        }
        toldNs = nowNs;
    }

    /** What has flowed in all, which never falls. */
    void flowed(List<LoadFlow> loads, long nowNs, Listener listener) {
        long received = 0;
        long sent = 0;
        for (LoadFlow now : loads) {
            LoadFlow before = Optional.ofNullable(told.put(now.load(), now)).orElse(new LoadFlow(now.load(), 0, 0));
            // Two looks may come in the wrong order; what the later one counted is not lost, and none counts twice.
            long newReceived = Math.max(0, now.receivedBytes() - before.receivedBytes());
            long newSent = Math.max(0, now.sentBytes() - before.sentBytes());
            if (now.receivedBytes() < before.receivedBytes() || now.sentBytes() < before.sentBytes()) {
                told.put(now.load(), before);
            }
            received += newReceived;
            sent += newSent;
            listener.moved(kinds.get(now.load()), newReceived, newSent);
        }
        double tookS = Math.max(1, nowNs - toldNs) / NS_PER_S;
        receivedPerS = received / tookS;
        sentPerS = sent / tookS;
        toldNs = nowNs;
    }

    /** Between the latest two looks. */
    double receivedBytesPerS() {
        return receivedPerS;
    }

    double sentBytesPerS() {
        return sentPerS;
    }
}
