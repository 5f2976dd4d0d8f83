package io.netbench.plan;

/** Who asks for the next block. */
public enum Mode {
    /** The source sends a block and waits for the sink's response, as a storage client that writes. */
    PUSH,
    /** The sink sends a request and the source answers with a block, as a storage client that reads. */
    READ
}
