package io.netbench.agent.metrics;

import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.traffic.LoadFlow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
            LoadKind kind = kinds.get(now.load());
            if (kind == null) {
                continue;
            }
            LoadFlow before = told.getOrDefault(now.load(), new LoadFlow(now.load(), 0, 0));
            // Two looks may come in the wrong order; what the later one counted is not lost, and none counts twice.
            LoadFlow most = new LoadFlow(
                    now.load(),
                    Math.max(now.sentBytes(), before.sentBytes()),
                    Math.max(now.receivedBytes(), before.receivedBytes()));
            told.put(now.load(), most);
            long newReceived = most.receivedBytes() - before.receivedBytes();
            long newSent = most.sentBytes() - before.sentBytes();
            received += newReceived;
            sent += newSent;
            listener.moved(kind, newReceived, newSent);
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
