package io.netbench.suite.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SchedulesTest {

    private static final Duration ROUND = Duration.ofSeconds(2);

    @Property(tries = 60)
    void shouldShiftThroughEveryDirectedPairOnce(@ForAll @IntRange(min = 2, max = 70) int hosts) {
        Schedule shifts = Schedules.shifts(hosts);

        assertEquals(hosts - 1, shifts.rounds().size());
        assertEveryDirectedPairOnce(shifts, hosts);
        shifts.rounds().forEach(round -> assertEquals(hosts, round.size()));
        shifts.rounds().forEach(SchedulesTest::assertNobodySendsOrReceivesTwice);
    }

    @Property(tries = 60)
    void shouldPlayEveryDirectedPairOnceWithNoHostTwiceInARound(@ForAll @IntRange(min = 2, max = 70) int hosts) {
        Schedule tournament = Schedules.tournament(hosts);

        assertEquals(
                2 * (hosts % 2 == 0 ? hosts - 1 : hosts), tournament.rounds().size());
        assertEveryDirectedPairOnce(tournament, hosts);
        tournament.rounds().forEach(SchedulesTest::assertNoHostTwice);
        tournament.rounds().forEach(round -> assertEquals(hosts / 2, round.size()));
    }

    @Property(tries = 60)
    void shouldMirrorTheFirstHalfOfATournament(@ForAll @IntRange(min = 2, max = 40) int hosts) {
        List<List<HostPair>> rounds = Schedules.tournament(hosts).rounds();
        int half = rounds.size() / 2;

        for (int round = 0; round < half; round++) {
            List<HostPair> mirrored = rounds.get(round).stream()
                    .map(pair -> new HostPair(/* source= */ pair.sink(), /* sink= */ pair.source()))
                    .toList();
            assertEquals(mirrored, rounds.get(half + round));
        }
    }

    @Property(tries = 60)
    void shouldBringEveryClientToEveryServerOnce(
            @ForAll @IntRange(min = 1, max = 40) int clients, @ForAll @IntRange(min = 1, max = 40) int servers) {
        Schedule schedule = Schedules.clientsToServers(clients, servers);

        assertEquals(Math.max(clients, servers), schedule.rounds().size());
        schedule.rounds().forEach(SchedulesTest::assertNoHostTwice);
        Set<HostPair> pairs = distinct(schedule);
        assertEquals(clients * servers, schedule.pairs());
        assertEquals(clients * servers, pairs.size());
        assertTrue(pairs.stream().allMatch(pair -> pair.source() < clients && pair.sink() >= clients));
    }

    @Property(tries = 60)
    void shouldMatchHalvesPerfectly(@ForAll @IntRange(min = 2, max = 70) int hosts, @ForAll long seed) {
        Schedule bisections = Schedules.bisections(hosts, 10, seed);

        assertEquals(10, bisections.rounds().size());
        bisections.rounds().forEach(round -> assertEquals(hosts / 2, round.size()));
        bisections.rounds().forEach(SchedulesTest::assertNoHostTwice);
        assertEquals(bisections, Schedules.bisections(hosts, 10, seed));
    }

    @Test
    void shouldDrawOtherMatchingsFromAnotherSeed() {
        assertNotEquals(Schedules.bisections(64, 10, 1), Schedules.bisections(64, 10, 2));
    }

    @Test
    void shouldShiftByPowersOfTwoWhenQuick() {
        assertEquals(3, Schedules.quickShifts(8).rounds().size());
        assertEquals(10, Schedules.quickShifts(1000).rounds().size());
        assertEquals(10_000, Schedules.quickShifts(1000).pairs());
        assertEquals(
                new HostPair(7, 3), Schedules.quickShifts(8).rounds().get(2).get(7));
    }

    @Property(tries = 60)
    void shouldFitABudgetWithNoPairTwice(
            @ForAll @IntRange(min = 2, max = 50) int hosts, @ForAll @IntRange(min = 2, max = 200) int seconds) {
        Schedule some = Schedules.within(Schedules.shifts(hosts), Duration.ofSeconds(seconds), ROUND, 7);

        assertEquals(Math.min(hosts - 1, seconds / 2), some.rounds().size());
        assertTrue(some.estimate(ROUND).compareTo(Duration.ofSeconds(seconds)) <= 0);
        assertEquals(some.pairs(), distinct(some).size());
    }

    @Test
    void shouldSayWhenNotEvenARoundFits() {
        Schedule shifts = Schedules.shifts(4);
        IllegalArgumentException refusal = assertThrows(
                IllegalArgumentException.class, () -> Schedules.within(shifts, Duration.ofSeconds(1), ROUND, 7));

        assertEquals("one round takes 2.0 s, which is more than the budget of 1.0 s", refusal.getMessage());
    }

    @Test
    void shouldEstimateAsThePageDoes() {
        assertEquals(Duration.ofSeconds(14), Schedules.shifts(8).estimate(ROUND));
        assertEquals(Duration.ofSeconds(126), Schedules.shifts(64).estimate(ROUND));
        assertEquals(Duration.ofSeconds(20), Schedules.quickShifts(1000).estimate(ROUND));
    }

    @Test
    void shouldGoThroughEachRailByItself() {
        assertEquals(List.of(Schedules.shifts(4), Schedules.shifts(4)), Schedules.onRails(Schedules.shifts(4), 2));
    }

    @Test
    void shouldPutPairsIntoRoundsWithNoHostTwice() {
        List<HostPair> pairs = List.of(
                new HostPair(0, 1), new HostPair(1, 0), new HostPair(2, 3), new HostPair(0, 2), new HostPair(4, 5));

        List<List<HostPair>> rounds = Schedules.apart(pairs).rounds();
        assertEquals(
                List.of(
                        List.of(new HostPair(0, 1), new HostPair(2, 3), new HostPair(4, 5)),
                        List.of(new HostPair(1, 0)),
                        List.of(new HostPair(0, 2))),
                rounds);
    }

    @Test
    void shouldRefuseFewerThanTwoHosts() {
        assertThrows(IllegalArgumentException.class, () -> Schedules.shifts(1));
        assertThrows(IllegalArgumentException.class, () -> Schedules.tournament(1));
        assertThrows(IllegalArgumentException.class, () -> Schedules.clientsToServers(0, 3));
    }

    private static void assertEveryDirectedPairOnce(Schedule schedule, int hosts) {
        assertEquals(hosts * (hosts - 1), schedule.pairs());
        assertEquals(hosts * (hosts - 1), distinct(schedule).size());
    }

    private static Set<HostPair> distinct(Schedule schedule) {
        Set<HostPair> pairs = new HashSet<>();
        schedule.rounds().forEach(pairs::addAll);
        return pairs;
    }

    private static void assertNobodySendsOrReceivesTwice(List<HostPair> round) {
        assertEquals(
                round.size(), round.stream().map(HostPair::source).distinct().count());
        assertEquals(round.size(), round.stream().map(HostPair::sink).distinct().count());
    }

    private static void assertNoHostTwice(List<HostPair> round) {
        Set<Integer> hosts = new HashSet<>();
        round.forEach(pair -> {
            assertTrue(hosts.add(pair.source()), () -> pair + " in " + round);
            assertTrue(hosts.add(pair.sink()), () -> pair + " in " + round);
        });
    }
}
