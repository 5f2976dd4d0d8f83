package io.netbench.dataplane;

import io.netbench.control.AgentCoLocation;
import io.netbench.control.HostReport;
import io.netbench.host.LoopWaits;
import io.netbench.host.NicFacts;
import io.netbench.measure.IntervalMeter;
import io.netbench.measure.LoadWindow;
import io.netbench.measure.RunRecorders;
import io.netbench.measure.TickSampler;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.end.ConnectionRanks;
import io.netbench.result.end.KeptSamples;
import io.netbench.result.end.LinkEnd;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
import io.netbench.traffic.LoadFlow;
import io.netbench.traffic.Quiet;
import io.netbench.traffic.ReleaseInstants;
import io.netbench.traffic.TrafficListener;
import io.netbench.traffic.TrafficRun;
import io.netbench.traffic.TrafficSetup;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.RoundFigures;
import io.netbench.traffic.handshake.ForeignHello;
import io.netbench.traffic.handshake.PathChoice;
import io.netbench.traffic.handshake.RunKey;
import io.netbench.traffic.handshake.TrafficException;
import io.netbench.traffic.tls.RunTls;
import io.netbench.traffic.tls.TlsIdentity;
import io.netbench.transport.LoopSettings;
import io.netbench.transport.TransportUnavailableException;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.InetSocketAddress;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The data plane of a run over real sockets: event loops, connections, recorders and the host's counters together. */
final class SocketDataPlane implements DataPlane {

    private static final long CLOSE_DEADLINE_MS = 1_000;

    private final AgentSettings settings;
    private final HeapBudget heap;
    private final RunPlan plan;
    private final AgentCoLocation seat;
    private final int agent;
    private final RunKey key;
    private final long leaseNs;
    private final ShareListener listener;
    private final Optional<ForeignPeer> peer;
    private final AtomicLong strangersRefused = new AtomicLong();
    private final Set<String> congestionControls = ConcurrentHashMap.newKeySet();

    private Optional<RunTls> tls = Optional.empty();
    private EventLoopGroup loops;
    private RunRecorders recorders;
    private TickSampler sampler;
    private TrafficRun traffic;
    private InetSocketAddress port;
    private HostWatch host;
    private ShareIntervals intervals;
    private LoopWatch busyLoops;
    private boolean canMove;
    private volatile int connectionsMoved;
    private Long startNs;
    private boolean isFromSilence;
    private Long heldHeapBytes;
    private List<ConnectionFigures> connections = List.of();
    private List<RoundFigures> rounds = List.of();

    SocketDataPlane(
            AgentSettings settings,
            HeapBudget heap,
            RunPlan plan,
            AgentCoLocation seat,
            RunKey key,
            long leaseNs,
            ShareListener listener,
            Optional<ForeignPeer> peer) {
        this.settings = settings;
        this.heap = heap;
        this.plan = plan;
        this.seat = seat;
        this.agent = seat.agent();
        this.key = key;
        this.leaseNs = leaseNs;
        this.listener = listener;
        this.peer = peer;
    }

    @Override
    public PreparedShare prepare() {
        ResourceChoice choice = ResourceChoice.of(settings, plan, seat);
        heap.take(choice.heapBytes());
        heldHeapBytes = choice.heapBytes();
        try {
            loops = newLoops(choice);
        } catch (TransportUnavailableException refused) {
            choice = ResourceChoice.without(choice.transport(), settings, plan, seat)
                    .orElseThrow(() -> refused);
            loops = newLoops(choice);
        }
        LoopChoice chosen = choice.loops();
        canMove = chosen.loops() > 1 && choice.transport().movesChannels();
        settings.placement().apply(loops);
        host = newHostWatch();
        recorders = new RunRecorders(choice.share(), agent, chosen.loops(), settings.clock());
        IntervalMeter meter = recorders.newIntervalMeter();
        sampler = recorders.sampler();
        sampler.start();
        tls = ShareTls.open(plan.data().tls(), carriesServer(), settings.certificate());
        traffic = new TrafficRun(new TrafficSetup(
                choice.share(),
                agent,
                key,
                choice.transport(),
                loops,
                settings.clock(),
                recorders,
                new Listener(),
                chosen.readSizeBytes(),
                settings.allowedPeers(),
                seat.peersAreLocal() ? OptionalLong.empty() : OptionalLong.of(leaseNs),
                peer.map(ForeignHello.class::cast),
                tls));
        intervals = new ShareIntervals(meter, traffic);
        peer.ifPresent(foreign -> foreign.carriedBy(traffic));
        Optional<InetSocketAddress> listening = carriesServer() ? Optional.of(listen()) : Optional.empty();
        return new PreparedShare(
                choice.transport().name(),
                chosen.loops(),
                choice.copyReason(),
                choice.choices(),
                listening,
                wantsDoors() ? traffic.openDoors() : List.of(),
                choice.share().data().socket(),
                recorders.tickNs(),
                tls.flatMap(RunTls::identity).map(TlsIdentity::fingerprint));
    }

    private EventLoopGroup newLoops(ResourceChoice choice) {
        return choice.transport()
                .newEventLoopGroup(new LoopSettings(
                        choice.loops().loops(),
                        new DefaultThreadFactory(LoopWaits.THREAD_NAME, true),
                        choice.connectionEnds(),
                        choice.loops().readSizeBytes(),
                        settings.placement().busyPoll()));
    }

    private InetSocketAddress listen() {
        DataPorts ports = settings.dataPorts();
        port = ports.take();
        try {
            return listenAt(port);
        } catch (TrafficException taken) {
            if (!ports.hasOtherThan(port)) {
                throw taken;
            }
            port = ports.take();
            return listenAt(port);
        }
    }

    private InetSocketAddress listenAt(InetSocketAddress address) {
        List<String> devices = settings.dataPorts().rails().devices();
        InetSocketAddress listening = devices.isEmpty() ? traffic.listen(address) : traffic.listen(address, devices);
        settings.dataPorts().listens(listening);
        port = listening;
        return listening;
    }

    /** Clients on the same machine may choose the loop that serves them; those that were given interfaces use these. */
    private boolean wantsDoors() {
        boolean fromHere =
                seat.peersAreLocal() && settings.dataPorts().rails().rails().isEmpty();
        return carriesServer() && (fromHere || traffic.hasOwnConnections());
    }

    private boolean carriesServer() {
        return plan.loads().stream()
                .anyMatch(load -> load.links().stream().anyMatch(link -> isHere(load.serverOf(link))));
    }

    private boolean isHere(int endpoint) {
        return plan.endpoints().get(endpoint).agent() == agent;
    }

    @Override
    public CompletableFuture<Void> connect(PathChoice paths) {
        return FutureFailures.allOrFirst(traffic.connect(paths), traffic.established());
    }

    @Override
    public CompletableFuture<Void> start(LoadWindow window) {
        if (startNs == null) {
            startNs = window.startNs();
        }
        isFromSilence = window.isFromSilence();
        sampler.arm(window);
        return traffic.start(window);
    }

    @Override
    public CompletableFuture<ReleaseInstants> released() {
        return traffic.released();
    }

    @Override
    public void windowBegins(long atNs, long fromNs) {
        host.begin(atNs, fromNs);
        // Else connections were asked when they were armed; a host that is late with this call may have sent already.
        if (!isFromSilence) {
            traffic.sampleTcp(true);
        }
    }

    @Override
    public void watchLoops() {
        if (mayMoveConnections()) {
            busyLoops = new LoopWatch(settings.clock(), loops);
            busyLoops.begin();
        }
    }

    /** Rounds are kept loop by loop, and a loop that polls without sleeping is always busy. */
    private boolean mayMoveConnections() {
        return canMove && loopsSleep() && plan.loads().stream().noneMatch(Load::barrier);
    }

    @Override
    public void balanceLoops() {
        Optional.ofNullable(busyLoops)
                .flatMap(LoopWatch::busy)
                .ifPresent(busy -> traffic.balance(busy).thenAccept(moved -> connectionsMoved = moved));
    }

    @Override
    public void windowUnderWay() {
        host.underWay();
    }

    @Override
    public void windowEnded(long atNs) {
        host.end(atNs);
    }

    @Override
    public void watchLinks() {
        if (!intervals.isWatched()) {
            intervals.watch(new IntervalWatch(
                    plan,
                    recorders.newLatencyMeter(),
                    newHostWatch(),
                    settings.clock().nanoTime()));
        }
    }

    @Override
    public CompletableFuture<Void> sampleTcp() {
        traffic.sampleTcp(false);
        return intervals.sample();
    }

    @Override
    public ShareInterval interval() {
        return intervals.next(startNs);
    }

    @Override
    public ShareInterval rest() {
        return intervals.rest(startNs);
    }

    @Override
    public void quiesce(long atNs) {
        traffic.quiesce(atNs);
    }

    @Override
    public CompletableFuture<Quiet> quiet() {
        return traffic.quiet();
    }

    @Override
    public CompletableFuture<Void> limitReached(int load) {
        return traffic.limitReached(load);
    }

    @Override
    public void end(int load, long atNs) {
        sampler.endWindow(load, atNs);
        traffic.end(load, atNs);
    }

    @Override
    public void end(long atNs) {
        sampler.endWindow(atNs);
        traffic.end(atNs);
    }

    @Override
    public CompletableFuture<Void> finished() {
        return traffic.finished();
    }

    @Override
    public void abort(String reason) {
        traffic.abort(reason);
    }

    @Override
    public void failLinks(Set<Integer> links, String reason) {
        traffic.failLinks(links, reason);
    }

    @Override
    public CompletableFuture<Long> movement(Set<Integer> links) {
        return traffic.movement(links);
    }

    @Override
    public CompletableFuture<List<LoadFlow>> flow() {
        return traffic.flow();
    }

    @Override
    public void extendLease(long untilNs) {
        traffic.extendLease(untilNs);
    }

    @Override
    public CompletableFuture<Void> seal() {
        sampler.close();
        host.end(settings.clock().nanoTime());
        rounds = traffic.rounds();
        return traffic.connections().thenAccept(figures -> connections = figures);
    }

    @Override
    public Iterator<LinkEnd> linkEnds() {
        return figures().linkEnds(nics());
    }

    @Override
    public Iterator<ConnectionRanks> connectionRanks() {
        return new ManyConnections(plan, connections).ranks();
    }

    @Override
    public Iterator<PickedConnection> connections(List<PickedConnections> picked) {
        return new ManyConnections(plan, connections).whole(picked, nics());
    }

    @Override
    public List<HubFigures> rounds() {
        return figures().hubs();
    }

    @Override
    public List<LoadLatencies> latencies() {
        return figures().latencies();
    }

    @Override
    public Iterator<KeptSamples> samples() {
        return SamplePieces.of(recorders).iterator();
    }

    @Override
    public HostReport hostReport(long intervalsDropped) {
        return figures()
                .host(
                        host,
                        loopsSleep(),
                        intervalsDropped,
                        strangersRefused.get(),
                        connectionsMoved,
                        congestionControls.stream().sorted().toList(),
                        tls.map(ShareTls::report));
    }

    private ShareFigures figures() {
        return new ShareFigures(plan, recorders, startNs == null ? 0 : startNs, connections, rounds);
    }

    private List<NicFacts> nics() {
        return settings.facts().get().nics();
    }

    private HostWatch newHostWatch() {
        return new HostWatch(settings.clock(), settings.counters(), loops, loopsSleep());
    }

    private boolean loopsSleep() {
        return !settings.placement().busyPoll();
    }

    @Override
    public OptionalLong bytesAt(int load, long afterStartNs) {
        return OptionalLong.of(sampler.bytesAt(load, startNs + afterStartNs));
    }

    @Override
    public void close() {
        if (traffic != null) {
            traffic.close();
        }
        tls.ifPresent(RunTls::close);
        if (port != null) {
            settings.dataPorts().giveBack(port);
        }
        if (sampler != null) {
            sampler.close();
        }
        if (heldHeapBytes != null) {
            heap.giveBack(heldHeapBytes);
            heldHeapBytes = null;
        }
        if (loops != null) {
            loops.shutdownGracefully(0, CLOSE_DEADLINE_MS, TimeUnit.MILLISECONDS);
        }
    }

    private final class Listener implements TrafficListener {

        @Override
        public void linkFailed(int link, String reason) {
            listener.linkFailed(link, reason);
        }

        @Override
        public void congestionControl(String name) {
            congestionControls.add(name);
        }

        @Override
        public void strangerRefused(String reason) {
            strangersRefused.incrementAndGet();
        }
    }
}
