package io.netbench.agent;

import io.netbench.control.Pieces;
import io.netbench.control.Protocol;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Interval;
import io.netbench.control.proto.IntervalLink;
import io.netbench.control.proto.IntervalLinks;
import io.netbench.dataplane.IntervalDetail;
import io.netbench.dataplane.IntervalSums;
import java.util.ArrayList;
import java.util.List;

/** One interval as messages: its links in pieces, if anybody watches them, and then the sums, which complete it. */
final class IntervalMessages {

    private IntervalMessages() {}

    static List<AgentMessage.Builder> of(long number, IntervalSums sums) {
        List<AgentMessage.Builder> messages = new ArrayList<>();
        for (List<IntervalDetail.LinkPart> piece : Pieces.of(sums.detail().links(), Protocol.PIECE_COUNT)) {
            IntervalLinks.Builder links = IntervalLinks.newBuilder().setNumber(number);
            piece.forEach(part -> links.addLinks(link(part)));
            messages.add(AgentMessage.newBuilder().setIntervalLinks(links));
        }
        messages.add(AgentMessage.newBuilder().setInterval(sums(number, sums)));
        return messages;
    }

    private static Interval.Builder sums(long number, IntervalSums sums) {
        Interval.Builder message = Interval.newBuilder()
                .setNumber(number)
                .setStartNs(Math.max(0, sums.startNs()))
                .setEndNs(sums.endNs())
                .setBytes(sums.bytes())
                .setOperations(sums.operations())
                .setSilentLinks(sums.silentLinks())
                .setSinkLinks(sums.sinkLinks());
        IntervalDetail detail = sums.detail();
        if (detail.processCpuFraction() != null) {
            message.setProcessCpuFraction(detail.processCpuFraction());
        }
        if (detail.hostCpuFraction() != null) {
            message.setHostCpuFraction(detail.hostCpuFraction());
        }
        if (detail.busiestLoopFraction() != null) {
            message.setBusiestLoopFraction(detail.busiestLoopFraction());
        }
        return message;
    }

    private static IntervalLink link(IntervalDetail.LinkPart part) {
        IntervalLink.Builder message = IntervalLink.newBuilder().setLink(part.link());
        if (part.bytes() != null) {
            message.setBytes(part.bytes());
        }
        if (part.retransmits() != null) {
            message.setRetransmits(part.retransmits());
        }
        if (part.congestionWindowBytes() != null) {
            message.setCongestionWindowBytes(part.congestionWindowBytes());
        }
        if (part.rttUs() != null) {
            message.setRttUs(part.rttUs());
        }
        if (part.latencyP50Ns() != null) {
            message.setLatencyP50Ns(part.latencyP50Ns());
        }
        if (part.latencyP99Ns() != null) {
            message.setLatencyP99Ns(part.latencyP99Ns());
        }
        return message.build();
    }
}
