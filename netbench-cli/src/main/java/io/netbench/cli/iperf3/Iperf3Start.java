package io.netbench.cli.iperf3;

import io.netbench.cli.terminal.TimeText;
import io.netbench.control.BuildInfo;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Mode;
import io.netbench.plan.RunPlan;
import io.netbench.result.ConnectionResult;
import io.netbench.result.RunResult;
import io.netbench.result.SocketSettings;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What iperf3's JSON says of a session at its start. */
final class Iperf3Start {

    private static final int COOKIE_LENGTH = 36;

    private final Iperf3Asked asked;
    private final RunPlan plan;

    Iperf3Start(Iperf3Asked asked) {
        this.asked = asked;
        plan = asked.plan();
    }

    /**
     * The part called start, when it is over.
     *
     * @param at when it began
     */
    ObjectNode node(Instant at, RunResult result) {
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        ArrayNode connected = start.putArray("connected");
        int stream = 0;
        for (int i = 0; i < result.links().size(); i++) {
            for (ConnectionResult connection : result.links().get(i).connections()) {
                connected.add(connection(connection, asked.isSentHere(i), stream++));
            }
        }
        start.setAll(node(at));
        result.links().stream()
                .limit(1)
                .flatMap(link -> link.connections().stream())
                .findFirst()
                .ifPresent(connection -> sockets(start, connection));
        return start;
    }

    /** The same while it goes on: nothing is known of its connections yet. */
    ObjectNode node(Instant at) {
        ObjectNode start = JsonNodeFactory.instance.objectNode();
        start.put("version", "netbench " + BuildInfo.version());
        start.put(
                "system_info",
                "%s %s %s"
                        .formatted(
                                System.getProperty("os.name"),
                                System.getProperty("os.version"),
                                System.getProperty("os.arch")));
        ObjectNode timestamp = start.putObject("timestamp");
        timestamp.put("time", TimeText.of("%a, %d %b %Y %H:%M:%S GMT", at.atZone(ZoneOffset.UTC)));
        timestamp.put("timesecs", at.getEpochSecond());
        timestamp.put("timemillisecs", at.toEpochMilli());
        ObjectNode to = start.putObject("connecting_to");
        to.put("host", asked.server().host());
        asked.server().port().ifPresent(port -> to.put("port", port));
        String id = plan.runId();
        start.put("cookie", id.substring(0, Math.min(COOKIE_LENGTH, id.length())));
        Numbers.whole(start, "target_bitrate", rateOfEach().orElse(0));
        start.put("fq_rate", plan.data().socket().knobs().pacingBitsPerS().orElse(0));
        start.put("sock_bufsize", plan.data().socket().sendBufferBytes().orElse(0));
        start.set("test_start", test());
        return start;
    }

    /** The number of a stream: iperf3 has that of its socket. */
    static int socket(int stream) {
        return 5 + 2 * stream;
    }

    private static ObjectNode connection(ConnectionResult connection, boolean isSentHere, int stream) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("socket", socket(stream));
        node.put("local_host", isSentHere ? connection.sourceAddr() : connection.sinkAddr());
        node.put("local_port", isSentHere ? connection.sourcePort() : connection.sinkPort());
        node.put("remote_host", isSentHere ? connection.sinkAddr() : connection.sourceAddr());
        node.put("remote_port", isSentHere ? connection.sinkPort() : connection.sourcePort());
        return node;
    }

    private static void sockets(ObjectNode start, ConnectionResult connection) {
        Numbers.whole(start, "tcp_mss_default", connection.mss());
        Optional<SocketSettings> inForce =
                connection.options().flatMap(options -> options.source()).map(source -> source.inForce());
        inForce.flatMap(SocketSettings::sendBufferBytes)
                .ifPresent(bytes -> Numbers.whole(start, "sndbuf_actual", bytes));
        inForce.flatMap(SocketSettings::receiveBufferBytes)
                .ifPresent(bytes -> Numbers.whole(start, "rcvbuf_actual", bytes));
    }

    private ObjectNode test() {
        LinkLoad load = plan.links().get(0).load();
        boolean isReversed = plan.loads().get(0).mode() == Mode.READ;
        boolean isBoth = plan.links().size() > 1;
        ObjectNode test = JsonNodeFactory.instance.objectNode();
        test.put("protocol", plan.loads().get(0).protocol().name());
        test.put("num_streams", load.connections());
        test.put("blksize", load.blockSizeBytes());
        Numbers.seconds(test, "omit", plan.schedule().warmupNs());
        Numbers.seconds(test, "duration", plan.schedule().durationNs().orElse(0));
        boolean isOfBlocks = asked.blocks().isPresent();
        test.put("bytes", isOfBlocks ? 0 : load.targetBytes().orElse(0));
        test.put("blocks", asked.blocks().orElse(0));
        test.put("reverse", isReversed && !isBoth ? 1 : 0);
        test.put("tos", plan.data().socket().dscp().orElse(0) << 2);
        Numbers.whole(test, "target_bitrate", rateOfEach().orElse(0));
        test.put("bidir", isBoth ? 1 : 0);
        test.put("fqrate", plan.data().socket().knobs().pacingBitsPerS().orElse(0));
        Numbers.seconds(test, "interval", asked.hasIntervals() ? plan.schedule().intervalNs() : 0);
        test.put("gso", 0);
        test.put("gro", 0);
        return test;
    }

    private OptionalLong rateOfEach() {
        LinkLoad load = plan.links().get(0).load();
        OptionalLong ofAll = load.rateBitsPerS();
        return ofAll.isPresent() ? OptionalLong.of(ofAll.getAsLong() / load.connections()) : ofAll;
    }
}
