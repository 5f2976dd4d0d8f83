package io.netbench.traffic.connection;

import io.netbench.measure.LatencyRecorder;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.SampleLog;
import io.netbench.measure.StallFigures;
import io.netbench.transport.AppliedOption;
import java.util.List;

/**
 * Starts operations at a rate, whether or not earlier ones have completed, up to the queue depth. Latency counts from
 * the instant at which an operation was <em>meant</em> to start, so that a stall is not hidden by the operations that it
 * held up; the service time, from the real start, stands beside it. What is due and not started is a number.
 */
final class OpenLoopPacer extends Pacer implements Paced {

    /** Later than any run ends, and early enough that it can be added to an instant: 73 years. */
    private static final long NEVER_NS = 1L << 61;

    private final PacedSchedule schedule;
    private final SourceStalls stalls = new SourceStalls();
    private final SampleLog samples;
    private LatencyRecorder service;

    OpenLoopPacer(ConnectionPlan plan, ConnectionLoop loop, Wire wire, List<AppliedOption> options) {
        super(plan, loop, wire, options);
        schedule = PacedSchedule.of(plan, loop.seed());
        service = loop.service(plan.link().id());
        samples = plan.load().keptSamples() > 0 && plan.index() == 0
                ? loop.samples(plan.link().id(), schedule.phase(), schedule.periodNs())
                : null;
        loop.pace(this);
    }

    @Override
    void onMoved() {
        super.onMoved();
        service = loop.service(plan.link().id());
        loop.pace(this);
        loop.dueAt(loop.nowNs());
    }

    @Override
    public void prepare(LoadWindow newWindow) {
        super.prepare(newWindow);
        stalls.restart(newWindow);
    }

    @Override
    void onReleased(long nowNs) {
        startWhatIsDue(nowNs);
    }

    @Override
    void onCompleted(long nowNs) {
        loop.dueAt(startWhatIsDue(nowNs));
    }

    @Override
    public long startWhatIsDue(long nowNs) {
        if (window == null) {
            return Long.MAX_VALUE;
        }
        long room = room();
        long due = 0;
        while (due < room && intendedNs(started + due) <= nowNs) {
            due++;
        }
        if (due > 0) {
            stalls.look(intendedNs(started), nowNs);
        }
        if (due > 0 && mayStart(nowNs)) {
            keepLateness(due, nowNs);
            start(due, nowNs);
        }
        stalls.heldUp(due >= room);
        return due < room ? intendedNs(started) : Long.MAX_VALUE;
    }

    private void keepLateness(long due, long nowNs) {
        for (long index = started; samples != null && index < started + due; index++) {
            samples.began(index, nowNs - intendedNs(index));
        }
    }

    @Override
    void record(long index, long startNs, long nowNs) {
        long intendedNs = intendedNs(index);
        if (samples != null) {
            samples.ended(index, nowNs - intendedNs);
        }
        if (window.measures(intendedNs)) {
            latency.record(nowNs - intendedNs);
            service.record(nowNs - startNs);
        }
    }

    @Override
    void onEnded(long nowNs) {
        if (room() > 0) {
            stalls.look(intendedNs(started), nowNs);
        }
    }

    @Override
    StallFigures stalls() {
        return stalls.figures();
    }

    @Override
    long notStarted() {
        return notStarted(schedule, started, limitUnits());
    }

    /** As its latency would, its age counts from the instant at which it was meant to start, be it that it has not started. */
    @Override
    long oldestAgeNs(long untilNs) {
        return isBusy() || notStarted() > 0 ? untilNs - intendedNs(completed) : 0;
    }

    private long intendedNs(long index) {
        return window.startNs() + Math.min(NEVER_NS, schedule.offsetNs(index));
    }
}
