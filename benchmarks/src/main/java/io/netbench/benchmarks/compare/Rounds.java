package io.netbench.benchmarks.compare;

/** How many rounds a contest has. */
@FunctionalInterface
interface Rounds {

    /**
     * Whether there is to be another one.
     *
     * @param tried rounds that there were, with those in which an entrant failed
     * @param soFar what they gave
     */
    boolean another(int tried, Outcome soFar);

    /** So many. */
    static Rounds fixed(int rounds) {
        return (tried, soFar) -> tried < rounds;
    }
}
