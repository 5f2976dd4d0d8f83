package io.netbench.suite.schedule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The ways to go through pairs. */
public final class Schedules {

    private Schedules() {}

    /**
     * Shifts: in round d each host i sends to host (i + d) mod n. Every directed pair once in n-1 rounds, each NIC busy in both
     * directions.
     */
    public static Schedule shifts(int hosts) {
        return new Schedule(IntStream.range(1, require(hosts))
                .mapToObj(distance -> shift(hosts, distance))
                .toList());
    }

    /** Shifts by 1, 2, 4 and so on: enough to find bad hosts and NICs. */
    public static Schedule quickShifts(int hosts) {
        List<List<HostPair>> rounds = new ArrayList<>();
        for (int distance = 1; distance < require(hosts); distance *= 2) {
            rounds.add(shift(hosts, distance));
        }
        return new Schedule(rounds);
    }

    private static List<HostPair> shift(int hosts, int distance) {
        return IntStream.range(0, hosts)
                .mapToObj(host -> new HostPair(host, (host + distance) % hosts))
                .toList();
    }

    /**
     * A tournament by the circle method, one direction at a time: no host is in two pairs of a round. All pairs in n-1 rounds (n
     * where that is odd, each host resting once), then all of them the other way round.
     */
    public static Schedule tournament(int hosts) {
        int seats = require(hosts) + hosts % 2;
        List<List<HostPair>> there = new ArrayList<>();
        List<List<HostPair>> back = new ArrayList<>();
        for (int round = 0; round < seats - 1; round++) {
            List<HostPair> pairs = new ArrayList<>();
            List<HostPair> mirrored = new ArrayList<>();
            for (int seat = 0; seat < seats / 2; seat++) {
                int one = seat == 0 ? seats - 1 : (round + seat) % (seats - 1);
                int other = (round - seat + seats - 1) % (seats - 1);
                if (Math.max(one, other) < hosts) {
                    // Who sends first takes turns, or one host would send in all rounds of the first half.
                    boolean swaps = (round + seat) % 2 == 1;
                    pairs.add(swaps ? new HostPair(other, one) : new HostPair(one, other));
                    mirrored.add(swaps ? new HostPair(one, other) : new HostPair(other, one));
                }
            }
            there.add(pairs);
            back.add(mirrored);
        }
        there.addAll(back);
        return new Schedule(there);
    }

    /**
     * Every client with every server, clients sending, no host twice in a round: as many rounds as the larger side has hosts.
     * Clients are numbered from 0, servers after them.
     */
    public static Schedule clientsToServers(int clients, int servers) {
        if (clients < 1 || servers < 1) {
            throw new IllegalArgumentException(
                    "needs a client and a server at least, but has %d and %d".formatted(clients, servers));
        }
        int larger = Math.max(clients, servers);
        return new Schedule(IntStream.range(0, larger)
                .mapToObj(round -> IntStream.range(0, clients)
                        .filter(client -> (client + round) % larger < servers)
                        .mapToObj(client -> new HostPair(client, clients + (client + round) % larger))
                        .toList())
                .toList());
    }

    /**
     * Perfect matchings over halves, both drawn at random: what they reach on average is the effective bisection bandwidth (T. Hoefler et al.,
     * "Multistage switches are not crossbars", Cluster 2008). With an odd number of hosts one rests in each round.
     *
     * @param rounds how many are drawn
     * @param seed the same seed gives the same rounds
     */
    public static Schedule bisections(int hosts, int rounds, long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, require(hosts)).boxed().toList());
        Random random = new Random(seed);
        List<List<HostPair>> drawn = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            Collections.shuffle(order, random);
            drawn.add(IntStream.range(0, hosts / 2)
                    .mapToObj(i -> new HostPair(order.get(i), order.get(i + hosts / 2)))
                    .toList());
        }
        return new Schedule(drawn);
    }

    /**
     * As many of a schedule's rounds as fit, drawn at random, in the order of the schedule; no pair is there twice if none was.
     *
     * @throws IllegalArgumentException if not even one fits; the message says how long one takes
     */
    public static Schedule within(Schedule schedule, Duration budget, Duration perRound, long seed) {
        long fit = budget.dividedBy(perRound);
        if (fit < 1) {
            throw new IllegalArgumentException("one round takes %s, which is more than the budget of %s"
                    .formatted(seconds(perRound), seconds(budget)));
        }
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, schedule.rounds().size()).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return new Schedule(
                order.stream().limit(fit).sorted().map(schedule.rounds()::get).toList());
    }

    /** Some pairs, no host twice in a round. */
    public static Schedule apart(List<HostPair> pairs) {
        List<List<HostPair>> rounds = new ArrayList<>();
        List<BitSet> busy = new ArrayList<>();
        for (HostPair pair : pairs) {
            int round = 0;
            while (round < rounds.size()
                    && (busy.get(round).get(pair.source()) || busy.get(round).get(pair.sink()))) {
                round++;
            }
            if (round == rounds.size()) {
                rounds.add(new ArrayList<>());
                busy.add(new BitSet());
            }
            rounds.get(round).add(pair);
            busy.get(round).set(pair.source());
            busy.get(round).set(pair.sink());
        }
        return new Schedule(rounds);
    }

    /** The same rounds on each rail in turn, so that each rail gets a matrix of its own. */
    public static List<Schedule> onRails(Schedule schedule, int rails) {
        if (rails < 1) {
            throw new IllegalArgumentException("needs a rail at least, but has " + rails);
        }
        return Collections.nCopies(rails, schedule);
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() / 1000.0 + " s";
    }

    private static int require(int hosts) {
        if (hosts < 2) {
            throw new IllegalArgumentException("pairs need two hosts at least, but there are " + hosts);
        }
        return hosts;
    }
}
