package io.netbench.result;

/** What a result of a storage tool measured, from the disk up. */
public enum StorageLayer {
    /** Disks of servers, without a network. */
    DISK("disks"),
    /** A network without a disk. */
    NETWORK("network"),
    /** A file system, block device or object store as its clients see it, with the network in the path. */
    STORAGE("storage");

    private final String words;

    StorageLayer(String words) {
        this.words = words;
    }

    /** What it is called in a table. */
    public String words() {
        return words;
    }
}
