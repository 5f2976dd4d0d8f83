package io.netbench.suite.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class IncastRoundsTest {

    @Property(tries = 60)
    void shouldHaveEachHostReceiveOnceAndNoneInTwoOfARound(
            @ForAll @IntRange(min = 3, max = 70) int hosts, @ForAll @IntRange(min = 0, max = 2) int turn) {
        List<Integer> all = IntStream.range(0, hosts).boxed().toList();
        List<List<Incast>> rounds = new IncastRounds(all, 3).rounds(all, turn);

        Set<Integer> hubs = new HashSet<>();
        for (List<Incast> round : rounds) {
            Set<Integer> taking = new HashSet<>();
            for (Incast incast : round) {
                assertTrue(hubs.add(incast.hub()), () -> incast + " comes again");
                List<Integer> ends = new ArrayList<>(incast.senders());
                ends.add(incast.hub());
                ends.forEach(end -> assertTrue(taking.add(end), () -> end + " is in two of a round"));
                assertEquals(Math.min(3, hosts - 1), incast.senders().size());
            }
        }
        assertEquals(hosts, hubs.size());
    }

    @Test
    void shouldTakeFewRoundsHoweverManyHostsThereAre() {
        assertEquals(4, rounds(8));
        assertEquals(4, rounds(64));
        assertTrue(rounds(1000) <= 6, () -> rounds(1000) + " rounds");
    }

    private static int rounds(int hosts) {
        List<Integer> all = IntStream.range(0, hosts).boxed().toList();
        return new IncastRounds(all, 3).rounds(all, 0).size();
    }

    @Test
    void shouldHaveOthersSendInAnotherTurn() {
        List<Integer> all = IntStream.range(0, 8).boxed().toList();
        IncastRounds rounds = new IncastRounds(all, 3);

        List<Integer> first = rounds.rounds(List.of(5), 0).get(0).get(0).senders();
        List<Integer> second = rounds.rounds(List.of(5), 1).get(0).get(0).senders();
        assertEquals(List.of(6, 7, 0), first);
        assertEquals(List.of(1, 2, 3), second);
        assertNotEquals(first, rounds.rounds(List.of(5), 2).get(0).get(0).senders());
    }

    @Test
    void shouldLetClientsSendToServersAlone() {
        List<List<Incast>> rounds = new IncastRounds(List.of(0, 1, 2, 3, 4, 5), 3).rounds(List.of(6, 7, 8), 0);

        assertEquals(2, rounds.size());
        rounds.forEach(round -> round.forEach(
                incast -> assertTrue(incast.senders().stream().allMatch(sender -> sender < 6), incast::toString)));
    }

    @Test
    void shouldHaveNobodySendWhoIsLeftOutOrKeptApart() {
        List<Integer> all = IntStream.range(0, 9).boxed().toList();
        IncastRounds rounds =
                new IncastRounds(all, 3, Map.of(5, Set.of(6, 7, 8), 7, Set.of(1, 2, 3))).without(Set.of(0, 4));

        List<Integer> reached = all.stream().filter(rounds::reaches).toList();
        assertEquals(all, reached, "5, 6 and 8 may send to 7, and to 5 only 1, 2 and 3");
        assertFalse(rounds.without(Set.of(2)).reaches(5), "two are left to send to it");
        List<Incast> incasts =
                rounds.rounds(reached, 1).stream().flatMap(List::stream).toList();
        assertEquals(reached.size(), incasts.size());
        incasts.forEach(incast -> {
            assertEquals(3, incast.senders().size(), incast::toString);
            assertTrue(Collections.disjoint(incast.senders(), Set.of(0, 4)), incast::toString);
            assertTrue(incast.hub() != 5 || Collections.disjoint(incast.senders(), Set.of(6, 7, 8)), incast::toString);
        });
    }

    @Test
    void shouldHaveNoIncastOfOneSender() {
        assertEquals(List.of(), new IncastRounds(List.of(0, 1), 3).rounds(List.of(0, 1), 0));
    }
}
