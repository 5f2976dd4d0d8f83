package io.netbench.cli.live;

import static io.netbench.cli.live.Runs.S;
import static io.netbench.cli.live.Runs.interval;
import static io.netbench.cli.live.Runs.link;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.netbench.coordinator.HostInterval;
import io.netbench.coordinator.RunPhase;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class LiveModelTest {

    private static final float UNKNOWN = Float.NaN;

    private final LiveModel model = new LiveModel(Runs.incast(2), 0);

    @Test
    void shouldSumUpRetransmitsAndKeepThoseOfTheLatestIntervalApart() {
        model.interval(interval(List.of(link(0, 1, 5, 10, 20))));
        model.interval(interval(List.of(link(0, 1, 2, 10, 20))));

        assertEquals(7, model.links().get(0).retransmits());
        assertEquals(2, model.links().get(0).newRetransmits());
        assertNull(model.links().get(1).retransmits());
    }

    @Test
    void shouldForgetWhatTheLatestIntervalDoesNotTell() {
        model.interval(interval(List.of(link(0, 1, 5, 10, 20))));
        model.interval(interval(List.of()));

        LinkRow link = model.links().get(0);
        assertNull(link.bytesPerS());
        assertNull(link.latencyP99Ns());
        assertNull(link.newRetransmits());
        assertEquals(5, link.retransmits());
        assertArrayEquals(new float[] {125_000_000, UNKNOWN}, link.history().latest(10));
    }

    @Test
    void shouldSumUpWhatHostsGetAndSend() {
        model.interval(interval(List.of(link(0, 8), link(1, 16)), new HostInterval(0, "h0", 0.1, 0.2, 0.3)));

        assertEquals(
                List.of(
                        new HostRow(0, "h0", 3e9, null, 0.2, 0.1, 0.3, null),
                        new HostRow(1, "client-1", null, 1e9, null, null, null, null),
                        new HostRow(2, "client-2", null, 2e9, null, null, null, null)),
                model.hosts());
    }

    @Test
    void shouldNotCallAPartTheSum() {
        model.interval(interval(List.of(link(0, 8))));
        assertNull(model.hosts().get(0).inBytesPerS());

        model.linkFailed(1, "reset");
        assertEquals(1e9, model.hosts().get(0).inBytesPerS());
    }

    @Test
    void shouldCountAFailedLinkOnce() {
        model.linkFailed(1, "reset");
        model.linkFailed(1, "reset again");

        assertEquals(1, model.failedLinks());
        assertEquals("client-2 -> server-1: reset again", model.latestFailure());
    }

    @Test
    void shouldScaleAllLinksByTheHighestRateThatIsRemembered() {
        model.interval(interval(List.of(link(0, 8), link(1, 1))));
        model.interval(interval(List.of(link(0, 1), link(1, 2))));
        assertEquals(1e9, model.highestBytesPerS());

        for (int i = 0; i < History.LENGTH; i++) {
            model.interval(interval(List.of(link(0, 1), link(1, 2))));
        }
        assertEquals(0.25e9, model.highestBytesPerS());
    }

    @Test
    void shouldTellTheTimeOfItsPhase() {
        assertEquals(OptionalLong.empty(), model.plannedNs());
        model.phase(RunPhase.WARMUP, 5 * S);
        assertEquals(OptionalLong.of(2 * S), model.plannedNs());
        model.phase(RunPhase.MEASURE, 7 * S);

        assertEquals(OptionalLong.of(10 * S), model.plannedNs());
        assertEquals(S, model.elapsedNs(8 * S));
    }
}
