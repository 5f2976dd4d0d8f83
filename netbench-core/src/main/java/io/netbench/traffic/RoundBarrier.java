package io.netbench.traffic;

import io.netbench.plan.Schedule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.HdrHistogram.Histogram;

/**
 * The rounds of one hub: a round is one block on each of its connections, and the next one is released when the last of
 * them has arrived.
 *
 * <p>Members arrive on their own event loops and meet in one countdown; the last one does the book-keeping, alone by
 * construction, and posts one task to each loop that releases that loop's members. The countdown's atomic decrement
 * orders what the others wrote before what the last one reads.
 */
final class RoundBarrier {

    private static final long MAX_ROUND_NS = 60_000_000_000L;

    private final int hub;
    private final String hubName;
    private final Schedule schedule;
    private final List<RoundMember> members = new ArrayList<>();
    private final Map<TrafficLoop, LoopRelease> releases = new LinkedHashMap<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private final Histogram completionNs = new Histogram(MAX_ROUND_NS, 3);
    private final Histogram releaseSkewNs = new Histogram(MAX_ROUND_NS, 3);
    private final Map<Integer, Histogram> linkCompletionNs = new TreeMap<>();

    private LoadWindow window;
    private boolean firstOfStart;
    private volatile long releasedNs;
    private volatile boolean running;
    private long turn;
    private long rounds;
    private long voided;
    private String failure;

    RoundBarrier(int hub, String hubName, Schedule schedule) {
        this.hub = hub;
        this.hubName = hubName;
        this.schedule = schedule;
    }

    /** Adds a connection before the first start. */
    synchronized void join(RoundMember member) {
        Connection connection = member.connection();
        members.add(member);
        Histogram linkCompletion = linkCompletionNs.computeIfAbsent(
                connection.plan.link().id(), id -> new Histogram(1024, MAX_ROUND_NS, 2));
        releases.computeIfAbsent(connection.loop, LoopRelease::new).join(member, linkCompletion);
    }

    /** Makes ready for a start, whose release is the first round's. No member may be under way. */
    synchronized void prepare(LoadWindow newWindow) {
        window = newWindow;
        firstOfStart = true;
        int awaitedHere = 0;
        for (LoopRelease release : releases.values()) {
            awaitedHere += release.prepare(newWindow);
        }
        awaited.set(awaitedHere);
        releasedNs = newWindow.startNs();
        running = failure == null && awaitedHere > 0;
    }

    /** A member's block is through. Called on its loop. */
    void arrive(RoundMember member, long nowNs) {
        releases.get(member.connection().loop).arrived(member, nowNs);
        if (awaited.decrementAndGet() == 0) {
            complete(member, nowNs);
        }
    }

    /** Ends the rounds; the one under way does not count. */
    void end() {
        running = false;
    }

    /** Stops the hub when the round under way has met its deadline. Called now and then, on any loop. */
    void check(long nowNs) {
        if (running && nowNs - releasedNs > schedule.roundNs() && awaited.get() > 0) {
            stop("a round was not complete after " + schedule.roundNs() / 1_000_000 + " ms; " + awaited.get() + " of "
                    + members.size() + " connections had not arrived");
        }
    }

    /** Stops the hub because a connection is lost, if it is one of the hub's. */
    synchronized void lost(Connection connection, String reason) {
        if (members.stream().anyMatch(member -> member.connection() == connection)) {
            stop("link " + connection.plan.link().id() + " was lost: " + reason);
        }
    }

    private void stop(String reason) {
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            voided++;
            failure = hubName + " stopped its rounds: " + reason;
        }
        for (RoundMember member : members) {
            Connection connection = member.connection();
            connection.loop.execute(() -> connection.fail(failure));
        }
    }

    private void complete(RoundMember last, long nowNs) {
        if (!running) {
            return;
        }
        book(last, nowNs);
        firstOfStart = false;
        turn++;
        List<LoopRelease> arrived = new ArrayList<>(releases.size());
        int takingPart = 0;
        for (LoopRelease release : releases.values()) {
            if (release.takesPart()) {
                arrived.add(release);
                takingPart += release.countTakingPart();
            }
        }
        if (takingPart == 0) {
            running = false;
        }
        awaited.set(takingPart);
        releasedNs = last.connection().loop.nowNs();
        for (LoopRelease release : arrived) {
            release.loop.execute(release);
        }
    }

    private void book(RoundMember last, long nowNs) {
        long fromNs = releasedNs;
        if (!firstOfStart) {
            long latestNs = fromNs;
            fromNs = Long.MAX_VALUE;
            for (LoopRelease release : releases.values()) {
                if (release.takesPart()) {
                    fromNs = Math.min(fromNs, release.firstNs);
                    latestNs = Math.max(latestNs, release.lastNs);
                }
            }
            if (window.measures(fromNs)) {
                releaseSkewNs.recordValue(Math.min(MAX_ROUND_NS, Math.max(0, latestNs - fromNs)));
            }
        }
        boolean measured = !isOpening(last) && window.measures(fromNs);
        if (measured) {
            rounds++;
            completionNs.recordValue(Math.min(MAX_ROUND_NS, nowNs - fromNs));
            releases.get(last.connection().loop).bookStraggler(last);
        }
        for (LoopRelease release : releases.values()) {
            release.bookArrivals(fromNs, measured);
        }
    }

    /** The first requests of a start only ask for the first round. */
    private boolean isOpening(RoundMember last) {
        return firstOfStart && last.connection().plan.requestsAcknowledge();
    }

    /** What the rounds gave. Called when the run is over. */
    synchronized HubRounds figures() {
        Map<Integer, Long> stragglers = new TreeMap<>();
        releases.values().forEach(release -> release.addStragglersTo(stragglers));
        return new HubRounds(
                hub,
                rounds,
                voided,
                completionNs.copy(),
                releaseSkewNs.copy(),
                stragglers,
                Map.copyOf(linkCompletionNs),
                Optional.ofNullable(failure));
    }

    /** The members of one loop. Its fields are written by that loop and read by the last arrival of a round. */
    private final class LoopRelease implements Runnable {

        private final TrafficLoop loop;
        private final List<RoundMember> own = new ArrayList<>();
        private final IdentityHashMap<RoundMember, Integer> slots = new IdentityHashMap<>();
        private long[] arrivedNs = new long[0];
        private boolean[] arrivedNow = new boolean[0];
        private long[] timesLast = new long[0];
        private Histogram[] completions = new Histogram[0];
        private int takingPart;
        private long firstNs;
        private long lastNs;

        LoopRelease(TrafficLoop loop) {
            this.loop = loop;
        }

        void join(RoundMember member, Histogram linkCompletion) {
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
                boolean hasLoad =
                        !newWindow.limited() || member.connection().plan.limitBytes() > 0;
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
                    completions[slot].recordValue(Math.min(MAX_ROUND_NS, Math.max(0, arrivedNs[slot] - fromNs)));
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
}
