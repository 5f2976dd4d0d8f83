package io.netbench.iperf3.client;

import io.netbench.iperf3.wire.ControlInput;
import io.netbench.iperf3.wire.ControlOutput;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.ErrorNumbers;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.ProtocolException;
import io.netbench.iperf3.wire.State;
import io.netbench.iperf3.wire.TestResults;
import io.netbench.time.Clock;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.io.IOException;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * The client's side of a test's control connection, from its cookie to its last word. What the server has to say next is due
 * within a time; anything else than that ends the test with one sentence about it. Belongs to the channel's event loop, but
 * for the futures and the methods that say so.
 */
final class ControlScript extends ChannelInboundHandlerAdapter {

    /** Within which a server answers that has nothing to do but that. */
    static final long ANSWER_S = 10;

    /** Within which it has sent its results, which may be long. */
    static final long RESULTS_S = 30;

    private static final Set<Step> BEFORE_DATA = EnumSet.of(Step.PARAMETERS, Step.STREAMS, Step.START, Step.RUNNING);

    private final Cookie cookie;
    private final Parameters parameters;
    private final Clock clock = Clock.system();
    private final ControlInput input = new ControlInput(ControlInput.MAX_SERVER_RESULTS_BYTES);
    private final CompletableFuture<Void> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> running = new CompletableFuture<>();
    private final CompletableFuture<TestResults> results = new CompletableFuture<>();
    private final CompletableFuture<String> failed = new CompletableFuture<>();
    private Step step = Step.PARAMETERS;
    private ChannelHandlerContext context;
    private Future<?> deadline;
    private Supplier<TestResults> own = () -> {
        throw new IllegalStateException("the test has not ended");
    };
    private TestResults theirs;
    private long saidNs;
    private volatile long answerNs;
    private boolean isErrorPending;
    private volatile boolean isBusy;

    ControlScript(Cookie cookie, Parameters parameters) {
        this.cookie = cookie;
        this.parameters = parameters;
    }

    /** What the server has to say next. */
    private enum Step {
        PARAMETERS("asked for no parameters"),
        STREAMS("did not take the parameters"),
        START("did not begin the test"),
        RUNNING("did not begin the test"),
        NOTHING("sent nothing"),
        EXCHANGE("did not end the test"),
        RESULTS("sent no results"),
        DISPLAY("did not take the results"),
        DONE("sent nothing");

        private final String missing;

        Step(String missing) {
            this.missing = missing;
        }
    }

    /** How long the server took for its first answer, in nanoseconds; 0 before. From any thread. */
    long answerNs() {
        return answerNs;
    }

    /** Completes when the server waits for the data connections. */
    CompletableFuture<Void> ready() {
        return ready;
    }

    /** Completes when data flows. */
    CompletableFuture<Void> running() {
        return running;
    }

    /** Completes with the server's results, when the test is over. */
    CompletableFuture<TestResults> results() {
        return results;
    }

    /** Completes if the test can't go on, with words that go on after who is to blame. */
    CompletableFuture<String> failed() {
        return failed;
    }

    /** All data connections have shown their cookie. From any thread. */
    void streamsAreThere() {
        context.executor().execute(() -> {
            if (step == Step.START || step == Step.RUNNING) {
                within(ANSWER_S);
            }
        });
    }

    /**
     * Ends the test. From any thread.
     *
     * @param figures what this side is going to say of it
     */
    void end(Supplier<TestResults> figures) {
        context.executor().execute(() -> {
            if (step == Step.NOTHING) {
                own = figures;
                go(Step.EXCHANGE, ANSWER_S);
                send(ControlOutput.states(State.TEST_END));
            } else if (BEFORE_DATA.contains(step)) {
                terminate("was left before the test began");
            }
        });
    }

    /** Leaves the test without its results. From any thread. */
    void leave(String why) {
        context.executor().execute(() -> terminate(why));
    }

    private void terminate(String why) {
        if (step != Step.DONE) {
            context.write(ControlOutput.states(State.CLIENT_TERMINATE), context.voidPromise());
            fail(why);
        }
    }

    @Override
    public void handlerAdded(ChannelHandlerContext added) {
        context = added;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        go(Step.PARAMETERS, ANSWER_S);
        saidNs = clock.nanoTime();
        send(Unpooled.wrappedBuffer(cookie.bytes()));
    }

    @Override
    public void channelRead(ChannelHandlerContext reading, Object message) {
        ByteBuf arrived = (ByteBuf) message;
        try {
            if (step != Step.DONE) {
                input.add(arrived);
                boolean goesOn = true;
                while (goesOn && step != Step.DONE) {
                    goesOn = take();
                }
            }
        } catch (ProtocolException wrong) {
            fail(wrong.getMessage());
        } finally {
            arrived.release();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext inactive) {
        fail(closed());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext failing, Throwable cause) {
        fail(cause instanceof IOException ? "broke the control connection: " + cause.getMessage() : cause.toString());
    }

    /** Takes what is next; false if it is not whole yet. */
    private boolean take() {
        if (step == Step.RESULTS) {
            return input.message(ControlInput.MAX_SERVER_RESULTS_BYTES)
                    .map(TestResults::of)
                    .map(told -> {
                        theirs = told;
                        go(Step.DISPLAY, ANSWER_S);
                        return true;
                    })
                    .orElse(false);
        }
        if (isErrorPending) {
            Optional<ErrorNumbers> numbers = input.error();
            numbers.map(ErrorNumbers::describe).ifPresent(text -> fail("gave up: " + text));
            return false;
        }
        Optional<State> state = input.state();
        state.ifPresent(this::moveTo);
        return state.isPresent();
    }

    private void moveTo(State state) {
        switch (state) {
            case PARAM_EXCHANGE -> {
                require(state, Step.PARAMETERS);
                answerNs = clock.nanoTime() - saidNs;
                go(Step.STREAMS, ANSWER_S);
                send(ControlOutput.message(parameters));
            }
            case CREATE_STREAMS -> {
                require(state, Step.STREAMS);
                go(Step.START, 0);
                ready.complete(null);
            }
            case TEST_START -> {
                require(state, Step.START);
                go(Step.RUNNING, ANSWER_S);
            }
            case TEST_RUNNING -> {
                require(state, Step.RUNNING);
                go(Step.NOTHING, 0);
                running.complete(null);
            }
            case EXCHANGE_RESULTS -> {
                require(state, Step.EXCHANGE);
                go(Step.RESULTS, RESULTS_S);
                send(ControlOutput.message(own.get()));
            }
            case DISPLAY_RESULTS -> {
                require(state, Step.DISPLAY);
                sayLastWord();
            }
            case ACCESS_DENIED -> deny();
            case SERVER_TERMINATE -> fail("was told to end");
            case SERVER_ERROR -> {
                isErrorPending = true;
                within(ANSWER_S);
            }
            default -> throw new ProtocolException("sent " + state + ", which is the client's to say");
        }
    }

    private void require(State state, Step due) {
        if (step != due) {
            throw new ProtocolException("sent " + state + " out of turn");
        }
    }

    private void deny() {
        if (BEFORE_DATA.contains(step)) {
            isBusy = true;
            fail("is busy with another test");
        } else {
            fail("refused a connection");
        }
    }

    /** Whether it failed since the server has another test. From any thread. */
    boolean isBusy() {
        return isBusy;
    }

    private void sayLastWord() {
        step = Step.DONE;
        cancelDeadline();
        context.writeAndFlush(ControlOutput.states(State.IPERF_DONE)).addListener(ChannelFutureListener.CLOSE);
        results.complete(theirs);
    }

    private String closed() {
        return switch (step) {
            case PARAMETERS -> "closed the connection at once: it is no iperf3 server, or one that lets nobody in";
            case STREAMS ->
                parameters.notes().authToken().isPresent()
                        ? "closed the connection: it refused the login, or an option"
                        : "closed the connection: it refused an option, or wants a login";
            default -> "closed the control connection";
        };
    }

    private void send(ByteBuf bytes) {
        context.writeAndFlush(bytes, context.voidPromise());
    }

    private void go(Step next, long withinS) {
        step = next;
        within(withinS);
    }

    /** 0: it may take its time. */
    private void within(long seconds) {
        cancelDeadline();
        if (seconds > 0) {
            deadline = context.executor()
                    .schedule(() -> fail(step.missing + " within " + seconds + " s"), seconds, TimeUnit.SECONDS);
        }
    }

    private void cancelDeadline() {
        if (deadline != null) {
            deadline.cancel(false);
        }
    }

    private void fail(String why) {
        if (step == Step.DONE) {
            return;
        }
        step = Step.DONE;
        cancelDeadline();
        failed.complete(why);
        context.flush();
        context.close();
    }
}
