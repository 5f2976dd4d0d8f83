package io.netbench.traffic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.measure.LoadPhase;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.measure.WindowFigures;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import io.netbench.time.Await;
import io.netbench.time.Clock;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.RoundFigures;
import io.netbench.traffic.handshake.DataPath;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.traffic.tls.RunTls;
import io.netbench.traffic.tls.TlsIdentity;
import io.netbench.transport.Transport;
import io.netty.channel.EventLoopGroup;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A run on loopback: one agent with all endpoints, or one with the servers and one with the clients. It does what a
 * coordinator and its agents do, in the order in which they do it.
 */
final class TrafficRig implements AutoCloseable {

    private static final int READ_SIZE_BYTES = 128 << 10;
    private static final int MAX_LOOPS = 16;
    private static final long END_DELAY_NS = 5_000_000L;
    private static final long LEASE_NS = 60_000_000_000L;
    /** Agents are armed one after the other; a single one needs no time for that. */
    private static final long START_DELAY_NS = 30_000_000L;

    private static final long START_DELAY_OF_ONE_NS = 2_000_000L;

    private final RunPlan plan;
    private final RunKey key = RunKey.random();
    private final List<TrafficRun> runs = new ArrayList<>();
    private final List<RunRecorders> recorders = new ArrayList<>();
    private final Map<Integer, String> failedLinks = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> strangers = new ConcurrentLinkedQueue<>();
    private final Clock clock = Clock.system();
    private Optional<String> certificate;
    private InetSocketAddress serverAddress;
    private List<Integer> doors = List.of();
    private UnaryOperator<InetSocketAddress> way = UnaryOperator.identity();
    private LoadWindow window;
    private boolean samples;

    /**
     * Sets up a run; nothing is opened yet.
     *
     * @param loops of each agent, the one with the servers first
     */
    TrafficRig(RunPlan plan, Transport transport, List<EventLoopGroup> loops) {
        this(plan, transport, loops, AllowedPeers.all());
    }

    TrafficRig(RunPlan plan, Transport transport, List<EventLoopGroup> loops, AllowedPeers allowed) {
        this(plan, transport, loops, allowed, List.of());
    }

    /**
     * Sets up a run.
     *
     * @param tls of each agent, the one with the servers first; none: connections are plain
     */
    TrafficRig(RunPlan plan, Transport transport, List<EventLoopGroup> loops, AllowedPeers allowed, List<RunTls> tls) {
        this.plan = plan;
        certificate = tls.stream().findFirst().flatMap(RunTls::identity).map(TlsIdentity::fingerprint);
        for (int agent = 0; agent < loops.size(); agent++) {
            RunRecorders ofAgent = new RunRecorders(plan, agent, MAX_LOOPS, clock);
            recorders.add(ofAgent);
            runs.add(new TrafficRun(new TrafficSetup(
                    plan,
                    agent,
                    key,
                    transport,
                    loops.get(agent),
                    clock,
                    ofAgent,
                    new Listening(),
                    READ_SIZE_BYTES,
                    allowed,
                    OptionalLong.empty(),
                    Optional.empty(),
                    tls.isEmpty() ? Optional.empty() : Optional.of(tls.get(agent)))));
            runs.get(agent).extendLease(clock.nanoTime() + LEASE_NS);
        }
    }

    /** Makes clients connect to another address than that at which the servers listen. */
    TrafficRig through(UnaryOperator<InetSocketAddress> newWay) {
        way = newWay;
        return this;
    }

    /** Makes clients expect another certificate than the servers have. */
    TrafficRig expecting(Optional<String> fingerprint) {
        certificate = fingerprint;
        return this;
    }

    /** Has its recorders cut ticks. */
    TrafficRig sampled() {
        samples = true;
        recorders.forEach(ofAgent -> ofAgent.sampler().start());
        return this;
    }

    /** What the agent of a link's sink recorded of it. When the run is over. */
    WindowFigures sampled(int link) {
        recorders.forEach(ofAgent -> ofAgent.sampler().close());
        return recorders.stream()
                .flatMap(ofAgent -> ofAgent.figures(link).window().stream())
                .findFirst()
                .orElseThrow();
    }

    TrafficRun run(int agent) {
        return runs.get(agent);
    }

    List<TrafficRun> runs() {
        return runs;
    }

    RunKey key() {
        return key;
    }

    InetSocketAddress serverAddress() {
        return serverAddress;
    }

    /** Links that failed, with the reasons of all agents. */
    Map<Integer, String> failedLinks() {
        return failedLinks;
    }

    List<String> strangers() {
        return List.copyOf(strangers);
    }

    InetSocketAddress listen() {
        serverAddress = runs.get(0).listen(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        doors = runs.get(0).openDoors();
        return serverAddress;
    }

    /** Starts to connect. */
    CompletableFuture<Void> connecting() {
        InetSocketAddress address = way.apply(serverAddress);
        DataPath path = address.equals(serverAddress) ? DataPath.to(address).withDoors(doors) : DataPath.to(address);
        DataPath proved = path.provedBy(certificate);
        return CompletableFuture.allOf(
                runs.stream().map(run -> run.connect((server, turn) -> proved)).toArray(CompletableFuture<?>[]::new));
    }

    /** Listens and opens every connection. */
    TrafficRig connect() {
        if (serverAddress == null) {
            listen();
        }
        Await.result("connections", connecting());
        runs.forEach(run -> Await.result("incoming connections", run.established()));
        return this;
    }

    private long startDelayNs() {
        return runs.size() == 1 ? START_DELAY_OF_ONE_NS : START_DELAY_NS;
    }

    /** Starts what ends by time, for as long as the plan says; arms its end too. */
    TrafficRig startTimed() {
        long startNs = clock.nanoTime() + startDelayNs();
        long endNs = startNs + plan.schedule().durationNs().orElseThrow();
        start(new LoadWindow(startNs, startNs, endNs, plan.endsByBytesOrRounds()));
        runs.forEach(run -> run.end(endNs));
        return this;
    }

    /** Starts what ends by bytes or rounds. */
    TrafficRig startLimited() {
        long startNs = clock.nanoTime() + startDelayNs();
        return start(new LoadWindow(startNs, startNs, Long.MAX_VALUE, true));
    }

    /** Starts a warm-up, of which nothing is measured and nothing counts towards a limit. */
    TrafficRig startWarmup() {
        long startNs = clock.nanoTime() + startDelayNs();
        return start(new LoadWindow(startNs, Long.MAX_VALUE, Long.MAX_VALUE, false));
    }

    /** Arms a start at all agents. As agents do, it refuses one that comes too late; here that aborts the test. */
    TrafficRig start(LoadWindow newWindow) {
        window = newWindow;
        if (samples) {
            recorders.forEach(ofAgent -> ofAgent.sampler().arm(newWindow));
        }
        CompletableFuture<?>[] armed =
                runs.stream().map(run -> run.start(newWindow)).toArray(CompletableFuture<?>[]::new);
        Await.result("start", CompletableFuture.allOf(armed));
        assumeTrue(
                runs.size() == 1 || clock.nanoTime() < newWindow.startNs(),
                "this machine is too busy: agents were armed after the start");
        return this;
    }

    LoadWindow window() {
        return window;
    }

    /** Lets what is under way complete, until all agents are quiet. */
    void drain() {
        runs.forEach(run -> run.quiesce(clock.nanoTime()));
        awaitQuiet();
    }

    void awaitQuiet() {
        Await.until("quiet connections", () -> {
            List<Quiet> quiet =
                    runs.stream().map(run -> Await.result("quiet", run.quiet())).toList();
            return quiet.stream().mapToInt(Quiet::busyConnections).sum() == 0
                    && quiet.stream().mapToLong(Quiet::sentBytes).sum()
                            == quiet.stream().mapToLong(Quiet::receivedBytes).sum();
        });
    }

    void awaitLimit() {
        awaitLimit(0);
    }

    void awaitLimit(int load) {
        runs.forEach(run -> Await.result("bytes or rounds", run.limitReached(load)));
    }

    /** Waits until the sinks of every link have received this much in all. */
    void awaitReceived(long bytesPerLink) {
        Await.until(
                bytesPerLink + " bytes on each link", () -> links().allMatch(link -> received(link) >= bytesPerLink));
    }

    /** Waits until more has arrived on each link than has now. */
    void awaitMore() {
        plan.loads().forEach(load -> awaitMore(load.id()));
    }

    /** Waits until more has arrived on each link of a load than has now. */
    void awaitMore(int load) {
        Map<Integer, Long> before = new HashMap<>();
        links(load).forEach(link -> before.put(link, received(link)));
        Await.until("more on each link", () -> links(load).allMatch(link -> received(link) > before.get(link)));
    }

    /** On how many of a link's connections its sinks wait for bytes, on all loops; 0 too where loops disagree. */
    int expecting(int link) {
        return recorders.stream()
                .flatMapToInt(ofAgent -> IntStream.range(0, MAX_LOOPS)
                        .map(loop -> (int) ofAgent.counters(link, loop).expecting()))
                .map(Math::abs)
                .sum();
    }

    /** Payload that a link's sinks have received so far. */
    long received(int link) {
        return IntStream.range(0, MAX_LOOPS)
                .mapToLong(loop -> received(link, loop))
                .sum();
    }

    /** The part of it that came in on the loop of this index, of any agent. */
    long received(int link, int loop) {
        return recorders.stream()
                .mapToLong(ofAgent -> ofAgent.counters(link, loop).receivedBytes())
                .sum();
    }

    /** The part of it that came in the measured window. */
    private long receivedInWindow(int link) {
        return recorders.stream()
                .flatMapToLong(ofAgent -> IntStream.range(0, MAX_LOOPS)
                        .mapToLong(loop -> ofAgent.counters(link, loop).bytes(LoadPhase.WINDOW)))
                .sum();
    }

    /** How many latencies of a link were recorded. */
    long latencies(int link) {
        return recorders.stream()
                .flatMap(ofAgent -> ofAgent.figures(link).latency().stream())
                .mapToLong(latencies -> latencies.ns().getTotalCount() + latencies.overflow())
                .sum();
    }

    /**
     * Ends the load at an instant that the agent with the sinks hears of before: a stream that ends before its sink knows
     * of an end is a fault, however busy this machine is.
     */
    TrafficRig end() {
        TrafficRun sinks =
                runs.get(plan.endpoints().get(plan.links().get(0).sink()).agent());
        long atNs = clock.nanoTime() + END_DELAY_NS;
        sinks.end(atNs);
        Await.result("an end that was heard of", sinks.quiet());
        runs.stream().filter(run -> run != sinks).forEach(run -> run.end(atNs));
        return this;
    }

    /** Waits for the end of every connection, and gathers. Whatever happened, links and connections were cut alike. */
    RunOutcome finish() {
        runs.forEach(run -> Await.result("end of all streams", run.finished()));
        RunOutcome outcome = figures();
        links().forEach(link ->
                assertEquals(outcome.windowBytes(link), receivedInWindow(link), "bytes in the window of link " + link));
        return outcome;
    }

    /** What is known now. */
    RunOutcome figures() {
        List<ConnectionFigures> ends = new ArrayList<>();
        List<RoundFigures> rounds = new ArrayList<>();
        for (TrafficRun run : runs) {
            ends.addAll(Await.result("figures", run.connections()));
            rounds.addAll(run.rounds());
        }
        return new RunOutcome(ends, rounds);
    }

    /** The whole of a run that goes on until each link has carried so much, however long this machine takes for it. */
    RunOutcome runUntilReceived(long bytesPerLink) {
        connect();
        long startNs = clock.nanoTime() + startDelayNs();
        start(new LoadWindow(startNs, startNs, startNs + LEASE_NS, plan.endsByBytesOrRounds()));
        awaitReceived(bytesPerLink);
        return end().finish();
    }

    /** The whole of a run that ends by time. */
    RunOutcome runTimed() {
        return connect().startTimed().finish();
    }

    /** The whole of a run that ends by bytes or rounds. */
    RunOutcome runLimited() {
        connect().startLimited();
        awaitLimit();
        awaitQuiet();
        return end().finish();
    }

    private Stream<Integer> links() {
        return plan.links().stream().map(LinkPlan::id);
    }

    private Stream<Integer> links(int load) {
        return plan.loads().get(load).links().stream().map(LinkPlan::id);
    }

    @Override
    public void close() {
        runs.forEach(TrafficRun::close);
    }

    private final class Listening implements TrafficListener {

        @Override
        public void linkFailed(int link, String reason) {
            failedLinks.merge(link, reason, (first, second) -> first + "; " + second);
        }

        @Override
        public void strangerRefused(String reason) {
            strangers.add(reason);
        }
    }
}
