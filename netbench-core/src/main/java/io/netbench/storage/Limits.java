package io.netbench.storage;

/** What no storage result exceeds; a file that does is not read as one. */
final class Limits {

    /** A file, and what a packed one holds. */
    static final int FILE_BYTES = 64 << 20;

    /** Names and values of one document: a memory of some hundred megabytes. */
    static final long TOKENS = 4_000_000;

    static final int NESTING = 64;

    static final long BLOCK_BYTES = 1L << 40;
    static final int HOSTS = 1_000_000;
    static final long WORKERS = 1L << 30;
    static final long DEPTH = 1L << 30;
    static final long RESULTS = 100_000;

    private Limits() {}
}
