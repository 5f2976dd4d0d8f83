package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;

/**
 * What an iperf3 client asked for, as the plan of a run: plain streams from its host to this one, the other way, or both. It
 * is the client that ends them.
 */
final class SessionPlan {

    static final String UPLOAD = "upload";
    static final String DOWNLOAD = "download";

    /** Behind the name of a load whose streams are flows of datagrams. */
    private static final String OF_DATAGRAMS = "-udp";

    /** All that sessions may have, by name. */
    static final List<String> LOADS = List.of(UPLOAD, DOWNLOAD, UPLOAD + OF_DATAGRAMS, DOWNLOAD + OF_DATAGRAMS);

    static final int SERVER = 0;
    static final int CLIENT = 1;

    private static final long SECOND_NS = 1_000_000_000L;
    private static final long TICK_NS = 10_000_000L;

    /** Beyond it nothing is paced: no network is so fast. */
    private static final long MAX_BITS_PER_S = 100_000_000_000_000L;

    /** Where the pauses of a rate may be longer than this, silence is no stall. */
    private static final double LONG_PAUSE_S = 0.1;

    private final Parameters parameters;
    private final DataProtocol protocol;
    private final RunPlan plan;

    /**
     * The plan of a session.
     *
     * @param runId public name of it
     * @param server what links call this end
     * @param client what links call the client
     */
    SessionPlan(Parameters parameters, String runId, long seed, String server, String client) {
        this.parameters = parameters;
        protocol = parameters.kind() == StreamKind.UDP ? DataProtocol.UDP : DataProtocol.TCP;
        List<Load> loads = new ArrayList<>();
        if (parameters.direction() != Direction.DOWNLOAD) {
            loads.add(load(0, UPLOAD, Pattern.INCAST, CLIENT, SERVER, receivedLoad()));
        }
        if (parameters.direction() != Direction.UPLOAD) {
            loads.add(load(loads.size(), DOWNLOAD, Pattern.BROADCAST, SERVER, CLIENT, sentLoad()));
        }
        plan = new RunPlan(
                runId,
                seed,
                List.of(new Endpoint(SERVER, server, SERVER), new Endpoint(CLIENT, client, CLIENT)),
                loads,
                new Schedule(
                        omitNs(),
                        OptionalLong.of(Schedule.MAX_PHASE_NS),
                        TICK_NS,
                        SECOND_NS,
                        SECOND_NS,
                        SECOND_NS,
                        SECOND_NS),
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false));
    }

    private Load load(int id, String name, Pattern pattern, int source, int sink, LinkLoad carries) {
        LinkPlan link = new LinkPlan(id, id, source, sink, carries, 0);
        return new Load(
                id,
                isOfDatagrams() ? name + OF_DATAGRAMS : name,
                protocol,
                pattern,
                Mode.PUSH,
                Topology.MESH,
                false,
                OptionalLong.empty(),
                ArrivalPhase.ALIGNED,
                LoadSpan.WHOLE,
                Thresholds.NONE,
                List.of(link));
    }

    /** The client paces it. Its rate matters only in that a pause of it is no stall. */
    private LinkLoad receivedLoad() {
        long bitsPerS = parameters.pace().bitsPerS();
        double pauseS = bitsPerS > 0 ? parameters.blockBytes() * 8.0 * burst() / bitsPerS : 0;
        OptionalLong rate = pauseS > LONG_PAUSE_S ? OptionalLong.of(1) : OptionalLong.empty();
        return streams(parameters.blockBytes(), rate);
    }

    private LinkLoad sentLoad() {
        long perStream = slower(parameters.pace().bitsPerS(), parameters.pace().kernelBitsPerS());
        boolean isPaced = perStream > 0 && perStream <= MAX_BITS_PER_S;
        if (isOfDatagrams()) {
            return streams(parameters.blockBytes(), datagramRate(perStream));
        }
        long blockBytes = (long) parameters.blockBytes() * burst();
        if (!isPaced) {
            return streams(parameters.blockBytes(), OptionalLong.empty());
        }
        long rate = perStream * parameters.parallel();
        // Tiny blocks are sent several at a time, since the clock of schedules goes by nanoseconds.
        long leastBytes = rate / 8 / (LinkLoad.MAX_BLOCKS_PER_S / 1000);
        return streams(Math.max(blockBytes, leastBytes), OptionalLong.of(rate));
    }

    /** Beyond one in each nanosecond there is no schedule: it is as fast as it goes. */
    private OptionalLong datagramRate(long perStream) {
        boolean isPaced = perStream > 0
                && perStream <= MAX_BITS_PER_S
                && (double) perStream * parameters.parallel() / 8 / parameters.blockBytes()
                        <= LinkLoad.MAX_BLOCKS_PER_S;
        return isPaced ? OptionalLong.of(perStream * parameters.parallel()) : OptionalLong.empty();
    }

    private LinkLoad streams(long blockBytes, OptionalLong rate) {
        return new LinkLoad(Math.max(1, blockBytes), 0, parameters.parallel(), 1, rate, OptionalLong.empty());
    }

    private int burst() {
        return Math.max(1, parameters.pace().burstBlocks());
    }

    /** The one of two rates that holds a stream back, where 0 is none. */
    private static long slower(long one, long other) {
        return one == 0 || other == 0 ? Math.max(one, other) : Math.min(one, other);
    }

    /** The public name of a run. */
    static String newId() {
        return UUID.randomUUID().toString().replace("-", "");
    }

    RunPlan plan() {
        return plan;
    }

    /** Whether streams are flows of datagrams. */
    boolean isOfDatagrams() {
        return protocol == DataProtocol.UDP;
    }

    Parameters parameters() {
        return parameters;
    }

    /** The time at the start that does not count. */
    long omitNs() {
        return parameters.span().omitS() * SECOND_NS;
    }

    /** This server's ends of the streams, in the order of their ids. */
    List<ConnectionPlan> ends() {
        List<ConnectionPlan> ends = new ArrayList<>();
        for (int i = 0; i < parameters.streams(); i++) {
            boolean sends = parameters.direction().serverSends(i, parameters.parallel());
            Load load = plan.loads().get(sends ? plan.loads().size() - 1 : 0);
            ends.add(new ConnectionPlan(
                    load, load.links().get(0), i % parameters.parallel(), sends ? Side.SOURCE : Side.SINK));
        }
        return ends;
    }
}
