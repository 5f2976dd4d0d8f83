package io.netbench.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.EndpointLag.Measure;
import io.netbench.analysis.EndpointLag.Side;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointRankingTest {

    @ParameterizedTest
    @ValueSource(ints = {6, 7, 16, 40})
    void shouldPutBadHostsOfAMeshFirst(int hosts) {
        EndpointRanking ranking = EndpointRanking.of(SampleResults.mesh(hosts));

        List<EndpointRanking.Place> worst = ranking.worstFirst();
        assertEquals(Set.of("h3", "h6"), names(worst.subList(0, 2)));
        assertTrue(worst.get(0).lag().orElseThrow().isNotable()
                && worst.get(1).lag().orElseThrow().isNotable());
        assertTrue(
                worst.stream()
                        .skip(2)
                        .noneMatch(place -> place.lag().orElseThrow().isNotable()),
                worst::toString);
        assertEquals(hosts, ranking.withSeveralLinks());
    }

    @Test
    void shouldSayWhatIsWrongWithThem() {
        List<EndpointRanking.Place> worst =
                EndpointRanking.of(SampleResults.mesh(7)).worstFirst();

        EndpointLag lossy = lag(worst, "h6");
        assertEquals(Side.SINK, lossy.side());
        assertEquals(Measure.RETRANSMITS, lossy.measure());
        assertTrue(lossy.text().matches("had [0-9.]+ times the retransmits as a sink"), lossy::text);
        EndpointLag slow = lag(worst, "h3");
        assertEquals(Measure.GOODPUT, slow.measure());
        assertTrue(slow.text().matches("(sent|received) (4[5-9]|5[0-5])(\\.\\d)? % of the median"), slow::text);
    }

    @Test
    void shouldNotHoldEndpointsAgainstThoseThatWereAskedForOtherThings() {
        RunResult incast = SampleResults.several();

        List<EndpointRanking.Place> all = EndpointRanking.of(incast).worstFirst();

        assertFalse(lag(all, "client-1").isNotable(), "the paced probe is slow as it was asked to be");
        assertTrue(all.stream()
                .filter(place -> place.endpoint().name().equals("server-1"))
                .allMatch(place -> place.lag().isEmpty()));
    }

    @Test
    void shouldTellLossesFromNoneAtAll() {
        EndpointLag lossy = new EndpointLag(Side.SOURCE, Measure.RETRANSMITS, 0.01, 0, 9);

        assertEquals("had retransmits as a source, its peers hardly any", lossy.text());
    }

    @Test
    void shouldPutFirstWhatFailedAltogether() {
        List<EndpointRanking.Place> all =
                EndpointRanking.of(SampleResults.incomplete()).worstFirst();

        assertEquals("client-6", all.get(0).endpoint().name());
        assertTrue(all.get(0).hasFailed());
        assertTrue(all.stream().skip(1).noneMatch(EndpointRanking.Place::hasFailed));
    }

    @Test
    void shouldKnowSharesOnlyOfPortsThatHaveASpeed() {
        RunResult loopback = SampleResults.several();
        PortShare shares = PortShare.of(loopback);

        assertTrue(loopback.endpoints().stream()
                .allMatch(endpoint -> shares.ofSource(endpoint).isEmpty()
                        && shares.ofSink(endpoint).isEmpty()));
        assertTrue(loopback.links().stream().map(LinkResult::goodputBytesPerS).allMatch(rate -> rate > 0));
    }

    private static EndpointLag lag(List<EndpointRanking.Place> places, String name) {
        return places.stream()
                .filter(place -> place.endpoint().name().equals(name))
                .findFirst()
                .flatMap(EndpointRanking.Place::lag)
                .orElseThrow();
    }

    private static Set<String> names(List<EndpointRanking.Place> places) {
        return places.stream().map(place -> place.endpoint().name()).collect(Collectors.toSet());
    }
}
