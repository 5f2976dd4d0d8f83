package io.netbench.iperf3.server;

import io.netbench.iperf3.wire.ControlInput;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.State;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.measure.RunRecorders;
import io.netbench.time.HandClock;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.embedded.EmbeddedChannel;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A test's script without sockets, on a clock that is cranked by hand, with everything that it does written down. */
final class ScriptRig implements TestHost, ClientWire {

    static final long SECOND_NS = 1_000_000_000L;

    final HandClock clock = new HandClock(1_000);
    final Deque<Runnable> tasks = new ArrayDeque<>();
    final List<State> states = new ArrayList<>();
    final List<EmbeddedChannel> dataChannels = new ArrayList<>();
    final List<String> ended = new ArrayList<>();
    final TestScript script;
    Iperf3Access access = Iperf3Access.THIS_HOST;
    Iperf3Limits limits = Iperf3Limits.DEFAULT;
    Load load;
    int loadsMade;
    int lastError;
    TestResults results;
    boolean isClosed;
    boolean isFull;
    int denied;
    int waiting;
    DatagramDoor.Visitor visitor;
    boolean isWaitedFor;
    int left;
    CompletableFuture<Void> acknowledged = CompletableFuture.completedFuture(null);
    Movement movement = new Movement(0, 0);
    RuntimeException openFailure;
    RuntimeException endFailure;
    CompletableFuture<Optional<String>> login = CompletableFuture.completedFuture(Optional.empty());

    ScriptRig() {
        InetSocketAddress here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 5201);
        InetSocketAddress there = new InetSocketAddress(InetAddress.getLoopbackAddress(), 40_000);
        script = new TestScript(1, this, this, here, there, clock, InstantSource.fixed(Instant.EPOCH));
    }

    /** Says what a client says, and lets all happen that follows from it. */
    ScriptRig say(ByteBuf bytes) {
        script.received(bytes);
        bytes.release();
        return run();
    }

    ScriptRig say(State state) {
        return say(Unpooled.buffer().writeByte(state.code()));
    }

    ScriptRig say(String json) {
        byte[] text = json.getBytes(StandardCharsets.UTF_8);
        return say(Unpooled.buffer().writeInt(text.length).writeBytes(text));
    }

    /** Has data connections come, accepted in this order. */
    ScriptRig connect(long... orders) {
        for (long order : orders) {
            EmbeddedChannel channel = new EmbeddedChannel();
            dataChannels.add(channel);
            script.dataCame(new DataArrival(channel, order));
        }
        return run();
    }

    /** Lets time pass, with a look at it now and then. */
    ScriptRig pass(long ns) {
        long step = SECOND_NS / 10;
        for (long passed = 0; passed < ns; passed += step) {
            clock.advance(Math.min(step, ns - passed));
            script.look();
            run();
        }
        return this;
    }

    ScriptRig run() {
        Runnable next;
        while ((next = tasks.poll()) != null) {
            next.run();
        }
        return this;
    }

    /** Whether all that it held is free: told once, connections closed, streams ended. */
    boolean isFree() {
        return script.step() == TestStep.OVER
                && ended.size() == 1
                && isClosed
                && (load == null || load.ends == 1)
                && dataChannels.stream().noneMatch(channel -> channel.isOpen() && !load.taken.contains(channel));
    }

    @Override
    public Iperf3Access access() {
        return access;
    }

    @Override
    public Iperf3Limits limits() {
        return limits;
    }

    @Override
    public CompletableFuture<Optional<String>> userOf(Optional<String> token) {
        return login;
    }

    @Override
    public boolean isFull() {
        return isFull;
    }

    @Override
    public String whyFull() {
        return "full";
    }

    @Override
    public void streamWaits() {
        waiting++;
    }

    @Override
    public boolean enter() {
        return !isFull;
    }

    @Override
    public TestLoad newLoad(SessionPlan plan, Consumer<String> onWarning, Consumer<String> onFailure) {
        loadsMade++;
        load = new Load(plan, onFailure);
        return load;
    }

    @Override
    public FlowTurn awaitFlows(InetSocketAddress here, DatagramDoor.Visitor newVisitor) {
        visitor = newVisitor;
        return new FlowTurn() {
            @Override
            public boolean isWaitedFor() {
                return isWaitedFor;
            }

            @Override
            public void leave() {
                left++;
            }
        };
    }

    @Override
    public void deny(DataArrival arrival) {
        denied++;
        arrival.channel().close();
    }

    @Override
    public CompletableFuture<SessionAnswer> answer(SessionOutcome outcome) {
        return CompletableFuture.completedFuture(new SessionAnswer(Optional.empty(), ServerOutput.ofText("shown")));
    }

    @Override
    public void began(SessionStart session) {}

    @Override
    public void warned(long number, String text) {}

    @Override
    public void ended(SessionOutcome outcome, SessionAnswer answer) {
        ended.add(outcome.failure().orElse("well"));
    }

    @Override
    public void endedEarly(long number, int streams, String why) {
        ended.add(why);
    }

    @Override
    public void send(ByteBuf bytes) {
        note(bytes);
    }

    @Override
    public void sendLast(ByteBuf bytes) {
        note(bytes);
        isClosed = true;
    }

    private void note(ByteBuf bytes) {
        ControlInput input = new ControlInput(ControlInput.MAX_SERVER_RESULTS_BYTES);
        if (bytes.readableBytes() > 9) {
            input.add(bytes);
            results = TestResults.of(
                    input.message(ControlInput.MAX_SERVER_RESULTS_BYTES).orElseThrow());
        } else {
            input.add(bytes);
            for (Optional<State> state = input.state(); state.isPresent(); state = input.state()) {
                states.add(state.get());
                if (state.get() == State.SERVER_ERROR) {
                    lastError = input.error().orElseThrow().error();
                }
            }
        }
        bytes.release();
    }

    @Override
    public CompletableFuture<Void> acknowledged() {
        return acknowledged;
    }

    @Override
    public void hangUp() {
        isClosed = true;
    }

    @Override
    public void execute(Runnable task) {
        tasks.add(task);
    }

    /** Streams that do what they are told at once. */
    final class Load implements TestLoad {

        final SessionPlan plan;
        final Consumer<String> onFailure;
        final List<Channel> taken = new ArrayList<>();
        boolean released;
        int ends;

        private Load(SessionPlan plan, Consumer<String> onFailure) {
            this.plan = plan;
            this.onFailure = onFailure;
        }

        @Override
        public CompletableFuture<Void> open(List<DataArrival> inOrder) {
            inOrder.forEach(arrival -> taken.add(arrival.channel()));
            return openFailure == null
                    ? CompletableFuture.completedFuture(null)
                    : CompletableFuture.failedFuture(openFailure);
        }

        @Override
        public CompletableFuture<Void> prepare(long startNs) {
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void release() {
            released = true;
        }

        @Override
        public void tick() {}

        @Override
        public CompletableFuture<Movement> movement() {
            return CompletableFuture.completedFuture(movement);
        }

        @Override
        public CompletableFuture<StreamFigures> end() {
            if (endFailure != null) {
                return CompletableFuture.failedFuture(endFailure);
            }
            if (ends++ > 0) {
                throw new IllegalStateException("streams were ended twice");
            }
            List<ConnectionFigures> figures = new ArrayList<>();
            plan.ends().forEach(end -> figures.add(Figures.of(end)));
            return CompletableFuture.completedFuture(new StreamFigures(
                    plan,
                    new RunRecorders(plan.plan(), SessionPlan.SERVER, 1, clock),
                    figures,
                    clock.nanoTime(),
                    clock.nanoTime(),
                    clock.nanoTime(),
                    Optional.of("cubic")));
        }
    }
}
