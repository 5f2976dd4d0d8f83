package io.netbench.plan;

/** How sources give the kernel what they send. */
public enum SendPath {
    /** The agent's choice, by its transport and by where its peers are. */
    AUTO,
    /** From the memory of the process, as {@code write()} does: the kernel copies it. */
    COPY,
    /** Long blocks from a file in memory, as {@code sendfile()} does: the kernel sends the file's pages as they are. */
    FILE
}
