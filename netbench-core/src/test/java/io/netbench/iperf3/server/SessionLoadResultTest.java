package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LoadResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionLoadResultTest {

    private static KeptSession session(String client, long bitsPerS) {
        Parameters asked = new Parameters(
                StreamKind.TCP,
                Direction.UPLOAD,
                1,
                new TestSpan(0, 10, 0, 0),
                new StreamPace(bitsPerS, 0, 0, 1000),
                StreamOptions.NONE,
                ClientNotes.NONE);
        return new KeptSession(asked, "server", client, client, 0, 1, 2, Optional.empty(), List.of());
    }

    private static LoadResult load(KeptSession... sessions) {
        return new SessionLoadResult(0, SessionPlan.UPLOAD, List.of(sessions), 0).result();
    }

    @Test
    void shouldNotGiveTheRateOfTheFirstSessionToThoseWithoutOne() {
        LoadResult load = load(session("paced", 1_000_000), session("free", 0));

        assertEquals(Optional.empty(), load.rateBitsPerS());
        assertEquals(
                List.of("paced"),
                load.linkOverrides().stream().map(LinkLoadOverride::source).toList());
        assertEquals(Optional.of(1_000_000L), load.linkOverrides().get(0).rateBitsPerS());
    }

    @Test
    void shouldTellARateThatAllSessionsHave() {
        LoadResult load = load(session("one", 1_000_000), session("other", 2_000_000));

        assertEquals(Optional.of(1_000_000L), load.rateBitsPerS());
        assertEquals(Optional.of(2_000_000L), load.linkOverrides().get(0).rateBitsPerS());
    }
}
