package io.netbench.result.end;

/**
 * Payload of blocks that one end sent (as taken by the kernel) or received (as read), and responses the other way.
 *
 * @param lifetime from the accept of each connection to the end of its stream
 * @param warmup part of it before the window
 * @param window part of it in the window; 0 at a source that did not come so far
 * @param responses responses (in a read: requests) over the connections' life, whichever way they went at this end
 * @param firstByteNs when the first payload byte passed, in the warm-up where traffic did not pause after it; null if
 *     none did
 * @param lastByteNs when the last payload byte of the window passed; null if none did
 */
public record EndBytes(long lifetime, long warmup, long window, long responses, Long firstByteNs, Long lastByteNs) {

    public EndBytes {
        if (lifetime < 0 || warmup < 0 || window < 0 || responses < 0) {
            throw new IllegalArgumentException("bytes of an end must not be negative, got: lifetime " + lifetime
                    + ", warmup " + warmup + ", window " + window + ", responses " + responses);
        }
        if (warmup + window > lifetime) {
            throw new IllegalArgumentException("bytes of an end's warm-up and window must not exceed its lifetime "
                    + lifetime + ", got: " + warmup + " + " + window);
        }
    }
}
