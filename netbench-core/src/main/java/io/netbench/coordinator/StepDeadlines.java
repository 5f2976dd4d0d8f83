package io.netbench.coordinator;

/**
 * For how long the coordinator waits for what an agent does at once. What takes its time (connecting, the load, its
 * drain) has its deadline from the plan, and this on top.
 *
 * @param answerNs an answer to a message
 * @param prepareNs getting ready and listening
 * @param reportNs all final figures
 */
public record StepDeadlines(long answerNs, long prepareNs, long reportNs) {

    private static final long SECOND_NS = 1_000_000_000L;

    /** A host that does not answer is named within 5 s. */
    public static final StepDeadlines DEFAULT = new StepDeadlines(5 * SECOND_NS, 15 * SECOND_NS, 60 * SECOND_NS);

    /** An agent in this process can't be lost, but a busy machine may take its time to load code. */
    public static final StepDeadlines EMBEDDED = new StepDeadlines(30 * SECOND_NS, 60 * SECOND_NS, 120 * SECOND_NS);
}
