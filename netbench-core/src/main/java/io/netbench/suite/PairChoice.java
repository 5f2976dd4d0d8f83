package io.netbench.suite;

import io.netbench.suite.schedule.HostPair;
import io.netbench.suite.schedule.IncastRounds;
import io.netbench.suite.schedule.Schedule;
import io.netbench.suite.schedule.Schedules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Which pairs of hosts are measured, and how they follow each other.
 *
 * @param kind the way to go through them
 * @param clients of {@link Kind#ROLES} how many of the hosts are clients, the first ones; the others are servers
 */
public record PairChoice(Kind kind, int clients) {

    /** All pairs, in shifts. */
    public static final PairChoice ALL = new PairChoice(Kind.SHIFTS, 0);

    static final String CLIENT = "client";
    static final String SERVER = "server";

    /** Three times what a port takes fills whatever buffer it has, and so few leave others free to do the same elsewhere. */
    private static final int FAN_IN = 3;

    /** The way to go through pairs. */
    public enum Kind {
        /** All pairs; every host sends and receives in each round. */
        SHIFTS("shifts"),
        /** A few pairs of each host. */
        QUICK("shifts by powers of two"),
        /** All pairs, one direction at a time. */
        TOURNAMENT("one way at a time"),
        /** Every client with every server, in both directions at once. */
        ROLES("clients and servers");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** For people. */
        public String words() {
            return words;
        }
    }

    /** All rounds of so many hosts. */
    Schedule schedule(int hosts) {
        return switch (kind) {
            case SHIFTS -> Schedules.shifts(hosts);
            case QUICK -> Schedules.quickShifts(hosts);
            case TOURNAMENT -> Schedules.tournament(hosts);
            case ROLES -> bothWays(Schedules.clientsToServers(clients, hosts - clients));
        };
    }

    private static Schedule bothWays(Schedule there) {
        List<List<HostPair>> rounds = new ArrayList<>();
        for (List<HostPair> pairs : there.rounds()) {
            List<HostPair> both = new ArrayList<>(pairs);
            pairs.forEach(pair -> both.add(new HostPair(/* source= */ pair.sink(), /* sink= */ pair.source())));
            rounds.add(both);
        }
        return new Schedule(rounds);
    }

    /** Which part a host has; null where all have the same. */
    String role(int host) {
        if (kind != Kind.ROLES) {
            return null;
        }
        return host < clients ? CLIENT : SERVER;
    }

    /** Hosts that several send to at once: those that would in their place, too. */
    List<Integer> hubs(int hosts) {
        return IntStream.range(kind == Kind.ROLES ? clients : 0, hosts).boxed().toList();
    }

    /** Hosts that send to them. */
    List<Integer> senders(int hosts) {
        return IntStream.range(0, kind == Kind.ROLES ? clients : hosts).boxed().toList();
    }

    /** The way in which several send to each hub. */
    IncastRounds incasts(int hosts) {
        return incasts(hosts, Map.of());
    }

    /** @param apart by hubs, hosts that are not to send to them */
    IncastRounds incasts(int hosts, Map<Integer, Set<Integer>> apart) {
        return new IncastRounds(senders(hosts), FAN_IN, apart);
    }

    /** Pairs in which each host is, and that are to reach each other: what an idle fabric is asked by. */
    List<HostPair> idle(int hosts) {
        if (kind != Kind.ROLES) {
            // A shift by one has each host send to one and receive from another.
            return Schedules.quickShifts(hosts).rounds().get(0);
        }
        int servers = hosts - clients;
        Set<HostPair> pairs = new LinkedHashSet<>();
        for (int i = 0; i < Math.max(clients, servers); i++) {
            pairs.add(new HostPair(i % clients, clients + i % servers));
        }
        return List.copyOf(pairs);
    }
}
