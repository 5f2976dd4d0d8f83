package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.LinkResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LinkRankingTest {

    @Test
    void shouldPutTheSlowestFirst() {
        LinkRanking ranking = LinkRanking.of(links(3, 1, 2));

        assertEquals("client-1", ranking.slowest().orElseThrow().source());
        assertEquals("client-0", ranking.fastest().orElseThrow().source());
    }

    @Test
    void shouldPutALinkWithoutFiguresBeforeTheSlowestAndNotCallItThat() {
        List<LinkResult> links = new ArrayList<>(links(3, 1));
        links.add(link(2, 2).resultWithoutSink("its host went silent"));

        LinkRanking ranking = LinkRanking.of(links);

        assertEquals("client-2", ranking.slowestFirst().get(0).source());
        assertEquals("client-1", ranking.slowest().orElseThrow().source());
    }

    @Test
    void shouldTakeQuantilesByTheNearestRank() {
        LinkRanking ranking = LinkRanking.of(links(4, 3, 2, 1));

        assertEquals(ranking.goodputs().get(1), ranking.quantile(0.5).orElseThrow());
        assertEquals(ranking.goodputs().get(3), ranking.quantile(1).orElseThrow());
        assertEquals(ranking.goodputs().get(0), ranking.quantile(0).orElseThrow());
    }

    @Test
    void shouldHaveNoQuantilesWithoutLinks() {
        assertEquals(Optional.empty(), LinkRanking.of(List.of()).quantile(0.5));
    }

    private static List<LinkResult> links(int... rates) {
        return IntStream.range(0, rates.length)
                .mapToObj(i -> link(i, rates[i]).result())
                .toList();
    }

    private static SampleLink link(int id, int rate) {
        return new SampleLink(
                id, "client-" + id, "server-1", List.of("10.0.0.1", "10.0.0.2"), rate * 1e8, 0.01, 500, 0L, 0);
    }
}
