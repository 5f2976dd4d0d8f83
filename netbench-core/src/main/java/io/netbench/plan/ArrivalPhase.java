package io.netbench.plan;

/** How the schedules of paced connections lie to each other within one period. */
public enum ArrivalPhase {
    /** Evenly over the period. */
    SPREAD,
    /** All at the same instants, as a synchronised application would. */
    ALIGNED,
    /** At offsets drawn from the run's seed. */
    RANDOM
}
