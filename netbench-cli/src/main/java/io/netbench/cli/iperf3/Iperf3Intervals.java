package io.netbench.cli.iperf3;

import io.netbench.plan.LinkPlan;
import io.netbench.plan.Mode;
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

    private final RunPlan plan;

    Iperf3Intervals(RunPlan plan) {
        this.plan = plan;
    }

    ObjectNode node(SeenInterval interval) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        ArrayNode streams = node.putArray("streams");
        int firstStream = 0;
        for (LinkPlan link : plan.links()) {
            boolean isSentHere = plan.loadOf(link).mode() == Mode.PUSH;
            Optional<LinkInterval> told = interval.figures().byLink().stream()
                    .filter(each -> each.link() == link.id())
                    .findFirst();
            for (StreamInterval stream : told.map(LinkInterval::streams).orElse(List.of())) {
                ObjectNode each = streams.addObject();
                each.put("socket", Iperf3Start.socket(firstStream + stream.index()));
                Numbers.span(each, interval.startNs(), interval.endNs(), stream.bytes());
                Numbers.whole(each, "retransmits", stream.retransmits());
                Numbers.whole(each, "snd_cwnd", stream.congestionWindowBytes());
                Numbers.whole(each, "rtt", stream.rttUs());
                each.put("omitted", interval.isOmitted());
                each.put("sender", isSentHere);
            }
            ObjectNode sum = node.putObject(link.id() == 0 ? "sum" : "sum_bidir_reverse");
            Numbers.span(
                    sum,
                    interval.startNs(),
                    interval.endNs(),
                    told.map(LinkInterval::bytes).orElse(null));
            Numbers.whole(
                    sum, "retransmits", told.map(LinkInterval::retransmits).orElse(null));
            sum.put("omitted", interval.isOmitted());
            sum.put("sender", isSentHere);
            firstStream += link.load().connections();
        }
        return node;
    }
}
