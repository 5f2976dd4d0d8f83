package io.netbench.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.control.ControlLoop;
import io.netbench.control.HandCrankedTime;
import io.netbench.dataplane.DataPlane;
import io.netbench.traffic.LoadFlow;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Looks at what flows, whose answers come when the test says so. */
@Timeout(20)
class FlowWatchTest {

    private static final long SECOND_NS = 1_000_000_000L;

    private final HandCrankedTime time = new HandCrankedTime();
    private final List<CompletableFuture<List<LoadFlow>>> looks = new ArrayList<>();
    private final List<List<LoadFlow>> told = new ArrayList<>();
    private final ControlLoop loop = time.loop();
    private final FlowWatch watch = new FlowWatch(loop, plane(), told::add);
    private CompletableFuture<List<LoadFlow>> rest;

    private DataPlane plane() {
        return (DataPlane) Proxy.newProxyInstance(
                DataPlane.class.getClassLoader(), new Class<?>[] {DataPlane.class}, (it, of, with) -> {
                    looks.add(rest == null ? new CompletableFuture<>() : rest);
                    return looks.get(looks.size() - 1);
                });
    }

    private static List<LoadFlow> bytes(long received) {
        return List.of(new LoadFlow(0, 0, received));
    }

    private void passSeconds(int seconds) throws InterruptedException {
        loop.runUntil(() -> false, loop.nowNs() + seconds * SECOND_NS);
    }

    @Test
    void shouldLookEverySecondAndOnceMoreAtTheEnd() throws InterruptedException {
        passSeconds(2);
        looks.get(0).complete(bytes(10));
        looks.get(1).complete(bytes(20));
        rest = CompletableFuture.completedFuture(bytes(25));

        watch.end();

        assertEquals(List.of(bytes(10), bytes(20), bytes(25)), told);
    }

    /** By then it may be another plan's connections that are counted, from nothing. */
    @Test
    void shouldNotTellOfALookThatIsAnsweredAfterTheEnd() throws InterruptedException {
        passSeconds(1);
        watch.end();
        looks.forEach(look -> look.complete(bytes(1_000)));
        int asked = looks.size();
        passSeconds(3);

        assertEquals(List.of(), told);
        assertEquals(asked, looks.size(), "it looks no more");
    }
}
