package io.netbench.result;

/** Which way the blocks of a storage load go. */
public enum StorageDirection {
    /** Servers push to clients. */
    READ("reads"),
    /** Clients push to servers. */
    WRITE("writes");

    private final String verb;

    StorageDirection(String verb) {
        this.verb = verb;
    }

    /** What a client does: {@code reads}. */
    public String verb() {
        return verb;
    }

    /** What a person asks for it with: {@code read}. */
    public String word() {
        return this == READ ? "read" : "write";
    }
}
