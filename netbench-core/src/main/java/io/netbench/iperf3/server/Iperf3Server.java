package io.netbench.iperf3.server;

import io.netbench.control.net.CookieHost;
import io.netbench.dataplane.FutureFailures;
import io.netbench.host.HostCounters;
import io.netbench.host.LimitFacts;
import io.netbench.iperf3.wire.ControlOutput;
import io.netbench.iperf3.wire.Cookie;
import io.netbench.iperf3.wire.ErrorNumbers;
import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.ServerOutput;
import io.netbench.iperf3.wire.State;
import io.netbench.result.RunResult;
import io.netbench.transport.LateReceiveMemory;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Serves iperf3 clients, many at a time: their control connections on the loops where they came in, their data on loops of
 * its own. Thread-safe.
 */
public final class Iperf3Server implements CookieHost, AutoCloseable {

    private static final long CLOSE_MS = 1_000;

    private final Iperf3Settings settings;
    private final DataLoops loops;
    private final DatagramDoors doors;
    private final Ticks ticks;
    private final SessionConclusions conclusions;
    private final ExecutorService concluding;
    private final Logins logins;
    private final Map<Cookie, ControlHandler> clients = new ConcurrentHashMap<>();
    private final Unproven unproven = new Unproven();
    private final WaitingStreams waiting;
    private final PastCookies past = new PastCookies();
    private final Places places;
    private final AtomicInteger held = new AtomicInteger();

    /** Sessions whose end has not been told of yet. */
    private final AtomicInteger untold = new AtomicInteger();

    private final AtomicLong numbers = new AtomicLong();
    private final Object closing = new Object();
    private volatile boolean isClosed;

    /** Opens its event loops; clients are handed to it. */
    public Iperf3Server(Iperf3Settings settings) {
        this.settings = settings;
        loops = new DataLoops(settings.transport(), settings.placement(), settings.loops());
        doors = new DatagramDoors(settings.transport(), loops);
        ticks = new Ticks(settings.clock());
        conclusions = new SessionConclusions(settings);
        concluding = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "netbench-sessions");
            thread.setDaemon(true);
            return thread;
        });
        logins = new Logins(settings.access().login());
        waiting =
                WaitingStreams.of(settings.limits(), LimitFacts.ofThisProcess().openFilesSoft());
        places = new Places(settings.listener(), settings.limits().maxClients());
        concluding.execute(() -> FirstSession.rehearse(settings.clock()));
    }

    /** How a connection should receive is known only when it is known what it is for. */
    @Override
    public void accepted(Channel channel) {
        channel.config().setRecvByteBufAllocator(new LateReceiveMemory());
    }

    /**
     * A connection has shown its cookie: the first of a test is its control connection, those that follow are its streams.
     * On the connection's event loop; it has no handler, and does not read.
     *
     * @param first all that has come of it, the cookie first; is released
     * @param order grows with each connection in the order in which they were accepted
     */
    @Override
    public void came(Channel channel, ByteBuf first, long order) {
        try {
            byte[] cookie = new byte[Cookie.BYTES];
            first.readBytes(cookie);
            take(channel, Cookie.of(cookie), first, order);
        } finally {
            first.release();
        }
    }

    private void take(Channel channel, Cookie cookie, ByteBuf rest, long order) {
        if (!(channel.remoteAddress() instanceof InetSocketAddress client)
                || !(channel.localAddress() instanceof InetSocketAddress here)
                || isClosed) {
            channel.close();
            return;
        }
        ControlHandler known = clients.get(cookie);
        if (known != null) {
            DataArrival arrival = new DataArrival(channel, order);
            if (rest.isReadable()) {
                deny(arrival);
            } else {
                known.execute(() -> known.script().dataCame(arrival));
            }
        } else if (past.contains(cookie)) {
            deny(new DataArrival(channel, order));
        } else if (!settings.access().admits(client.getAddress(), here.getAddress())) {
            channel.writeAndFlush(ControlOutput.error(new ErrorNumbers(Iperf3Error.AUTHORIZATION.number(), 0)))
                    .addListener(ChannelFutureListener.CLOSE);
            settings.listener().refused(client.getAddress(), refusalOf(client.getAddress()));
        } else {
            serve(channel, cookie, rest, here, client);
        }
    }

    private Refusal refusalOf(InetAddress peer) {
        return settings.access().within().allows(peer) ? Refusal.OTHER_HOST : Refusal.NOT_ALLOWED;
    }

    private void serve(Channel channel, Cookie cookie, ByteBuf rest, InetSocketAddress here, InetSocketAddress client) {
        ControlHandler handler = new ControlHandler(channel, settings.transport());
        Seat seat = new Seat(cookie, handler, client.getAddress());
        TestScript script = new TestScript(
                numbers.incrementAndGet(), seat, handler, here, client, settings.clock(), settings.wall());
        held.incrementAndGet();
        untold.incrementAndGet();
        handler.serve(script);
        clients.put(cookie, handler);
        unproven.add(handler).ifPresent(Iperf3Server::haveGiveWay);
        handler.guard(() -> {
            script.begin();
            if (rest.isReadable()) {
                script.received(rest);
            }
        });
        channel.config().setAutoRead(true);
        if (isClosed) {
            handler.guard(script::terminate);
        }
    }

    private static void haveGiveWay(ControlHandler client) {
        client.execute(() -> client.script().giveWay());
    }

    /** How many clients it serves. */
    public int clients() {
        return held.get();
    }

    /** How far the sessions have come whose data flows. */
    public List<CompletableFuture<SessionProgress>> progress() {
        List<CompletableFuture<SessionProgress>> all = new ArrayList<>();
        for (ControlHandler handler : clients.values()) {
            CompletableFuture<SessionProgress> one = new CompletableFuture<>();
            all.add(one);
            handler.execute(() -> handler.script()
                    .progress()
                    .whenComplete((progress, failure) -> one.complete(failure == null ? progress : null)));
        }
        return all;
    }

    /** All sessions up to now as one run, whose links came and went; empty before the first has ended. */
    public Optional<RunResult> run(String command) {
        return conclusions.run(command);
    }

    private static void deny(DataArrival arrival) {
        if (arrival.flow().isPresent()) {
            arrival.channel().close();
            return;
        }
        arrival.channel()
                .writeAndFlush(ControlOutput.states(State.ACCESS_DENIED))
                .addListener(ChannelFutureListener.CLOSE);
    }

    /** Tells all clients that it ends, and frees all that it holds. */
    @Override
    public void close() {
        // Who closes it too, be it as the process ends, waits until all is told.
        synchronized (closing) {
            if (!isClosed) {
                isClosed = true;
                endAll();
            }
        }
    }

    private void endAll() {
        clients.values()
                .forEach(handler -> handler.execute(() -> handler.script().terminate()));
        concluding.shutdown();
        logins.close();
        try {
            awaitAllTold();
            concluding.awaitTermination(CLOSE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ticks.close();
        loops.close();
    }

    private void awaitAllTold() throws InterruptedException {
        synchronized (clients) {
            long byNs = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(CLOSE_MS);
            while (untold.get() > 0 && System.nanoTime() - byNs < 0) {
                clients.wait(10);
            }
        }
    }

    /** On the thread that reads files and concludes; when that has ended with the server, at once. */
    private <T> CompletableFuture<T> later(Supplier<T> task) {
        try {
            return CompletableFuture.supplyAsync(task, concluding);
        } catch (RejectedExecutionException closing) {
            return CompletableFuture.completedFuture(task.get());
        }
    }

    /** What one client's script needs of the server. */
    private final class Seat implements TestHost {

        private final Cookie cookie;
        private final ControlHandler handler;
        private final InetAddress client;
        private TestLoad load;
        private boolean hasEntered;
        private volatile boolean hasBegun;
        private volatile CompletableFuture<HostCounters> atBegin = new CompletableFuture<>();

        private Seat(Cookie cookie, ControlHandler handler, InetAddress client) {
            this.cookie = cookie;
            this.handler = handler;
            this.client = client;
        }

        @Override
        public CompletableFuture<Optional<String>> userOf(Optional<String> token) {
            return logins.user(token);
        }

        @Override
        public boolean isFull() {
            return places.isFull();
        }

        @Override
        public String whyFull() {
            return places.whyFull();
        }

        @Override
        public boolean enter() {
            forgetAsUnproven();
            hasEntered = places.take();
            return hasEntered;
        }

        private void forgetAsUnproven() {
            unproven.remove(handler);
            waiting.remove(handler);
        }

        @Override
        public void streamWaits() {
            waiting.add(handler).ifPresent(Iperf3Server::haveGiveWay);
        }

        @Override
        public Iperf3Access access() {
            return settings.access();
        }

        @Override
        public Iperf3Limits limits() {
            return settings.limits();
        }

        @Override
        public TestLoad newLoad(SessionPlan plan, Consumer<String> onWarning, Consumer<String> onFailure) {
            load = new SessionLoad(settings, plan, loops, onWarning, onFailure);
            return load;
        }

        @Override
        public FlowTurn awaitFlows(InetSocketAddress here, DatagramDoor.Visitor visitor) {
            return doors.enter(here, visitor);
        }

        @Override
        public void deny(DataArrival arrival) {
            Iperf3Server.deny(arrival);
        }

        @Override
        public void began(SessionStart session) {
            hasBegun = true;
            ticks.add(load);
            atBegin = later(conclusions::begin);
            settings.listener().began(session);
        }

        @Override
        public void warned(long number, String text) {
            settings.listener().warned(number, text);
        }

        @Override
        public CompletableFuture<SessionAnswer> answer(SessionOutcome outcome) {
            return later(() -> conclusions.answer(outcome, atBegin())).exceptionally(fault -> {
                warned(outcome.number(), "nothing could be concluded of it: " + FutureFailures.reason(fault));
                return new SessionAnswer(Optional.empty(), ServerOutput.ofText(""));
            });
        }

        private Optional<HostCounters> atBegin() {
            return atBegin.isDone() && !atBegin.isCompletedExceptionally()
                    ? Optional.of(atBegin.join())
                    : Optional.empty();
        }

        @Override
        public void ended(SessionOutcome outcome, SessionAnswer answer) {
            leave();
            later(() -> {
                try {
                    keep(outcome);
                } finally {
                    // Who sees that nobody is served any more finds all sessions kept.
                    held.decrementAndGet();
                    tell(end(outcome, answer));
                }
                return null;
            });
        }

        private void keep(SessionOutcome outcome) {
            try {
                conclusions.keep(outcome);
            } catch (RuntimeException fault) {
                warned(outcome.number(), "it could not be kept: " + FutureFailures.reason(fault));
            }
        }

        private SessionEnd end(SessionOutcome outcome, SessionAnswer answer) {
            StreamFigures ours = outcome.ours();
            return new SessionEnd(
                    outcome.number(),
                    client,
                    hasBegun,
                    ours.receivedBytes(),
                    ours.sentBytes(),
                    ours.streams().size(),
                    ours.measuredNs(),
                    answer.result(),
                    outcome.failure());
        }

        private void tell(SessionEnd session) {
            try {
                settings.listener().ended(session);
            } finally {
                untold.decrementAndGet();
            }
        }

        @Override
        public void endedEarly(long number, int streams, String why) {
            leave();
            held.decrementAndGet();
            tell(new SessionEnd(number, client, hasBegun, 0, 0, streams, 0, Optional.empty(), Optional.of(why)));
        }

        /** Its place is free for another one. */
        private void leave() {
            if (load != null) {
                ticks.remove(load);
            }
            forgetAsUnproven();
            if (hasEntered) {
                places.giveBack();
            }
            past.add(cookie);
            clients.remove(cookie, handler);
        }
    }
}
