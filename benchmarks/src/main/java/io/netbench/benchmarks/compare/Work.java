package io.netbench.benchmarks.compare;

import io.netbench.text.ByteSize;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a tool is asked to do: one client process, one server process, and nothing said of loops or buffers.
 *
 * @param blockBytes size of a block
 * @param responseBytes size of what answers a block, or asks for it; 0 if nothing does
 * @param datagrams whether a block is a datagram of UDP, as many as the path takes
 * @param read whether blocks flow from the server to the client
 * @param connections between the two
 * @param depth operations in flight on each connection
 */
record Work(long blockBytes, long responseBytes, boolean datagrams, boolean read, int connections, int depth) {

    private static final String UDP = "udp";

    private static final Pattern NAME =
            Pattern.compile("(\\d+[kmg]?)-(\\d+[kmg]?|" + UDP + ")-(push|read)-(\\d{1,6})(?:-q(\\d{1,4}))?");

    /**
     * The work of a name such as {@code 64k-1-push-16}, {@code 4k-4k-push-4-q8} or {@code 1448-udp-push-1}: block, response (or that
     * it is of datagrams), direction, connections, depth.
     *
     * @throws IllegalArgumentException if it is no such name
     */
    static Work parse(String name) {
        Matcher matcher = NAME.matcher(name);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + name + "' is no work; write block-response-direction-connections"
                    + " and perhaps a depth, such as 64k-1-push-16 or 4k-4k-read-4-q8; or, of datagrams,"
                    + " 1448-udp-push-1");
        }
        boolean datagrams = matcher.group(2).equals(UDP);
        return new Work(
                ByteSize.parse(matcher.group(1)),
                datagrams ? 0 : ByteSize.parse(matcher.group(2)),
                datagrams,
                matcher.group(3).equals("read"),
                Integer.parseInt(matcher.group(4)),
                matcher.group(5) == null ? 1 : Integer.parseInt(matcher.group(5)));
    }

    boolean isStream() {
        return responseBytes == 0 && !datagrams;
    }

    String direction() {
        return read ? "read" : "push";
    }

    /** The name that {@link #parse} takes. */
    String name() {
        return ByteSize.format(blockBytes) + "-" + (datagrams ? UDP : ByteSize.format(responseBytes)) + "-"
                + direction() + "-" + connections + (depth == 1 ? "" : "-q" + depth);
    }
}
