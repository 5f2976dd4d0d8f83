package io.netbench.agent;

import io.netbench.control.Pieces;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLinks;
import io.netbench.dataplane.ShareInterval;
import io.netbench.result.end.LinkInterval;
import java.util.ArrayList;
import java.util.List;

/** One interval as messages: its links in pieces, if anybody watches them, and then the sums, which complete it. */
final class IntervalMessages {

    private IntervalMessages() {}

    static List<AgentMessage.Builder> of(long number, ShareInterval interval) {
        List<AgentMessage.Builder> messages = new ArrayList<>();
        for (List<LinkInterval> piece : Pieces.of(interval.links(), Protocol.PIECE_COUNT)) {
            messages.add(AgentMessage.newBuilder()
                    .setIntervalLinks(
                            IntervalLinks.newBuilder().setNumber(number).setLinks(RecordCodec.encodeAll(piece))));
        }
        messages.add(AgentMessage.newBuilder()
                .setInterval(Interval.newBuilder().setNumber(number).setSums(RecordCodec.encode(interval.sums()))));
        return messages;
    }
}
