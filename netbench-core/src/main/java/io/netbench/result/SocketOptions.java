package io.netbench.result;

/**
 * Options that were set on one socket.
 *
 * @param asked what was set
 * @param inForce what the kernel has of it, read back
 */
public record SocketOptions(SocketSettings asked, SocketSettings inForce) {

    /** A socket that nothing was asked of. */
    public static final SocketOptions NONE = new SocketOptions(SocketSettings.NONE, SocketSettings.NONE);

    /** The document has no place for a socket that nothing was asked of. */
    boolean isNone() {
        return equals(NONE);
    }
}
