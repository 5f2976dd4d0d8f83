package io.netbench.traffic;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.plan.LoadSpan;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.RunPlan;
import io.netbench.plan.Schedule;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.Topology;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * A plan of local endpoints for tests, of which a test says only what it is about. Servers have the first endpoint ids,
 * clients the next; links are every client × every server.
 */
public final class PlanSketch {

    public static final String RUN_ID = "00112233445566778899aabbccddeeff";

    private static final long MILLISECOND = 1_000_000L;

    private final Pattern pattern;
    private final Mode mode;
    private String name;
    private LoadSpan span = LoadSpan.WHOLE;
    private int servers = 1;
    private int clients = 1;
    private long blockBytes = 64 << 10;
    private long responseBytes = 1;
    private int connections = 1;
    private int depth = 1;
    private OptionalLong rateBitsPerS = OptionalLong.empty();
    private OptionalLong targetBytes = OptionalLong.empty();
    private boolean barrier;
    private OptionalLong rounds = OptionalLong.empty();
    private ArrivalPhase phase = ArrivalPhase.SPREAD;
    private OptionalLong windowNs = OptionalLong.of(150 * MILLISECOND);
    private long connectNs = 5_000 * MILLISECOND;
    private long roundNs = 5_000 * MILLISECOND;
    private long seed = 42;
    private boolean verify;
    private boolean zeroCopy;
    private SendPath sends = SendPath.AUTO;
    private SocketPlan socket = SocketPlan.DEFAULT;
    private DataProtocol protocol = DataProtocol.TCP;
    private DatagramOffloads offloads = DatagramOffloads.AUTO;

    private PlanSketch(Pattern pattern, Mode mode) {
        this.pattern = pattern;
        this.mode = mode;
        this.name = pattern.optionName();
    }

    public static PlanSketch of(Pattern pattern, Mode mode) {
        return new PlanSketch(pattern, mode);
    }

    /** Clients push to servers. */
    public static PlanSketch incast() {
        return of(Pattern.INCAST, Mode.PUSH);
    }

    PlanSketch servers(int count) {
        servers = count;
        return this;
    }

    public PlanSketch clients(int count) {
        clients = count;
        return this;
    }

    public PlanSketch block(long bytes) {
        blockBytes = bytes;
        return this;
    }

    public PlanSketch response(long bytes) {
        responseBytes = bytes;
        return this;
    }

    public PlanSketch connections(int count) {
        connections = count;
        return this;
    }

    public PlanSketch depth(int operations) {
        depth = operations;
        return this;
    }

    public PlanSketch rate(long bitsPerS) {
        rateBitsPerS = OptionalLong.of(bitsPerS);
        return this;
    }

    public PlanSketch phase(ArrivalPhase arrivals) {
        phase = arrivals;
        return this;
    }

    /** Ends by bytes of each link instead of time. */
    public PlanSketch bytes(long target) {
        targetBytes = OptionalLong.of(target);
        windowNs = OptionalLong.empty();
        return this;
    }

    public PlanSketch barrier() {
        barrier = true;
        return this;
    }

    /** Ends by rounds of a barrier instead of time. */
    public PlanSketch rounds(long count) {
        barrier = true;
        rounds = OptionalLong.of(count);
        windowNs = OptionalLong.empty();
        return this;
    }

    PlanSketch windowMs(long milliseconds) {
        windowNs = OptionalLong.of(milliseconds * MILLISECOND);
        return this;
    }

    PlanSketch connectMs(long milliseconds) {
        connectNs = milliseconds * MILLISECOND;
        return this;
    }

    public PlanSketch roundMs(long milliseconds) {
        roundNs = milliseconds * MILLISECOND;
        return this;
    }

    PlanSketch verify() {
        verify = true;
        return this;
    }

    PlanSketch zeroCopy() {
        zeroCopy = true;
        return this;
    }

    PlanSketch sends(SendPath path) {
        sends = path;
        return this;
    }

    PlanSketch socket(SocketPlan options) {
        socket = options;
        return this;
    }

    /** Blocks are datagrams, which have no responses. */
    public PlanSketch udp(long datagramBytes) {
        protocol = DataProtocol.UDP;
        responseBytes = 0;
        return block(datagramBytes);
    }

    PlanSketch offloads(DatagramOffloads asked) {
        offloads = asked;
        return this;
    }

    /** As one of several loads. */
    PlanSketch named(String newName) {
        name = newName;
        return this;
    }

    /** In a part of the run's window. */
    PlanSketch between(long startMs, long stopMs) {
        span = new LoadSpan(OptionalLong.of(startMs * MILLISECOND), OptionalLong.of(stopMs * MILLISECOND));
        return this;
    }

    /** One agent carries all endpoints; or two, one the servers (0) and one the clients (1). */
    public RunPlan plan(int agents) {
        return together(agents, this);
    }

    /** Loads that share their endpoints, of which there are as many as the largest needs. The rest is the first one's. */
    static RunPlan together(int agents, PlanSketch... sketches) {
        int servers =
                Stream.of(sketches).mapToInt(sketch -> sketch.servers).max().orElseThrow();
        int clients =
                Stream.of(sketches).mapToInt(sketch -> sketch.clients).max().orElseThrow();
        List<Load> loads = new ArrayList<>();
        int links = 0;
        for (PlanSketch sketch : sketches) {
            Load load = sketch.load(loads.size(), links, servers);
            loads.add(load);
            links += load.links().size();
        }
        return sketches[0].plan(agents, servers, clients, loads);
    }

    private RunPlan plan(int agents, int servers, int clients, List<Load> loads) {
        List<Endpoint> endpoints = new ArrayList<>();
        for (int i = 0; i < servers; i++) {
            endpoints.add(new Endpoint(i, "server-" + (i + 1), 0));
        }
        for (int i = 0; i < clients; i++) {
            endpoints.add(new Endpoint(servers + i, "client-" + (i + 1), agents - 1));
        }
        Schedule schedule = new Schedule(
                0, windowNs, 10 * MILLISECOND, 1_000 * MILLISECOND, 5_000 * MILLISECOND, roundNs, connectNs);
        DataPlan data =
                new DataPlan(DataPlan.AUTO, OptionalInt.empty(), socket, verify, zeroCopy, offloads).with(sends);
        return new RunPlan(RUN_ID, seed, endpoints, loads, schedule, data);
    }

    /** The load alone. */
    Load load() {
        return load(0, 0, servers);
    }

    private Load load(int id, int firstLink, int firstClient) {
        LinkLoad load = new LinkLoad(blockBytes, responseBytes, connections, depth, rateBitsPerS, targetBytes);
        boolean sourceIsClient = pattern == Pattern.INCAST && mode == Mode.PUSH;
        List<LinkPlan> links = new ArrayList<>();
        for (int client = firstClient; client < firstClient + clients; client++) {
            for (int server = 0; server < servers; server++) {
                int source = sourceIsClient ? client : server;
                int sink = sourceIsClient ? server : client;
                links.add(new LinkPlan(firstLink + links.size(), id, source, sink, load, 0));
            }
        }
        return new Load(
                id, name, protocol, pattern, mode, Topology.MESH, barrier, rounds, phase, span, Thresholds.NONE, links);
    }

    /** One end of one connection of the first link. */
    public ConnectionPlan end(int index, Side side) {
        Load load = load();
        return new ConnectionPlan(load, load.links().get(0), index, side);
    }
}
