package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.result.LostHosts;
import io.netbench.suite.RoundLosses.Meaning;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoundLossesTest {

    private static final LostHosts NOBODY = new LostHosts(Set.of(), Set.of(), Set.of());

    private final RoundLosses losses = new RoundLosses();

    @Test
    void shouldBelieveTheSecondConnectionThatDoesNotComeUp() {
        LostHosts lost = new LostHosts(Set.of(), Set.of("h1"), Set.of("h2"));
        assertEquals(Meaning.UNPROVEN, losses.of(lost, "h1", "h2", 1, true));
        assertEquals(Meaning.BLOCKED, losses.of(lost, "h1", "h2", 1, false));
        assertEquals(Meaning.UNPROVEN, losses.of(lost, "h1", "h3", 1, true), "another pair");
    }

    @Test
    void shouldKnowNothingOfOtherPairsOfAHostThatDroppedOut() {
        LostHosts lost = new LostHosts(Set.of(), Set.of("h1"), Set.of("h2"));
        assertEquals(Meaning.UNKNOWN, losses.of(lost, "h3", "h1", 1, true));
        assertEquals(Meaning.UNKNOWN, losses.of(lost, "h2", "h4", 1, true), "its own connection may have come up");
        assertEquals(Meaning.FAILED, losses.of(lost, "h3", "h4", 1, true));
    }

    @Test
    void shouldKnowNothingOfAPairWhoseOtherHostIsGone() {
        LostHosts lost = new LostHosts(Set.of("h2"), Set.of("h1"), Set.of());
        assertEquals(Meaning.UNKNOWN, losses.of(lost, "h1", "h2", 1, true));
        assertEquals(Meaning.UNKNOWN, losses.of(lost, "h1", "h2", 1, true));
    }

    /** Which of its links it could not connect is not told. */
    @Test
    void shouldKnowNothingOfASourceOfSeveralLinks() {
        LostHosts lost = new LostHosts(Set.of(), Set.of("h1"), Set.of());
        assertEquals(Meaning.UNKNOWN, losses.of(lost, "h1", "h2", 3, true));
    }

    @Test
    void shouldKnowNothingWhereTheRoundDidNotBegin() {
        assertEquals(Meaning.UNKNOWN, losses.of(NOBODY, "h1", "h2", 1, false));
    }
}
