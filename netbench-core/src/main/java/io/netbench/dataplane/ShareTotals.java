package io.netbench.dataplane;

import io.netbench.result.end.EndRole;
import io.netbench.result.end.LinkEnd;

/**
 * What an agent's share of a run came to, over the life of its connections, for whoever watches the agent. Results have
 * their own figures, of windows.
 *
 * @param receivedBytes payload that its sinks read
 * @param sentBytes payload that its sources' kernel took
 * @param connectionEnds ends of connections that it had
 * @param loadNs time from the first start to the end of the load
 */
public record ShareTotals(long receivedBytes, long sentBytes, int connectionEnds, long loadNs) {

    /** Nothing was carried. */
    public static final ShareTotals NONE = new ShareTotals(0, 0, 0, 0);

    /** These and one more end of a link. */
    public ShareTotals with(LinkEnd end) {
        long bytes = end.bytes().lifetime();
        boolean isSink = end.role() == EndRole.SINK;
        return new ShareTotals(
                receivedBytes + (isSink ? bytes : 0),
                sentBytes + (isSink ? 0 : bytes),
                connectionEnds + end.connectionCount(),
                loadNs);
    }

    /** The same ends under a load of this length. */
    public ShareTotals over(long loadNs) {
        return new ShareTotals(receivedBytes, sentBytes, connectionEnds, loadNs);
    }
}
