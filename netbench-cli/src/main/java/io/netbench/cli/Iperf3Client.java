package io.netbench.cli;

import io.netbench.api.ForeignServer;
import io.netbench.cli.iperf3.TheirFigures;
import io.netbench.cli.options.Affinity;
import io.netbench.cli.options.BurstRate;
import io.netbench.cli.options.Iperf3Options;
import io.netbench.cli.options.LocalPlace;
import io.netbench.cli.options.OptionNames;
import io.netbench.cli.options.SessionOptions;
import io.netbench.cli.process.Interrupts;
import io.netbench.cli.run.PlanRun;
import io.netbench.control.BuildInfo;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRail;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.iperf3.client.ServerSession;
import io.netbench.iperf3.client.TestRequest;
import io.netbench.iperf3.wire.ClientNotes;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.StreamOptions;
import io.netbench.iperf3.wire.StreamPace;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.HostAddress;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.Mode;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SocketPlan;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** A session of {@code netbench client --iperf3}: the plan of a session, put into the words of iperf3's protocol. */
final class Iperf3Client implements AutoCloseable {

    private static final long SECOND_NS = 1_000_000_000L;

    /** As with iperf3. */
    private static final long SILENCE_NS = 120 * SECOND_NS;

    private final RunPlan plan;
    private final SessionOptions session;
    private final Iperf3Options options;
    private final DataRails rails;
    private final Optional<Supplier<String>> login;
    private final boolean skipsReceiveCopy;
    private Optional<ServerSession> server = Optional.empty();
    private Optional<ForeignServer> agents = Optional.empty();

    /**
     * A session that has not begun.
     *
     * @param rails that its connections take, the first of them its control connection
     * @param login makes logins; empty: nobody logs in
     * @throws PlanException if the protocol has no word for what is planned
     */
    Iperf3Client(
            RunPlan plan,
            SessionOptions session,
            Iperf3Options options,
            DataRails rails,
            Optional<Supplier<String>> login) {
        this.plan = plan;
        this.session = session;
        this.options = options;
        this.rails = rails;
        this.login = login;
        skipsReceiveCopy = plan.data().zeroCopy();
        if (plan.data().tls().isOn()) {
            throw new PlanException("{--tls-data}: iperf3's servers have no TLS; leave it out");
        }
        if (direction() != Direction.UPLOAD && plan.data().verify()) {
            throw new PlanException("{--verify}: what an iperf3 server sends is not known here; leave it out");
        }
        // A server that omits a little longer would hide what was lost in between.
        if (plan.schedule().warmupNs() % SECOND_NS != 0) {
            throw new PlanException(Property.WARMUP
                    + ": an iperf3 server omits whole seconds; write a whole number of them, got: "
                    + TimeSpan.format(plan.schedule().warmupNs()));
        }
        Optional<Iperf3Error> wrong = parameters().outOfRange();
        if (wrong.isPresent()) {
            throw new PlanException(
                    "{--iperf3}: its servers refuse this: " + wrong.get().sentence());
        }
    }

    /**
     * Asks the server for the test; a signal ends the wait for it.
     *
     * @throws io.netbench.iperf3.client.PeerException if there is none, or it does not want to
     */
    void open(
            HostAddress host,
            Predicate<InetAddress> accepts,
            OptionalLong connectNs,
            long waitNs,
            CommandLine command,
            Interrupts signals)
            throws InterruptedException {
        TestRequest request = new TestRequest(
                host.toString(),
                new InetSocketAddress(addressOf(host, accepts), host.port().orElseThrow()),
                options.bind().map(LocalPlace::address),
                rails.rails().stream().findFirst().flatMap(DataRail::device),
                this::parameters,
                connectNs.orElse(StepDeadlines.DEFAULT.hostTimeoutNs()),
                options.silenceNs().orElse(SILENCE_NS),
                waitNs);
        try {
            signals.wake(Thread.currentThread()::interrupt);
            server = Optional.of(ServerSession.open(request, text -> PlanRun.say(command, text)));
        } finally {
            signals.wake(() -> {});
            // A signal that came too late to end the wait must not end the writing of what came of it.
            Thread.interrupted();
        }
    }

    private static InetAddress addressOf(HostAddress host, Predicate<InetAddress> accepts) {
        try {
            return Stream.of(InetAddress.getAllByName(host.host()))
                    .filter(accepts)
                    .findFirst()
                    .orElseThrow(() -> new PlanException(host.host() + " has no such address"));
        } catch (UnknownHostException unknown) {
            throw new PlanException(
                    "no address is known for " + host.host() + "; check the name, or write an IP address");
        }
    }

    /** Who runs the plan, once the server has been asked. */
    Coordinator coordinator(LoopPlacement placement, StepDeadlines deadlines, OptionNames names) {
        agents = Optional.of(ForeignServer.of(server.orElseThrow(), placement, rails));
        return agents.get().coordinator(deadlines, names);
    }

    /** What the server has said, once it has been asked. */
    TheirFigures theirs() {
        ServerSession asked = server.orElseThrow();
        return new TheirFigures(asked.name(), direction(), asked.results(), asked.failure());
    }

    private boolean isOfDatagrams() {
        return plan.loads().get(0).protocol() == DataProtocol.UDP;
    }

    private Direction direction() {
        return plan.loads().size() > 1
                ? Direction.BOTH
                : plan.loads().get(0).mode() == Mode.READ ? Direction.DOWNLOAD : Direction.UPLOAD;
    }

    private Parameters parameters() {
        LinkLoad load = plan.links().get(0).load();
        SocketPlan socket = plan.data().socket();
        Optional<BurstRate> rate = session.rateOfEach();
        return new Parameters(
                isOfDatagrams() ? StreamKind.UDP : StreamKind.TCP,
                direction(),
                load.connections(),
                new TestSpan(
                        seconds(plan.schedule().warmupNs()),
                        seconds(plan.schedule().durationNs().orElse(0)),
                        // A server that sends counts from a begin of its own, and would stop too early.
                        direction() == Direction.UPLOAD ? load.targetBytes().orElse(0) : 0,
                        0),
                new StreamPace(
                        isOfDatagrams()
                                ? load.rateBitsPerS().orElse(0) / load.connections()
                                : rate.map(BurstRate::bitsPerS).orElse(0L),
                        rate.map(BurstRate::blocks).orElse(OptionalInt.empty()).orElse(0),
                        socket.knobs().pacingBitsPerS().orElse(0),
                        (int) options.pacingTimerUs().orElse(StreamPace.DEFAULT_TIMER_US)),
                new StreamOptions(
                        (int) Math.min(Integer.MAX_VALUE, load.blockSizeBytes()),
                        socket.sendBufferBytes().orElse(0),
                        socket.maxSegmentBytes().orElse(0),
                        socket.dscp().orElse(0) << 2,
                        0,
                        socket.congestionControl(),
                        !socket.knobs().nagle(),
                        false,
                        options.sparesSendCopy() && !isOfDatagrams(),
                        skipsReceiveCopy,
                        options.refusesFragments() && isOfDatagrams(),
                        false,
                        isOfDatagrams()),
                new ClientNotes(
                        Optional.of("netbench " + BuildInfo.version()),
                        options.title(),
                        options.extraData(),
                        options.wantsServerOutput(),
                        options.affinity().map(Affinity::there).orElse(OptionalInt.empty()),
                        login.map(Supplier::get)));
    }

    /** Rounded up: a server that is told of the end waits for that, and is not to stop before. */
    private static int seconds(long ns) {
        return (int) Math.min(Integer.MAX_VALUE, (ns + SECOND_NS - 1) / SECOND_NS);
    }

    @Override
    public void close() {
        agents.ifPresent(ForeignServer::close);
        if (agents.isEmpty()) {
            server.ifPresent(ServerSession::close);
        }
    }
}
