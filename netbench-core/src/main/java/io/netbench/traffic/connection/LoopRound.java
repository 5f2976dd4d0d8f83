package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * The members of a hub's rounds that live on one event loop. Its fields are written by that loop and read by the last
 * arrival of a round, which is alone: the barrier's countdown orders the one before the other.
 */
final class LoopRound implements Runnable {

    private final ConnectionLoop loop;
    private final List<RoundMember> own = new ArrayList<>();
    private final IdentityHashMap<RoundMember, Integer> slots = new IdentityHashMap<>();
    private long[] arrivedNs = new long[0];
    private boolean[] arrivedNow = new boolean[0];
    private long[] timesLast = new long[0];
    private RoundTimes[] completions = new RoundTimes[0];
    private int takingPart;
    private long turn;
    private long firstNs;
    private long lastNs;

    LoopRound(ConnectionLoop loop) {
        this.loop = loop;
    }

    void join(RoundMember member, RoundTimes linkCompletion) {
        slots.put(member, own.size());
        own.add(member);
        arrivedNs = new long[own.size()];
        arrivedNow = new boolean[own.size()];
        timesLast = new long[own.size()];
        completions = Arrays.copyOf(completions, own.size());
        completions[own.size() - 1] = linkCompletion;
    }

    /** Returns how many members have something to carry in the first round. */
    int prepare(LoadWindow newWindow) {
        takingPart = 0;
        for (RoundMember member : own) {
            boolean hasLoad = !newWindow.limited() || member.connection().plan.limitBytes() > 0;
            takingPart += hasLoad ? 1 : 0;
        }
        return takingPart;
    }

    /** Whether any member takes part in the round under way. */
    boolean takesPart() {
        return takingPart > 0;
    }

    /** Returns how many members take part in the next round. */
    int countTakingPart() {
        takingPart = 0;
        for (RoundMember member : own) {
            takingPart += member.takesPart() ? 1 : 0;
        }
        return takingPart;
    }

    void arrived(RoundMember member, long nowNs) {
        int slot = slots.get(member);
        arrivedNs[slot] = nowNs;
        arrivedNow[slot] = true;
    }

    void bookStraggler(RoundMember member) {
        timesLast[slots.get(member)]++;
    }

    void bookArrivals(long fromNs, boolean measured) {
        for (int slot = 0; slot < arrivedNs.length; slot++) {
            if (arrivedNow[slot] && measured) {
                completions[slot].add(arrivedNs[slot] - fromNs);
            }
            arrivedNow[slot] = false;
        }
    }

    void addStragglersTo(Map<Integer, Long> byLink) {
        for (int slot = 0; slot < timesLast.length; slot++) {
            if (timesLast[slot] > 0) {
                byLink.merge(own.get(slot).connection().plan.link().id(), timesLast[slot], Long::sum);
            }
        }
    }

    /** When the round's first member of this loop was released. */
    long firstReleasedNs() {
        return firstNs;
    }

    /** When the round's last member of this loop was released. */
    long lastReleasedNs() {
        return lastNs;
    }

    /** Has the loop release its members. Called by the last arrival of the round before. */
    void releaseLater(long newTurn) {
        turn = newTurn;
        loop.execute(this);
    }

    /** Releases this loop's members, each round beginning with another one. */
    @Override
    public void run() {
        int size = own.size();
        int first = (int) (turn % size);
        firstNs = loop.nowNs();
        for (int i = 0; i < size; i++) {
            lastNs = i == 0 ? firstNs : loop.nowNs();
            own.get((first + i) % size).releaseRound(lastNs);
        }
    }
}
