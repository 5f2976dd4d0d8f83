package io.netbench.coordinator.agents;

import io.netbench.plan.RunPlan;
import java.util.Objects;
import java.util.Optional;

/**
 * An agent that runs may take part of, one after another: the way to it, and what holds from one run to the next. For the
 * thread that runs plans on it.
 */
public final class OpenAgent {

    /** For how long a clock counts as known. */
    private static final long FRESH_NS = 30_000_000_000L;

    /** Starts over which an agent that was late once costs as much time as to be late again. */
    private static final int PATIENT_STARTS = 4;

    private static final int MOST_DOUBLINGS = 10;

    private final AgentConnection connection;
    private AgentLoss loss;
    private Long processId;
    private ClockOffset clock;
    private long clockAtNs;
    private boolean hasCarriedLoad;
    private int timesLate;
    private int patientStarts;

    OpenAgent(AgentConnection connection) {
        this.connection = connection;
        this.loss = connection.loss().orElse(null);
    }

    public String name() {
        return connection.name();
    }

    public boolean isEmbedded() {
        return connection.embedded();
    }

    AgentConnection connection() {
        return connection;
    }

    /** Why it takes part in no run any more. */
    Optional<AgentLoss> loss() {
        return Optional.ofNullable(loss);
    }

    /** It left a hello unanswered: to wait for it would cost every further run as much. */
    void giveUp(String step) {
        loss = new AgentLoss(step, "it did not answer in a run before, and is not waited for again");
    }

    /**
     * It answered a hello.
     *
     * @param id of its process: another one knows nothing of the runs that one before has carried
     */
    void greeted(long id) {
        if (processId != null && processId != id) {
            forget();
        }
        processId = id;
    }

    /** It dropped out of a run: its host may have slept, or it may be started anew. */
    void forget() {
        clock = null;
        hasCarriedLoad = false;
    }

    /** How its clock lies to the coordinator's, and when that was found. */
    void clockIs(ClockOffset offset, long atNs) {
        clock = offset;
        clockAtNs = atNs;
    }

    /** Whether its clock has been measured so lately that it need not be again. */
    boolean isClockFresh(long nowNs) {
        return clock != null && nowNs - clockAtNs <= FRESH_NS;
    }

    /** As it was measured last; of an agent whose clock was. */
    ClockOffset clock() {
        return Objects.requireNonNull(clock, "the clock of " + name() + " is not known");
    }

    /** A load of a run has begun at it: its code is loaded. */
    void carriedLoad() {
        hasCarriedLoad = true;
        patientStarts = Math.max(0, patientStarts - 1);
    }

    /**
     * An order to start came too late for it. For some runs it is given the time that a first run has: what made it late may
     * pass, and each time it comes again it is waited for longer.
     */
    void wasLate() {
        patientStarts = PATIENT_STARTS << Math.min(timesLate++, MOST_DOUBLINGS);
    }

    /** Whether all that it does is done in this process, and it has kept all starts so far. */
    boolean isPromptFromTheFirst() {
        return isEmbedded() && name().equals(RunPlan.THIS_HOST) && timesLate == 0;
    }

    /** Whether it can keep a start that lies but a little ahead. */
    boolean startsSoon(long nowNs) {
        return hasCarriedLoad && patientStarts == 0 && isClockFresh(nowNs);
    }
}
