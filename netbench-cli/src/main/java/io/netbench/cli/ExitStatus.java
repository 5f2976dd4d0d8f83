package io.netbench.cli;

/** What the process tells its parent. A run's own status stands in the verdict of its result. */
final class ExitStatus {

    /** It ran and passed. */
    static final int PASSED = 0;

    /** The run failed or is incomplete. */
    static final int FAILED = 1;

    /** The command line can't be run as it is. */
    static final int USAGE = 2;

    /** A signal with the terminal's interrupt key. */
    static final int INTERRUPTED = 130;

    /** A signal to terminate. */
    static final int TERMINATED = 143;

    private ExitStatus() {}
}
