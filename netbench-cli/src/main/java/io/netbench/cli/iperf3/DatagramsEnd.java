package io.netbench.cli.iperf3;

import io.netbench.result.LinkDatagrams;
import io.netbench.result.LinkResult;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What iperf3's JSON says of a link of datagrams at the end. It has the lost ones among the packets of both ends. */
final class DatagramsEnd {

    private static final double PERCENT = 100;
    private static final double NS_PER_MS = 1e6;

    private final LinkResult link;
    private final LinkDatagrams told;
    private final boolean isSentHere;
    private final long windowNs;
    private final Long sentBytes;

    /**
     * The end of a link.
     *
     * @param told what became of its datagrams
     * @param datagramBytes payload of each
     */
    DatagramsEnd(LinkResult link, LinkDatagrams told, long datagramBytes, boolean isSentHere) {
        this.link = link;
        this.told = told;
        this.isSentHere = isSentHere;
        windowNs = link.windowNs() == null ? 0 : link.windowNs();
        sentBytes = told.sent() == null ? null : (Long) (told.sent() * datagramBytes);
    }

    /** One of its flows: both ends are one node. What became of each of several is told by nobody. */
    ObjectNode stream(int socket) {
        boolean isOnly = link.connectionCount() == 1;
        ObjectNode stream = JsonNodeFactory.instance.objectNode();
        ObjectNode udp = stream.putObject("udp");
        udp.put("socket", socket);
        Numbers.span(udp, 0, windowNs, isOnly ? sentBytes : null);
        if (isOnly) {
            arrival(udp, told.sent());
            Numbers.whole(udp, "out_of_order", told.reordered());
        }
        udp.put("sender", isSentHere);
        return stream;
    }

    /** All of them. Other than with streams, the parts of the two ends say by "sender" whose figures they are. */
    void sums(ObjectNode end, String suffix) {
        ObjectNode both = end.putObject("sum" + suffix);
        Numbers.span(both, 0, windowNs, sentBytes);
        arrival(both, told.sent());
        both.put("sender", isSentHere);
        ObjectNode sent = end.putObject("sum_sent" + suffix);
        Numbers.span(sent, 0, windowNs, sentBytes);
        // Nothing is late or lost where it is sent, which iperf3 says by the same keys.
        sent.put("jitter_ms", 0);
        sent.put("lost_packets", 0);
        Numbers.whole(sent, "packets", told.sent());
        sent.put("lost_percent", 0);
        sent.put("sender", true);
        ObjectNode received = end.putObject("sum_received" + suffix);
        Numbers.span(received, 0, windowNs, link.bytes());
        arrival(received, told.lost() == null ? null : told.sent());
        received.put("sender", false);
    }

    private void arrival(ObjectNode at, Long packets) {
        Numbers.real(at, "jitter_ms", told.jitterNs() == null ? null : (Double) (told.jitterNs() / NS_PER_MS));
        Numbers.whole(at, "lost_packets", told.lost());
        Numbers.whole(at, "packets", packets);
        Numbers.real(at, "lost_percent", told.lostFraction() == null ? null : (Double) (PERCENT * told.lostFraction()));
    }
}
