package io.netbench.traffic.connection;

import io.netbench.measure.LoadWindow;
import io.netbench.plan.Schedule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The rounds of one hub: a round is one block on each of its connections, and the next one is released when the last of
 * them has arrived.
 *
 * <p>Members arrive on their own event loops and meet in one countdown; the last one does the book-keeping, alone by
 * construction, and posts one task to each loop that releases that loop's members. The countdown's atomic decrement
 * orders what the others wrote before what the last one reads.
 */
final class RoundBarrier {

    private final LoadHub hub;
    private final String hubName;
    private final Schedule schedule;
    private final List<RoundMember> members = new ArrayList<>();
    private final Map<ConnectionLoop, LoopRound> loops = new LinkedHashMap<>();
    private final AtomicInteger awaited = new AtomicInteger();
    private final RoundLog log = new RoundLog();

    private LoadWindow window;
    private boolean firstOfStart;
    private volatile long releasedNs;
    private volatile boolean running;
    private long turn;
    private String failure;

    RoundBarrier(LoadHub hub, String hubName, Schedule schedule) {
        this.hub = hub;
        this.hubName = hubName;
        this.schedule = schedule;
    }

    /** Adds a connection before the first start. */
    synchronized void join(RoundMember member) {
        Connection connection = member.connection();
        members.add(member);
        loops.computeIfAbsent(connection.loop, LoopRound::new)
                .join(member, log.ofLink(connection.plan.link().id()));
    }

    /** Makes ready for a start, whose release is the first round's. No member may be under way. */
    synchronized void prepare(LoadWindow newWindow) {
        window = newWindow;
        firstOfStart = true;
        int awaitedHere = 0;
        for (LoopRound ofLoop : loops.values()) {
            awaitedHere += ofLoop.prepare(newWindow);
        }
        awaited.set(awaitedHere);
        releasedNs = newWindow.startNs();
        running = failure == null && awaitedHere > 0;
    }

    /** A member's block is through. Called on its loop. */
    void arrive(RoundMember member, long nowNs) {
        loops.get(member.connection().loop).arrived(member, nowNs);
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
    synchronized void lost(ConnectionPlan end, String reason) {
        if (members.stream().anyMatch(member -> member.connection().plan.isSameEnd(end))) {
            stop("link " + end.link().id() + " was lost: " + reason);
        }
    }

    private void stop(String reason) {
        synchronized (this) {
            if (!running) {
                return;
            }
            running = false;
            log.countVoided();
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
        List<LoopRound> arrived = new ArrayList<>(loops.size());
        int takingPart = 0;
        for (LoopRound ofLoop : loops.values()) {
            if (ofLoop.takesPart()) {
                arrived.add(ofLoop);
                takingPart += ofLoop.countTakingPart();
            }
        }
        if (takingPart == 0) {
            running = false;
        }
        awaited.set(takingPart);
        releasedNs = last.connection().loop.nowNs();
        for (LoopRound ofLoop : arrived) {
            ofLoop.releaseLater(turn);
        }
    }

    private void book(RoundMember last, long nowNs) {
        long fromNs = firstOfStart ? releasedNs : bookRelease();
        boolean measured = !isOpening(last) && window.measures(fromNs);
        if (measured) {
            log.addRound(nowNs - fromNs);
            loops.get(last.connection().loop).bookStraggler(last);
        }
        for (LoopRound ofLoop : loops.values()) {
            ofLoop.bookArrivals(fromNs, measured);
        }
    }

    /** Returns when the first connection of the round was really released. */
    private long bookRelease() {
        long latestNs = releasedNs;
        long earliestNs = Long.MAX_VALUE;
        for (LoopRound ofLoop : loops.values()) {
            if (ofLoop.takesPart()) {
                earliestNs = Math.min(earliestNs, ofLoop.firstReleasedNs());
                latestNs = Math.max(latestNs, ofLoop.lastReleasedNs());
            }
        }
        if (window.measures(earliestNs)) {
            log.addReleaseSkew(latestNs - earliestNs);
        }
        return earliestNs;
    }

    /** The first requests of a start only ask for the first round. */
    private boolean isOpening(RoundMember last) {
        return firstOfStart && last.connection().plan.requestsAcknowledge();
    }

    /** What the rounds gave. Called when the run is over. */
    synchronized RoundFigures figures() {
        Map<Integer, Long> stragglers = new TreeMap<>();
        loops.values().forEach(ofLoop -> ofLoop.addStragglersTo(stragglers));
        return log.figures(hub, stragglers, Optional.ofNullable(failure));
    }
}
