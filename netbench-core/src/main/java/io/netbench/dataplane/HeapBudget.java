package io.netbench.dataplane;

/** The heap that an agent gives to the recorders and connections of all the runs that it carries at a time. Thread-safe. */
final class HeapBudget {

    private final long bytes;
    private long takenBytes;
    private int runs;

    HeapBudget(long bytes) {
        this.bytes = bytes;
    }

    /**
     * Takes a part for one run; to be given back.
     *
     * @throws AgentException if the others have left too little
     */
    synchronized void take(long wantedBytes) {
        if (wantedBytes > bytes - takenBytes) {
            throw new AgentException(("the run's recorders and connections need %d MiB of heap; of the %d MiB that this"
                            + " {agent} gives to its runs, the %d that it carries have %d MiB. Wait for them, use fewer"
                            + " links, or give the JVM more (NETBENCH_JAVA_OPTS=-Xmx...)")
                    .formatted(mebibytes(wantedBytes), mebibytes(bytes), runs, mebibytes(takenBytes)));
        }
        takenBytes += wantedBytes;
        runs++;
    }

    synchronized void giveBack(long heldBytes) {
        takenBytes -= heldBytes;
        runs--;
    }

    private static long mebibytes(long bytes) {
        return (bytes + (1 << 20) - 1) >> 20;
    }
}
