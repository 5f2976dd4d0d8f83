package io.netbench.suite.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Incasts side by side, with no host in two of a round: as many hosts receive in few rounds, however large the fabric is, and no sender is
 * short because it serves two.
 *
 * @param all hosts that may send, in their order
 * @param fanIn how many send to each hub, or as many as there are
 * @param apart by hubs, hosts that are not to send to them
 */
public record IncastRounds(List<Integer> all, int fanIn, Map<Integer, Set<Integer>> apart) {

    public IncastRounds {
        all = List.copyOf(all);
        apart = Map.copyOf(apart);
        if (fanIn < 2) {
            throw new IllegalArgumentException("an incast takes two senders at least, got: " + fanIn);
        }
    }

    /** Whoever may send sends to any hub. */
    public IncastRounds(List<Integer> all, int fanIn) {
        this(all, fanIn, Map.of());
    }

    /** The same where some of them do not send. */
    public IncastRounds without(Set<Integer> some) {
        return new IncastRounds(
                all.stream().filter(host -> !some.contains(host)).toList(), fanIn, apart);
    }

    /** Whether a hub has all of its senders, so that it can be held against others. */
    public boolean reaches(int hub) {
        return count(hub) >= fanIn;
    }

    private long count(int hub) {
        return all.stream().filter(one -> maySend(one, hub)).count();
    }

    private boolean maySend(int one, int hub) {
        return one != hub && !apart.getOrDefault(hub, Set.of()).contains(one);
    }

    /**
     * The rounds in which each hub has its incast.
     *
     * @param turn from 0; another turn has other senders, where there are as many
     * @return none where there are fewer than two to send
     */
    public List<List<Incast>> rounds(List<Integer> hubs, int turn) {
        Set<Integer> left = new LinkedHashSet<>(hubs);
        List<List<Incast>> rounds = new ArrayList<>();
        while (!left.isEmpty()) {
            List<Incast> round = round(left, turn);
            if (round.isEmpty()) {
                break;
            }
            round.forEach(incast -> left.remove(incast.hub()));
            rounds.add(round);
        }
        return rounds;
    }

    private List<Incast> round(Set<Integer> hubs, int turn) {
        List<Incast> round = new ArrayList<>();
        Set<Integer> busy = new HashSet<>();
        for (int hub : hubs) {
            List<Integer> senders = busy.contains(hub) ? List.of() : senders(hub, turn, busy);
            boolean isWhole = senders.size() == Math.min(fanIn, count(hub));
            if (senders.size() >= 2 && isWhole) {
                round.add(new Incast(hub, senders));
                busy.add(hub);
                busy.addAll(senders);
            }
        }
        return round;
    }

    /** Those that come after it in the list, which are as often at its switch as any, from another place in each turn. */
    private List<Integer> senders(int hub, int turn, Set<Integer> busy) {
        List<Integer> senders = new ArrayList<>();
        int after = all.indexOf(hub) + 1 + turn * fanIn;
        for (int k = 0; k < all.size() && senders.size() < fanIn; k++) {
            int one = all.get((after + k) % all.size());
            if (maySend(one, hub) && !busy.contains(one)) {
                senders.add(one);
            }
        }
        return senders;
    }
}
