package io.netbench.cli.iperf3;

import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What iperf3's JSON says of an interval. */
final class Iperf3Intervals {

    private static final double PERCENT = 100;

    private final Iperf3Asked asked;
    private final RunPlan plan;

    Iperf3Intervals(Iperf3Asked asked) {
        this.asked = asked;
        plan = asked.plan();
    }

    ObjectNode node(SeenInterval interval) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode streams = node.putArray("streams");
        int firstStream = 0;
        for (LinkPlan link : plan.links()) {
            boolean isSentHere = asked.isSentHere(link.id());
            Optional<LinkInterval> told = interval.byLink().stream()
                    .filter(each -> each.link() == link.id())
                    .findFirst();
            boolean isOfDatagrams = plan.loadOf(link).protocol() == DataProtocol.UDP;
            Long missing = told.map(LinkInterval::missing).orElse(null);
            // Whose of several flows the missing ones are is told by nobody.
            boolean isToldOfEach =
                    isOfDatagrams && (missing == null || link.load().connections() == 1);
            for (StreamInterval stream : told.map(LinkInterval::streams).orElse(List.of())) {
                ObjectNode each = streams.addObject();
                each.put("socket", Iperf3Start.socket(firstStream + stream.index()));
                Numbers.span(each, interval.startNs(), interval.endNs(), stream.bytes());
                Numbers.whole(each, "retransmits", stream.retransmits());
                Numbers.whole(each, "snd_cwnd", stream.congestionWindowBytes());
                Numbers.whole(each, "rtt", stream.rttUs());
                if (isToldOfEach) {
                    datagrams(each, link, stream.bytes(), missing);
                }
                each.put("omitted", interval.isOmitted());
                each.put("sender", isSentHere);
            }
            ObjectNode sum = node.putObject(link.id() == 0 ? "sum" : "sum_bidir_reverse");
            Long bytes = told.map(LinkInterval::bytes).orElse(null);
            Numbers.span(sum, interval.startNs(), interval.endNs(), bytes);
            Numbers.whole(
                    sum, "retransmits", told.map(LinkInterval::retransmits).orElse(null));
            if (isOfDatagrams) {
                datagrams(sum, link, bytes, missing);
            }
            sum.put("omitted", interval.isOmitted());
            sum.put("sender", isSentHere);
            firstStream += link.load().connections();
        }
        return node;
    }

    /** Those that came, and those that are missing among them; where nobody tells what came, those that were sent. */
    private static void datagrams(ObjectNode at, LinkPlan link, Long bytes, Long missing) {
        if (bytes == null) {
            return;
        }
        long packets = bytes / link.load().blockSizeBytes() + (missing == null ? 0 : missing);
        Numbers.whole(at, "lost_packets", missing);
        at.put("packets", packets);
        if (missing != null && packets > 0) {
            Numbers.real(at, "lost_percent", PERCENT * missing / packets);
        }
    }
}
