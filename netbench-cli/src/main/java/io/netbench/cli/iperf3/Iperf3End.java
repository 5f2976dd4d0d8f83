package io.netbench.cli.iperf3;

import io.netbench.iperf3.wire.TestResults;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.HostResult;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.result.TcpSummary;
import io.netbench.result.end.LinkInterval;
import io.netbench.result.end.StreamInterval;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What iperf3's JSON says of a session at its end. */
final class Iperf3End {

    private static final double PERCENT = 100;

    private final Iperf3Asked asked;
    private final RunResult result;
    private final List<SeenInterval> intervals;
    private final Optional<TestResults> theirs;

    /**
     * The end of a session.
     *
     * @param theirs what an iperf3 server said of it
     */
    Iperf3End(Iperf3Asked asked, RunResult result, List<SeenInterval> intervals, Optional<TestResults> theirs) {
        this.asked = asked;
        this.result = result;
        this.intervals = intervals;
        this.theirs = theirs;
    }

    /** The part called end; it is empty where nothing was measured. */
    ObjectNode node() {
        ObjectNode end = JsonNodeFactory.instance.objectNode();
        if (result.links().isEmpty() || result.links().get(0).bytes() == null) {
            return end;
        }
        ArrayNode streams = end.putArray("streams");
        int first = 0;
        for (int i = 0; i < result.links().size(); i++) {
            link(end, streams, i, first);
            first += result.links().get(i).connectionCount();
        }
        end.set("cpu_utilization_percent", cpu());
        if (asked.plan().loads().get(0).protocol() == DataProtocol.TCP) {
            congestion(asked.isSentHere(0)).ifPresent(name -> end.put("sender_tcp_congestion", name));
            congestion(!asked.isSentHere(0)).ifPresent(name -> end.put("receiver_tcp_congestion", name));
        }
        return end;
    }

    private void link(ObjectNode end, ArrayNode streams, int number, int firstStream) {
        LinkResult link = result.links().get(number);
        boolean isSentHere = asked.isSentHere(number);
        String suffix = number == 0 ? "" : "_bidir_reverse";
        if (link.datagrams().isPresent()) {
            long datagramBytes = asked.plan().links().get(number).load().blockSizeBytes();
            DatagramsEnd flows = new DatagramsEnd(link, link.datagrams().get(), datagramBytes, isSentHere);
            for (ConnectionResult flow : link.connections()) {
                streams.add(flows.stream(Iperf3Start.socket(firstStream + flow.index())));
            }
            flows.sums(end, suffix);
        } else {
            for (ConnectionResult connection : link.connections()) {
                streams.add(stream(number, link, connection, firstStream + connection.index(), isSentHere));
            }
            sums(end, suffix, link, isSentHere);
        }
    }

    private ObjectNode stream(
            int ofLink, LinkResult link, ConnectionResult connection, int number, boolean isSentHere) {
        ObjectNode stream = JsonNodeFactory.instance.objectNode();
        ObjectNode sender = stream.putObject("sender");
        sender.put("socket", Iperf3Start.socket(number));
        // What left each of several connections is told by nobody.
        Numbers.span(sender, 0, windowNs(link), link.connectionCount() == 1 ? sentBytes(link) : null);
        Numbers.whole(sender, "retransmits", connection.retransmits());
        LongSummaryStatistics windows = seen(ofLink, connection.index(), StreamInterval::congestionWindowBytes);
        LongSummaryStatistics trips = seen(ofLink, connection.index(), StreamInterval::rttUs);
        if (windows.getCount() > 0) {
            sender.put("max_snd_cwnd", windows.getMax());
        }
        if (trips.getCount() > 0) {
            sender.put("max_rtt", trips.getMax());
            sender.put("min_rtt", trips.getMin());
            sender.put("mean_rtt", Math.round(trips.getAverage()));
        }
        sender.put("sender", isSentHere);
        ObjectNode receiver = stream.putObject("receiver");
        receiver.put("socket", Iperf3Start.socket(number));
        Numbers.span(receiver, 0, windowNs(link), connection.bytes());
        receiver.put("sender", isSentHere);
        return stream;
    }

    private static void sums(ObjectNode end, String suffix, LinkResult link, boolean isSentHere) {
        ObjectNode sent = end.putObject("sum_sent" + suffix);
        Numbers.span(sent, 0, windowNs(link), sentBytes(link));
        Numbers.whole(
                sent,
                "retransmits",
                Optional.ofNullable(link.tcp().source())
                        .map(TcpSummary::retransmits)
                        .orElse(null));
        sent.put("sender", isSentHere);
        ObjectNode received = end.putObject("sum_received" + suffix);
        Numbers.span(received, 0, windowNs(link), link.bytes());
        received.put("sender", isSentHere);
    }

    /** What the sender's kernel took; null where nobody could tell. */
    private static Long sentBytes(LinkResult link) {
        return link.lifetime().windowSentBytes().orElse(null);
    }

    private static long windowNs(LinkResult link) {
        return link.windowNs() == null ? 0 : link.windowNs();
    }

    private LongSummaryStatistics seen(int link, int stream, Function<StreamInterval, Long> figure) {
        return intervals.stream()
                .filter(interval -> !interval.isOmitted())
                .flatMap(interval -> interval.byLink().stream())
                .filter(told -> told.link() == link)
                .map(LinkInterval::streams)
                .flatMap(List::stream)
                .filter(told -> told.index() == stream)
                .map(figure)
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .summaryStatistics();
    }

    private ObjectNode cpu() {
        ObjectNode cpu = JsonNodeFactory.instance.objectNode();
        long windowNs = windowNs(result.links().get(0));
        host(true).ifPresent(here -> Numbers.real(cpu, "host_total", percent(here, windowNs)));
        host(false).ifPresent(there -> Numbers.real(cpu, "remote_total", percent(there, windowNs)));
        theirs.map(TestResults::cpu).ifPresent(told -> {
            Numbers.real(cpu, "remote_total", told.totalPercent());
            Numbers.real(cpu, "remote_user", told.userPercent());
            Numbers.real(cpu, "remote_system", told.systemPercent());
        });
        return cpu;
    }

    /** Of one processor, as iperf3 has it. */
    private static Double percent(HostResult host, long windowNs) {
        return host.cpu() == null || host.cpu().processNs() == null || windowNs == 0
                ? null
                : (Double) (PERCENT * host.cpu().processNs() / windowNs);
    }

    private Optional<HostResult> host(boolean isHere) {
        return result.hosts().stream()
                .filter(host -> host.name().equals(RunPlan.THIS_HOST) == isHere)
                .findFirst();
    }

    private Optional<String> congestion(boolean isHere) {
        return host(isHere)
                .flatMap(HostResult::congestion)
                .map(congestion -> congestion.inForce().get(0));
    }
}
