package io.netbench.analysis;

/** What made a run end. */
public enum StopCause {
    /** Its own plan, or its own failure. */
    BY_ITSELF(0, "it ended by itself"),
    /** A person: Ctrl-C, SIGINT. */
    INTERRUPTED(130, "it was interrupted"),
    /** The system: SIGTERM. */
    TERMINATED(143, "it was terminated"),
    /** The terminal, which was closed: SIGHUP. */
    HUNG_UP(129, "it was hung up: its terminal was closed");

    private final int exitStatus;
    private final String words;

    StopCause(int exitStatus, String words) {
        this.exitStatus = exitStatus;
        this.words = words;
    }

    /** Of a command that ends so, whatever else is said of it: 128 and the number of the signal. */
    public int exitStatus() {
        return exitStatus;
    }

    /** What befell the run. */
    String words() {
        return words;
    }
}
