package io.netbench.traffic.datagram;

/** What it means that the kernel did not take a datagram which tries the way, by the words of its error. */
enum ProbeRefusal {
    /** The next try may do: a port that is said to be closed was that for an earlier one, and a full queue has room again. */
    PASSES,
    /** It is longer than the path allows. */
    TOO_LONG,
    /** The kernel, or the interface, may be one that can't cut what it is handed at once. */
    OF_CUTTING,
    /** Whatever is tried, it will not go. */
    STAYS;

    static ProbeRefusal of(String reason) {
        if (reason.contains("refused") || reason.contains("unreachable") || reason.contains("No buffer space")) {
            return PASSES;
        }
        if (reason.contains("Message too long")) {
            return TOO_LONG;
        }
        boolean isOfCutting = reason.contains("Input/output error")
                || reason.contains("Invalid argument")
                || reason.contains("Protocol not available");
        return isOfCutting ? OF_CUTTING : STAYS;
    }
}
