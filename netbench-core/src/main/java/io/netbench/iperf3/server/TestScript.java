package io.netbench.iperf3.server;

import io.netbench.dataplane.FutureFailures;
import io.netbench.host.ProcessCpu;
import io.netbench.iperf3.wire.ControlInput;
import io.netbench.iperf3.wire.ControlOutput;
import io.netbench.iperf3.wire.CpuUse;
import io.netbench.iperf3.wire.Direction;
import io.netbench.iperf3.wire.ErrorNumbers;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.ProtocolException;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.State;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.time.Clock;
import io.netbench.transport.DatagramSocket;
import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * The server's part in one test of an iperf3 client, step by step from the cookie to the last word. Each step has a deadline,
 * and however it ends, all that the test held is freed, and its host is told once. On the event loop of the control
 * connection.
 */
final class TestScript {

    /** How long each step may take that is not the load itself, and how long a load may go on beyond its time. */
    static final long STEP_NS = 10_000_000_000L;

    /** How long it may take until others have their flows, each of which takes moments. */
    static final long TURN_NS = 30_000_000_000L;

    /** How long each flow may take to come, while others wait for that. */
    static final long FLOW_NS = 3_000_000_000L;

    /** How long all flows may take from when another test waits behind them: less than that one does. */
    static final long FLOWS_NS = 25_000_000_000L;

    /** When a login is refused, from when it came: so soon whatever was wrong with it, and so seldom. */
    static final long REFUSE_NS = 1_000_000_000L;

    /** How long a client may take to say that it has closed its streams. */
    private static final long BROKEN_NS = 500_000_000L;

    /** Far longer than from one look at the time to the next on a host that has CPU for it. */
    private static final long LATE_LOOK_NS = 500_000_000L;

    /** How often it is looked whether streams move. */
    private static final long LOOK_NS = 1_000_000_000L;

    private final long number;
    private final TestHost host;
    private final ClientWire wire;
    private final InetSocketAddress here;
    private final InetSocketAddress client;
    private final Clock clock;
    private final InstantSource wall;
    private final ControlInput input = new ControlInput(ControlInput.MAX_PARAMETERS_BYTES);
    private final List<DataArrival> arrivals = new ArrayList<>();
    private TestStep step = TestStep.PARAMETERS;
    private long deadlineNs;
    private long allFlowsByNs;
    private long lookedNs;
    private Parameters parameters;
    private SessionPlan plan;
    private Optional<String> user = Optional.empty();
    private TestLoad load;
    private Instant startedAt;
    private long startNs;
    private Optional<ProcessCpu> cpuAtStart = Optional.empty();
    private RunningWatch watch;
    private long lookNs;
    private StreamFigures figures;
    private CpuUse cpu;
    private Optional<String> broken = Optional.empty();
    private long brokenNs;
    private SessionOutcome outcome;
    private SessionAnswer answer;
    private Optional<FlowTurn> turn = Optional.empty();

    /**
     * The script of a client that has just shown its cookie.
     *
     * @param number of the session, from 1
     * @param here this end of the control connection
     * @param client the other
     */
    TestScript(
            long number,
            TestHost host,
            ClientWire wire,
            InetSocketAddress here,
            InetSocketAddress client,
            Clock clock,
            InstantSource wall) {
        this.number = number;
        this.host = host;
        this.wire = wire;
        this.here = here;
        this.client = client;
        this.clock = clock;
        this.wall = wall;
        lookedNs = clock.nanoTime();
    }

    TestStep step() {
        return step;
    }

    /** How far it has come; null where no data flows. */
    CompletableFuture<SessionProgress> progress() {
        return step == TestStep.RUNNING
                ? load.movement()
                        .thenApply(
                                moved -> new SessionProgress(number, moved.payloadBytes(), clock.nanoTime() - startNs))
                : CompletableFuture.completedFuture(null);
    }

    /** Asks the client what it wants. */
    void begin() {
        go(TestStep.PARAMETERS, STEP_NS);
        wire.send(ControlOutput.states(State.PARAM_EXCHANGE));
    }

    /** Something came from the client. The buffer stays the caller's. */
    void received(ByteBuf bytes) {
        if (step == TestStep.OVER || step == TestStep.REFUSING) {
            return;
        }
        try {
            input.add(bytes);
            read();
        } catch (ProtocolException lie) {
            refuse(step.errorOfLie(), lie.getMessage());
        } catch (RefusedException refusal) {
            refuse(refusal.error(), refusal.getMessage());
        }
    }

    private void read() {
        boolean more = true;
        while (more) {
            more = switch (step) {
                case PARAMETERS -> readParameters();
                case RESULTS -> readResults();
                case TURN, STREAMS, OPENING, RUNNING, DONE -> readState();
                // What comes ahead of its time waits.
                case LOGIN, REFUSING, ENDING, ANSWERING, OVER -> false;
            };
        }
    }

    private boolean readParameters() {
        Optional<JsonNode> message = input.message(ControlInput.MAX_PARAMETERS_BYTES);
        message.ifPresent(json -> accept(Parameters.of(json)));
        return message.isPresent();
    }

    private void accept(Parameters asked) {
        parameters = asked;
        ParameterCheck.require(asked, host.limits());
        if (host.isFull()) {
            beBusy();
            return;
        }
        if (host.access().login().isPresent()) {
            logIn();
        } else {
            prepare();
        }
    }

    private void logIn() {
        long cameNs = clock.nanoTime();
        go(TestStep.LOGIN, STEP_NS);
        onDone(host.userOf(parameters.notes().authToken()), TestStep.LOGIN, found -> {
            user = found;
            if (found.isPresent()) {
                prepare();
                read();
            } else {
                go(TestStep.REFUSING, REFUSE_NS - (clock.nanoTime() - cameNs));
                input.clear();
            }
        });
    }

    private void prepare() {
        plan = new SessionPlan(parameters, SessionPlan.newId(), number, text(here), text(client));
        load = host.newLoad(plan, text -> host.warned(number, text), reason -> wire.execute(() -> streamBroke(reason)));
        if (plan.isOfDatagrams()) {
            go(TestStep.TURN, TURN_NS);
            turn = Optional.of(host.awaitFlows(here, new FlowVisitor()));
        } else {
            letCome();
        }
    }

    private void letCome() {
        allFlowsByNs = clock.nanoTime() + FLOWS_NS;
        awaitStream();
        wire.send(ControlOutput.states(State.CREATE_STREAMS));
    }

    /** A client opens one stream after the other, however far away it is: each has a time of its own. */
    private void awaitStream() {
        go(TestStep.STREAMS, plan.isOfDatagrams() ? FLOW_NS : STEP_NS);
    }

    /** This test, where it waits for its flows. */
    private final class FlowVisitor implements DatagramDoor.Visitor {

        @Override
        public InetAddress client() {
            return client.getAddress();
        }

        @Override
        public void mayCome() {
            wire.execute(() -> {
                if (step == TestStep.TURN) {
                    letCome();
                }
            });
        }

        @Override
        public void came(DatagramSocket flow) {
            wire.execute(() -> dataCame(DataArrival.of(flow, arrivals.size())));
        }

        @Override
        public void failed(String why) {
            wire.execute(() -> refuse(Iperf3Error.LISTEN, why));
        }
    }

    static String text(InetSocketAddress socket) {
        String address = socket.getAddress().getHostAddress();
        return (address.contains(":") ? "[" + address + "]" : address) + ":" + socket.getPort();
    }

    /** A connection came with this test's cookie, or a flow from its client's address. */
    void dataCame(DataArrival arrival) {
        if (step != TestStep.STREAMS || arrival.flow().isPresent() != plan.isOfDatagrams()) {
            host.deny(arrival);
            return;
        }
        arrivals.add(arrival);
        if (arrivals.size() == parameters.streams()) {
            open();
        } else {
            awaitStream();
            host.streamWaits();
        }
    }

    /** Loops read cookies in any order; streams count in the order in which they were accepted. */
    private void open() {
        turn.ifPresent(FlowTurn::leave);
        if (!host.enter()) {
            beBusy();
            return;
        }
        go(TestStep.OPENING, STEP_NS);
        arrivals.sort(Comparator.comparingLong(DataArrival::order));
        CompletableFuture<Void> opened = load.open(List.copyOf(arrivals));
        arrivals.clear();
        onDone(opened, TestStep.OPENING, none -> {
            startNs = clock.nanoTime();
            onDone(load.prepare(startNs), TestStep.OPENING, ready -> run());
        });
    }

    private void run() {
        startedAt = wall.instant();
        cpuAtStart = ProcessCpu.now();
        watch = new RunningWatch(parameters, host.limits(), startNs);
        lookNs = startNs;
        go(TestStep.RUNNING, 0);
        wire.send(ControlOutput.states(State.TEST_START, State.TEST_RUNNING));
        release();
        // Told when the client has begun, which would else wait for that.
        host.began(new SessionStart(number, client, parameters, user));
        read();
    }

    /** Nobody is sent datagrams who has not said that he is there: an address alone may be anybody's. */
    private void release() {
        if (plan.isOfDatagrams() && parameters.direction() != Direction.UPLOAD) {
            onDone(wire.acknowledged(), TestStep.RUNNING, none -> load.release());
        } else {
            load.release();
        }
    }

    private boolean readState() {
        Optional<State> came = input.state();
        came.ifPresent(this::take);
        return came.isPresent();
    }

    private void take(State state) {
        if (state == State.CLIENT_TERMINATE) {
            fail("the client was terminated");
        } else if (state == State.TEST_END && step == TestStep.RUNNING) {
            end();
        } else if (state == State.IPERF_DONE && step == TestStep.DONE) {
            finish(Optional.empty());
        } else if (state == State.IPERF_DONE) {
            fail("the client ended before the test did");
        } else {
            throw new ProtocolException("it sent " + state + " out of turn");
        }
    }

    private void end() {
        go(TestStep.ENDING, STEP_NS);
        input.allow(ControlInput.MAX_RESULTS_BYTES);
        onDone(load.end(), TestStep.ENDING, measured -> {
            figures = measured;
            cpu = cpuUse();
            go(TestStep.RESULTS, STEP_NS);
            wire.send(ControlOutput.states(State.EXCHANGE_RESULTS));
            read();
        });
    }

    private CpuUse cpuUse() {
        Optional<ProcessCpu> used = cpuAtStart.flatMap(begin -> ProcessCpu.now().map(now -> now.since(begin)));
        return used.map(time -> CpuUse.of(time.userNs(), time.systemNs(), clock.nanoTime() - startNs))
                .orElse(CpuUse.NONE);
    }

    private boolean readResults() {
        Optional<JsonNode> message = input.message(ControlInput.MAX_RESULTS_BYTES);
        message.ifPresent(json -> answer(TestResults.of(json)));
        return message.isPresent();
    }

    private void answer(TestResults theirs) {
        SessionResults.requireOurStreams(theirs, figures);
        outcome = outcome(Optional.of(theirs), Optional.empty());
        if (!parameters.notes().wantsServerOutput()) {
            tellResults(ServerOutput.NONE);
            return;
        }
        go(TestStep.ANSWERING, STEP_NS);
        onDone(host.answer(outcome), TestStep.ANSWERING, said -> {
            answer = said;
            tellResults(said.output());
            read();
        });
    }

    private void tellResults(ServerOutput output) {
        go(TestStep.DONE, STEP_NS);
        wire.send(ControlOutput.message(SessionResults.of(figures, cpu, output)));
        wire.send(ControlOutput.states(State.DISPLAY_RESULTS));
    }

    private SessionOutcome outcome(Optional<TestResults> theirs, Optional<String> failure) {
        return new SessionOutcome(number, client, startedAt, figures, theirs, failure);
    }

    private void beBusy() {
        wire.sendLast(ControlOutput.states(State.ACCESS_DENIED));
        over(Optional.of(host.whyFull()));
    }

    /** Another one needs its place, and it has not come so far as to have streams. */
    void giveWay() {
        if (step.isBeforeStreams()) {
            wire.sendLast(ControlOutput.states(State.ACCESS_DENIED));
            over(Optional.of("it had to give way to others, who were quicker"));
        }
    }

    /** The client sends nothing more. */
    void inputEnded() {
        if (step == TestStep.DONE) {
            finish(Optional.empty());
        } else if (step != TestStep.OVER) {
            fail("the client closed the connection " + step.where());
        }
    }

    /** A client that is gone, or is told to end, says so on its control connection within a moment. */
    private void streamBroke(String reason) {
        if (broken.isEmpty()) {
            broken = Optional.of(reason);
            brokenNs = clock.nanoTime();
        }
    }

    private boolean lookAtBroken(long nowNs) {
        boolean isDue = (step == TestStep.OPENING || step == TestStep.RUNNING)
                && broken.isPresent()
                && nowNs - brokenNs >= BROKEN_NS;
        if (isDue) {
            refuse(Iperf3Error.STREAM_CLOSE, "a stream broke: " + broken.get());
        }
        return isDue;
    }

    /** Something of this server's own failed while it served the client. */
    void fault(Throwable cause) {
        String why = "this server failed: " + FutureFailures.reason(cause);
        if (step == TestStep.OVER) {
            host.warned(number, why);
        } else {
            refuse(Iperf3Error.NEW_TEST, why);
        }
    }

    /** The server is going to end. */
    void terminate() {
        if (step != TestStep.OVER) {
            wire.sendLast(ControlOutput.states(State.SERVER_TERMINATE));
            over(Optional.of("the server was terminated"));
        }
    }

    /** Looks at the time. Called every so often. */
    void look() {
        long nowNs = clock.nanoTime();
        forgiveDelay(nowNs);
        if (lookAtBroken(nowNs)) {
            return;
        }
        if (step == TestStep.RUNNING) {
            lookAtLoad(nowNs);
        } else if (step != TestStep.OVER && (nowNs - deadlineNs >= 0 || keepsOthersWaiting(nowNs))) {
            expire();
        }
    }

    /** The time of all flows together begins when somebody waits for that: a client far away may need long for many. */
    private boolean keepsOthersWaiting(long nowNs) {
        if (step != TestStep.STREAMS || turn.isEmpty()) {
            return false;
        }
        if (!turn.get().isWaitedFor()) {
            allFlowsByNs = nowNs + FLOWS_NS;
        }
        return nowNs - allFlowsByNs >= 0;
    }

    /** Time in which this host did not come to look is none that the client had to be heard in. */
    private void forgiveDelay(long nowNs) {
        long sinceLookNs = nowNs - lookedNs;
        lookedNs = nowNs;
        if (sinceLookNs > LATE_LOOK_NS) {
            deadlineNs += sinceLookNs;
            allFlowsByNs += sinceLookNs;
        }
    }

    private void expire() {
        int streams = parameters == null ? 0 : parameters.streams();
        Optional<RefusedException> late = step.lateness(arrivals.size(), streams);
        if (late.isPresent()) {
            refuse(late.get().error(), late.get().getMessage());
        } else {
            finish(Optional.empty());
        }
    }

    private void lookAtLoad(long nowNs) {
        Optional<RefusedException> late = watch.overdue(nowNs);
        if (late.isPresent()) {
            refuse(late.get().error(), late.get().getMessage());
        } else if (nowNs - lookNs >= 0) {
            lookNs = nowNs + LOOK_NS;
            onDone(
                    load.movement(),
                    TestStep.RUNNING,
                    moved -> watch.moved(clock.nanoTime(), moved)
                            .ifPresent(refusal -> refuse(refusal.error(), refusal.getMessage())));
        }
    }

    private void go(TestStep next, long withinNs) {
        step = next;
        deadlineNs = clock.nanoTime() + withinNs;
    }

    /** Goes on when something is done, if the test is still where it was. */
    private <T> void onDone(CompletableFuture<T> future, TestStep during, Consumer<T> then) {
        future.whenComplete((value, failure) -> wire.execute(() -> {
            if (step != during) {
                return;
            }
            if (failure == null) {
                try {
                    then.accept(value);
                } catch (ProtocolException lie) {
                    refuse(Iperf3Error.MESSAGE, lie.getMessage());
                } catch (RefusedException refusal) {
                    refuse(refusal.error(), refusal.getMessage());
                }
            } else if (FutureFailures.unwrapped(failure) instanceof RefusedException refusal) {
                refuse(refusal.error(), refusal.getMessage());
            } else {
                refuse(Iperf3Error.CREATE_STREAM, FutureFailures.reason(failure));
            }
        }));
    }

    /** Tells the client why, in a number, and ends. */
    private void refuse(Iperf3Error error, String why) {
        if (step != TestStep.OVER) {
            wire.sendLast(ControlOutput.error(new ErrorNumbers(error.number(), 0)));
            over(Optional.of(why));
        }
    }

    private void fail(String why) {
        finish(Optional.of(why));
    }

    /** Closes at once: a client of version 3.21 waits for that. */
    private void finish(Optional<String> failure) {
        wire.hangUp();
        over(failure);
    }

    private void over(Optional<String> failure) {
        step = TestStep.OVER;
        input.clear();
        turn.ifPresent(FlowTurn::leave);
        arrivals.forEach(arrival -> arrival.channel().close());
        arrivals.clear();
        int streams = parameters == null ? 0 : parameters.streams();
        if (load == null) {
            host.endedEarly(number, streams, failure.orElseThrow());
        } else if (figures != null) {
            tell(failure);
        } else {
            load.end()
                    .whenComplete((measured, failed) -> wire.execute(() -> {
                        figures = measured;
                        if (startedAt == null || measured == null) {
                            host.endedEarly(number, streams, failure.orElseThrow());
                        } else {
                            tell(failure);
                        }
                    }));
        }
    }

    private void tell(Optional<String> failure) {
        if (answer != null && failure.isEmpty()) {
            host.ended(outcome, answer);
            return;
        }
        SessionOutcome told = outcome(theirs(), failure);
        host.answer(told).thenAccept(said -> host.ended(told, said));
    }

    private Optional<TestResults> theirs() {
        return outcome == null ? Optional.empty() : outcome.theirs();
    }
}
