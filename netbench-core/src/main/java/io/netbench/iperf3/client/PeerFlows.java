package io.netbench.iperf3.client;

import io.netbench.iperf3.wire.StreamResult;
import io.netbench.result.end.EndDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an iperf3 server tells of the flows of a link, held against what this side sent on them: a server sees no loss behind the
 * greatest number that came.
 */
final class PeerFlows {

    /** Why it is not known what came, where it is not. */
    static final String UNDIVIDED =
            "an iperf3 server of before 3.14 tells losses of the warm-up together with the others";

    private static final double NS_PER_S = 1e9;

    private PeerFlows() {}

    /**
     * One flow.
     *
     * @param said what the server tells of it
     * @param ours what this side sent on it; empty where the server sends, or this side does not know
     */
    record Flow(StreamResult said, Optional<SentDatagrams> ours) {

        /** Datagrams of the measured time: what this side sent, or else what the server tells. */
        private long sent() {
            return ours.map(SentDatagrams::windowSent).orElse(said.windowPackets());
        }

        /**
         * Those of them that did not come; empty where the server does not tell them from others. What this side's kernel did not
         * take has a number, and is missing there, but nobody sent it.
         */
        private OptionalLong lost() {
            long behind = ours.map(sent -> Math.max(0, sent.sent() + sent.refused() - said.packets()))
                    .orElse(0L);
            long refused = ours.map(SentDatagrams::windowRefused).orElse(0L);
            boolean isDivided = said.omittedErrors().isPresent()
                    || ours.map(Flow::isAllMeasured).orElse(true);
            return isDivided || said.errors() == 0
                    ? OptionalLong.of(Math.max(0, said.windowErrors() + behind - refused))
                    : OptionalLong.empty();
        }

        private static boolean isAllMeasured(SentDatagrams sent) {
            return sent.sent() == sent.windowSent() && sent.refused() == sent.windowRefused();
        }
    }

    /** The server's end of a link to which it sends. */
    static EndDatagrams sent(List<Flow> flows) {
        return EndDatagrams.ofToldSource(flows.stream().mapToLong(Flow::sent).sum());
    }

    /** The server's end of a link on which it receives. */
    static EndDatagrams received(List<Flow> flows) {
        boolean isKnown = flows.stream().allMatch(flow -> flow.lost().isPresent());
        long sent = flows.stream().mapToLong(Flow::sent).sum();
        long lost = flows.stream().mapToLong(flow -> flow.lost().orElse(0)).sum();
        double jitterS =
                flows.stream().mapToDouble(flow -> flow.said().jitterS()).max().orElse(0);
        return EndDatagrams.ofToldSink(isKnown ? (Long) Math.max(0, sent - lost) : null, jitterS * NS_PER_S);
    }

    /**
     * Payload that came of what this side sent in the measured time. The server's own measured time begins a moment beside
     * ours, so that its count of bytes has datagrams of before ours, or lacks some.
     *
     * @param datagramBytes payload of each
     */
    static long bytes(List<Flow> flows, long datagramBytes) {
        Long unique = received(flows).windowUnique();
        long told = flows.stream().mapToLong(flow -> flow.said().bytes()).sum();
        long sent = flows.stream().mapToLong(Flow::sent).sum();
        return unique == null ? Math.min(told, sent * datagramBytes) : unique * datagramBytes;
    }
}
