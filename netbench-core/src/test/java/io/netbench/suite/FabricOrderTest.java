package io.netbench.suite;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricLimits;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.OptionalInt;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FabricOrderTest {

    private static final PairChoice ONE_WAY = new PairChoice(PairChoice.Kind.TOURNAMENT, 0);

    /** What the command takes with a budget. */
    private static final FabricExtras PAIRS_ALONE =
            new FabricExtras(OptionalInt.empty(), false, false, ThoroughOrder.NONE, 1, false);

    @Property(tries = 200)
    void shouldNeverTakeLongerThanItsBudgetNorMeasureLessWithALargerOne(
            @ForAll @IntRange(min = 2, max = 70) int hosts,
            @ForAll PairChoice.Kind kind,
            @ForAll @IntRange(min = 1, max = 2) int rails,
            @ForAll boolean isJudged) {
        PairChoice choice = new PairChoice(kind, kind == PairChoice.Kind.ROLES ? (hosts + 1) / 2 : 0);
        FabricExtras extras = new FabricExtras(OptionalInt.empty(), false, false, ThoroughOrder.NONE, rails, false);
        int before = 0;
        for (int seconds = 1; seconds < 400; seconds += 1 + seconds / 20) {
            int rounds = rounds(hosts, choice, isJudged, extras, seconds);
            int less = before;
            assertTrue(rounds >= less, () -> "%d rounds before, and now %d".formatted(less, rounds));
            before = rounds;
        }
        assertTrue(before > 0, "none fits");
    }

    /** None where not even one fits. */
    private static int rounds(int hosts, PairChoice choice, boolean isJudged, FabricExtras extras, int seconds) {
        FabricOrder order;
        try {
            order = order(hosts, choice, isJudged, extras, Optional.of(Duration.ofSeconds(seconds)));
        } catch (IllegalArgumentException tooShort) {
            assertTrue(tooShort.getMessage().startsWith("one round of pairs"), tooShort::getMessage);
            return 0;
        }
        double takes = order.estimate().durationS();
        assertTrue(takes <= seconds + 1e-6, () -> "takes %s s of %d s".formatted(takes, seconds));
        return order.schedule().rounds().size();
    }

    /** Rounds take two seconds, and four of them twice. */
    @Test
    void shouldGoWithoutASecondTimeWhereThatWouldLeaveNoTimeForTheFirst() {
        assertEquals(3, budgeted(8, 27).schedule().rounds().size());
        assertEquals(3, budgeted(8, 28).schedule().rounds().size());
        assertEquals(0, budgeted(8, 28).again().rounds().size());

        FabricOrder longer = budgeted(8, 34);
        assertEquals(4, longer.schedule().rounds().size());
        assertEquals(4, longer.again().rounds().size());
    }

    /** A round of forty hosts is measured twice: beside both, 17.8 s. */
    @Test
    void shouldSayHowLongTheShortestTakesWithWhatIsMeasuredTwice() {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> budgeted(40, 21));

        assertEquals(
                "one round of pairs, and what goes with it, takes 21.8 s, which is more than 21 s",
                refused.getMessage());
        assertEquals(1, budgeted(40, 22).schedule().rounds().size());
    }

    @Test
    void shouldMeasureThirtyPairsTwiceHoweverFewARoundHas() {
        FabricOrder shifts = order(8, PairChoice.ALL);
        assertEquals(4, shifts.again().rounds().size());
        assertEquals(32, shifts.again().pairs());
        FabricOrder oneWay = order(8, ONE_WAY);
        assertEquals(32, oneWay.again().pairs());
        assertTrue(
                oneWay.again().rounds().stream()
                        .anyMatch(round -> oneWay.schedule().rounds().indexOf(round) >= 7),
                "of both directions");
        assertEquals(30, order(8, roles(3)).again().pairs(), "three clients and five servers");
        assertEquals(32, order(20, roles(4)).again().pairs(), "eight in a round");
    }

    @Test
    void shouldMeasureNothingTwiceWhereThereAreTooFewPairs() {
        assertEquals(0, order(5, PairChoice.ALL).again().pairs(), "twenty in all");
        assertEquals(0, order(9, roles(2)).again().pairs(), "twenty-eight in all");
        assertEquals(30, order(6, PairChoice.ALL).again().pairs());
    }

    private static PairChoice roles(int clients) {
        return new PairChoice(PairChoice.Kind.ROLES, clients);
    }

    private static FabricOrder order(int hosts, PairChoice choice) {
        return order(hosts, choice, true, FabricExtras.USUAL, Optional.empty());
    }

    private static FabricOrder budgeted(int hosts, int seconds) {
        return order(hosts, PairChoice.ALL, true, PAIRS_ALONE, Optional.of(Duration.ofSeconds(seconds)));
    }

    private static FabricOrder order(
            int hosts, PairChoice choice, boolean isJudged, FabricExtras extras, Optional<Duration> budget) {
        FabricSetup setup = FabricSetups.of(hosts);
        return new FabricOrder(
                setup,
                choice,
                FabricOrder.schedule(setup, choice, isJudged, extras, budget),
                Collections.nCopies(hosts, null),
                isJudged,
                FabricLimits.NONE,
                extras);
    }
}
