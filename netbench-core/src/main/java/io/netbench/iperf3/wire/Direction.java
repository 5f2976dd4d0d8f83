package io.netbench.iperf3.wire;

/** Who sends. */
public enum Direction {
    /** The client, on all streams. */
    UPLOAD,
    /** The server, on all streams: {@code -R}. */
    DOWNLOAD,
    /** The client on the first half of the streams, the server on the second: {@code --bidir}. */
    BOTH;

    /** How many streams a test with {@code -P parallel} has. */
    public int streams(int parallel) {
        return this == BOTH ? 2 * parallel : parallel;
    }

    /**
     * Whether the server sends on a stream.
     *
     * @param index its place in the order in which the client connected, from 0
     */
    public boolean serverSends(int index, int parallel) {
        return this == DOWNLOAD || (this == BOTH && index >= parallel);
    }

    /** The id of the stream at a place in that order: 1, 3, 4, 5, and so on; 2 was never given. */
    public static int streamId(int index) {
        return index == 0 ? 1 : index + 2;
    }
}
