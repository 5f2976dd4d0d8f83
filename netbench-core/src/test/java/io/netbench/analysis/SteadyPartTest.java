package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.LinkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyPartTest {

    @Test
    void shouldReachFromTheLatestFirstByteToTheEarliestLastByte() {
        List<LinkResult> links = SampleResults.loopbackLinks(0L);

        SteadyPart steady = SteadyPart.of(links).orElseThrow();

        assertTrue(links.stream().allMatch(link -> link.firstByteNs() <= steady.startNs()));
        assertTrue(links.stream().anyMatch(link -> link.firstByteNs() == steady.startNs()));
        assertTrue(links.stream().allMatch(link -> link.lastByteNs() >= steady.endNs()));
        assertTrue(links.stream().anyMatch(link -> link.lastByteNs() == steady.endNs()));
    }

    @Test
    void shouldBeEmptyWhenALinkHadNoByte() {
        List<LinkResult> links = new ArrayList<>(SampleResults.loopbackLinks(0L));
        links.add(new SampleLink(9, "client-9", "server-1", List.of("127.0.0.1", "127.0.0.1"), 1e9, 0.1, 600, 0L, 0)
                .resultWithoutSink("it went silent"));

        assertEquals(Optional.empty(), SteadyPart.of(links));
    }

    @Test
    void shouldLeaveOutWhatLiesBeforeTheWindow() {
        SteadyPart part = new SteadyPart(10, 20);

        assertEquals(Optional.of(new SteadyPart(15, 20)), part.notBefore(15));
        assertEquals(Optional.of(part), part.notBefore(5));
        assertEquals(Optional.empty(), part.notBefore(20));
    }

    @Test
    void shouldBeEmptyWithoutLinks() {
        assertEquals(Optional.empty(), SteadyPart.of(List.of()));
    }
}
