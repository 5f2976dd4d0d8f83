package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import io.netbench.plan.RunPlan;
import io.netbench.time.Clock;
import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The round barriers of all hubs that an agent carries; none when no load has rounds. */
public final class HubBarriers {

    private static final long CHECK_MS = 100;

    private final RunPlan share;
    private final Map<LoadHub, RoundBarrier> byHub;
    private final Clock clock;
    private Future<?> checking;

    public HubBarriers(RunPlan share, Set<LoadHub> hubs, Clock clock) {
        this.share = share;
        this.clock = clock;
        byHub = hubs.stream()
                .collect(Collectors.toMap(
                        Function.identity(),
                        hub -> new RoundBarrier(
                                hub, share.endpoints().get(hub.hub()).name(), share.schedule())));
    }

    /** The barrier that this end keeps rounds with; null when it goes by itself. */
    RoundBarrier of(ConnectionPlan plan) {
        boolean inRounds = plan.load().barrier() && plan.isAtHub();
        return inRounds ? byHub.get(new LoadHub(plan.load().id(), plan.load().hubOf(plan.link()))) : null;
    }

    /** Makes ready for a start of the run. */
    public void prepare(LoadWindow window) {
        byHub.forEach((hub, barrier) ->
                window.of(share.loads().get(hub.load()).span()).ifPresent(barrier::prepare));
    }

    /** Has {@code loop} look now and then whether rounds meet their deadlines, from now on. */
    public void watch(EventLoop loop) {
        if (!byHub.isEmpty() && checking == null) {
            checking = loop.scheduleAtFixedRate(this::check, CHECK_MS, CHECK_MS, TimeUnit.MILLISECONDS);
        }
    }

    private void check() {
        long nowNs = clock.nanoTime();
        all().forEach(barrier -> barrier.check(nowNs));
    }

    public void lost(ConnectionPlan end, String reason) {
        all().forEach(barrier -> barrier.lost(end, reason));
    }

    /** Ends all rounds; those under way do not count. */
    public void end() {
        all().forEach(RoundBarrier::end);
    }

    /** Ends all rounds of one load. */
    public void end(int load) {
        byHub.forEach((hub, barrier) -> {
            if (hub.load() == load) {
                barrier.end();
            }
        });
    }

    public List<RoundFigures> figures() {
        return all().stream().map(RoundBarrier::figures).toList();
    }

    public void close() {
        if (checking != null) {
            checking.cancel(false);
        }
    }

    private Collection<RoundBarrier> all() {
        return byHub.values();
    }
}
