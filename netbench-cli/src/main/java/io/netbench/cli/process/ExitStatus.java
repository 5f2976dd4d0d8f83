package io.netbench.cli.process;

import io.netbench.result.Verdict;

/** What the process tells its parent. A run's own status stands in the verdict of its result. */
public final class ExitStatus {

    /** It ran and passed. */
    public static final int PASSED = Verdict.PASSED_STATUS;

    /** The run failed or is incomplete. */
    public static final int FAILED = Verdict.INCOMPLETE_STATUS;

    /** The command line can't be run as it is. */
    public static final int USAGE = 2;

    /** The least that says that a signal ended it; {@link io.netbench.analysis.StopCause} has them all. */
    public static final int SIGNALLED = 128;

    private ExitStatus() {}
}
