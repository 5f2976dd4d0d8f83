package io.netbench.analysis.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BadEndsTest {

    private static final List<String> NAMES = List.of("h0", "h1", "h2", "h3");

    @ParameterizedTest
    @EnumSource(names = {"HOST", "RECEIVING", "HOST_FACT", "MANY_HOSTS"})
    void shouldLeaveOutHostsThatReceiveBadlyAltogether(CauseKind kind) {
        BadEnds bad = of(kind, List.of(), List.of("h2"));

        assertEquals(new BadEnds(Set.of(2), Set.of(2), Map.of()), bad);
    }

    @ParameterizedTest
    @EnumSource(names = {"SENDING", "MANY_HOSTS"})
    void shouldLetHostsThatSendBadlyReceiveAndNotSend(CauseKind kind) {
        assertEquals(new BadEnds(Set.of(), Set.of(2), Map.of()), of(kind, List.of("h2"), List.of()));
    }

    @ParameterizedTest
    @EnumSource(names = {"PAIR", "PATH", "UPLINK"})
    void shouldKeepApartWhatABadWayIsBetween(CauseKind kind) {
        assertEquals(
                new BadEnds(Set.of(), Set.of(), Map.of(2, Set.of(0, 1))), of(kind, List.of("h0", "h1"), List.of("h2")));
    }

    @Test
    void shouldTakeAnEndThatIsNotNamedForAllOthers() {
        assertEquals(
                Map.of(2, Set.of(0, 1), 3, Set.of(0, 1)),
                of(CauseKind.UPLINK, List.of("h0", "h1"), List.of()).ways());
        assertEquals(
                Map.of(3, Set.of(0, 1, 2)),
                of(CauseKind.PATH, List.of(), List.of("h3")).ways());
    }

    @ParameterizedTest
    @EnumSource(names = {"ALL_PAIRS", "TWO_HALVES", "LIMIT"})
    void shouldLeaveOutNobodyWhereAllAreAlike(CauseKind kind) {
        assertEquals(new BadEnds(Set.of(), Set.of(), Map.of()), of(kind, NAMES, NAMES));
    }

    private static BadEnds of(CauseKind kind, List<String> sources, List<String> sinks) {
        return BadEnds.of(List.of(new FindingBuilder(kind).hosts(sources, sinks).build()), NAMES);
    }
}
