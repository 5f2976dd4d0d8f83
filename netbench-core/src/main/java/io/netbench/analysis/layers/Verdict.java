package io.netbench.analysis.layers;

/** Which layer limits. */
public enum Verdict {
    /** The storage gave nearly all that the network gives. */
    NETWORK,
    /** The storage gave nearly all that its disks give. */
    DISK,
    /** The network gives much more, and nothing is known of what lies behind it. */
    BEHIND_NETWORK,
    /** Network and disks both give much more: file system, protocol, or the CPUs of servers or clients. */
    BETWEEN,
    /** In between: the network has a part, and so has something else. */
    BOTH,
    /** The storage gave more than the network run did: they were not the same path, or not at their best. */
    ABOVE,
    /** What was measured does not decide it. */
    UNDECIDED;

    /** Whether a layer is named. */
    public boolean isNamed() {
        return this != ABOVE && this != UNDECIDED;
    }
}
