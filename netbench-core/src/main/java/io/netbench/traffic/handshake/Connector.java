package io.netbench.traffic.handshake;

import io.netbench.plan.DataProtocol;
import io.netbench.text.Property;
import io.netbench.text.TimeSpan;
import io.netbench.time.Deadline;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.SocketFailure;
import io.netbench.transport.AppliedOption;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.ConnectTimeoutException;
import io.netty.channel.EventLoop;
import io.netty.channel.socket.SocketChannel;
import io.netty.util.concurrent.Promise;
import java.net.InetSocketAddress;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Opens the connections of an agent's clients: a bounded number at a time, so that neither a server's backlog nor the
 * kernel's is overrun, each on the event loop whose turn it is.
 *
 * <p>A server takes few handshakes at a time from an address that it does not know. So one connection on each way goes
 * first and shows that this agent belongs to the run, and one that is turned away all the same tries again soon. The
 * first that fails for good fails them all.
 */
public final class Connector {

    /** The most connects under way at a time. */
    static final int MAX_OUTSTANDING = 128;

    /** How often a connection tries when it is turned away, and how long it waits before the second time; then twice. */
    public static final int MAX_TRIES = 5;

    private static final long FIRST_PAUSE_MS = 20;

    private final Admission admission;
    private final HandshakeSetup setup;
    private final Deadline deadline;
    private final Queue<Attempt> first = new ArrayDeque<>();
    private final Queue<Attempt> others = new ArrayDeque<>();
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private int firstUnfinished;
    private int unfinished;

    public Connector(
            Admission admission,
            HandshakeSetup setup,
            List<EventLoop> loops,
            List<ConnectionPlan> plans,
            Paths paths,
            Deadline deadline) {
        this.admission = admission;
        this.setup = setup;
        this.deadline = deadline;
        Set<DataPath> known = new HashSet<>();
        for (ConnectionPlan plan : plans) {
            int loop = unfinished++ % loops.size();
            DataPath path = paths.of(plan, loop);
            // A peer of another kind knows its connections by their order alone.
            Queue<Attempt> queue = known.add(path) || setup.foreign().isPresent() ? first : others;
            queue.add(new Attempt(plan, loops.get(loop), path, plan.clientPort(), 1));
        }
        firstUnfinished = first.size();
    }

    /** The ways to the servers. */
    @FunctionalInterface
    public interface Paths {

        /** The way of a connection whose client lives on the loop of this index. */
        DataPath of(ConnectionPlan plan, int loop);
    }

    /** One try to open a connection. */
    private record Attempt(ConnectionPlan plan, EventLoop loop, DataPath path, OptionalInt port, int number) {

        Attempt next() {
            return new Attempt(plan, loop, path, port, number + 1);
        }

        Attempt fromAnyPort() {
            return new Attempt(plan, loop, path, OptionalInt.empty(), number);
        }

        boolean isOfItsPort(Throwable cause) {
            return port.isPresent() && SocketFailure.isOfOwnPort(cause, port.getAsInt());
        }

        /** From where it comes; null leaves it to the routes and the kernel. */
        InetSocketAddress local() {
            return path.from()
                    .map(from -> new InetSocketAddress(from, port.orElse(0)))
                    .orElse(port.isPresent() ? new InetSocketAddress(port.getAsInt()) : null);
        }

        long pauseMs() {
            return FIRST_PAUSE_MS << (number - 1);
        }
    }

    public CompletableFuture<Void> connect() {
        if (unfinished == 0) {
            done.complete(null);
        }
        openSome();
        return done;
    }

    private void openSome() {
        int outstanding = setup.foreign().isPresent() ? 1 : MAX_OUTSTANDING;
        for (int i = 0; i < outstanding; i++) {
            openNext();
        }
    }

    private void openNext() {
        Attempt attempt;
        synchronized (this) {
            attempt = firstUnfinished > 0 ? first.poll() : others.poll();
        }
        if (attempt != null) {
            open(attempt);
        }
    }

    private void open(Attempt attempt) {
        if (done.isDone()) {
            return;
        }
        if (deadline.isOver()) {
            failed(attempt, new LateConnectException("not all connections were up"));
            return;
        }
        if (setup.tls().isPresent() && attempt.path().certificate().isEmpty()) {
            failed(attempt, new TrafficException("its agent announced no certificate for TLS"));
            return;
        }
        Promise<Void> established = attempt.loop().newPromise();
        established.addListener(future -> {
            if (future.isSuccess()) {
                succeeded();
            } else if (future.cause() instanceof TurnedAwayException && attempt.number() < MAX_TRIES) {
                attempt.loop().schedule(() -> open(attempt.next()), attempt.pauseMs(), TimeUnit.MILLISECONDS);
            } else if (!attempt.plan().link().clientPorts().isFirm() && attempt.isOfItsPort(future.cause())) {
                open(attempt.fromAnyPort());
            } else {
                failed(attempt, future.cause());
            }
        });
        if (setup.foreign().isPresent() && attempt.plan().load().protocol() == DataProtocol.UDP) {
            new ForeignFlow(
                            admission,
                            setup.transport(),
                            setup.socket(),
                            setup.foreign().get(),
                            attempt.plan())
                    .open(attempt.loop(), attempt.path(), attempt.local(), established);
            return;
        }
        List<AppliedOption> options = new ArrayList<>();
        new Bootstrap()
                .group(attempt.loop())
                .channelFactory(() -> newChannel(attempt, options))
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int)
                        Math.min(Integer.MAX_VALUE, Math.max(1, deadline.remainingMillis())))
                .handler(new ChannelInitializer<SocketChannel>() {
                    @Override
                    protected void initChannel(SocketChannel channel) {
                        admission.configure(channel);
                        setup.tls()
                                .ifPresent(tls -> tls.connect(
                                        channel, attempt.path().certificate().orElseThrow()));
                        channel.pipeline().addLast(handler(attempt, options, established));
                    }
                })
                .localAddress(attempt.local())
                .connect(attempt.path().server())
                .addListener(future -> {
                    if (!future.isSuccess()) {
                        established.tryFailure(future.cause());
                    }
                });
    }

    private ChannelHandler handler(Attempt attempt, List<AppliedOption> options, Promise<Void> established) {
        return setup.foreign()
                .<ChannelHandler>map(
                        hello -> new ForeignConnectHandler(admission, hello, attempt.plan(), options, established))
                .orElseGet(() -> new ConnectHandler(admission, attempt.plan(), options, deadline, established));
    }

    private SocketChannel newChannel(Attempt attempt, List<AppliedOption> options) {
        DataPath path = attempt.path();
        SocketChannel channel = setup.transport().clientChannels().newChannel();
        try {
            // Both the socket that leaves a port waiting and the one that takes it again have to allow that.
            channel.config().setReuseAddress(true);
            options.addAll(setup.transport().apply(channel, setup.socket()));
            if (path.from().isPresent() && attempt.port().isEmpty()) {
                setup.transport().choosePortLate(channel);
            }
            path.device().ifPresent(device -> options.add(setup.transport().bindToDevice(channel, device)));
        } catch (RuntimeException refused) {
            channel.unsafe().closeForcibly();
            throw refused;
        }
        return channel;
    }

    private void succeeded() {
        boolean last;
        boolean lastOfFirst;
        synchronized (this) {
            last = --unfinished == 0;
            lastOfFirst = --firstUnfinished == 0;
        }
        if (last) {
            done.complete(null);
        } else if (lastOfFirst) {
            openSome();
        } else {
            openNext();
        }
    }

    private void failed(Attempt attempt, Throwable cause) {
        String where = "connect to " + attempt.path() + ": ";
        InetSocketAddress server = attempt.path().server();
        if (cause instanceof ConnectTimeoutException) {
            done.completeExceptionally(new LateConnectException(where + "no answer within " + setTime()
                    + ": a firewall drops packets to port " + server.getPort() + ", or the host is down"));
        } else if (cause instanceof LateConnectException) {
            done.completeExceptionally(new LateConnectException(where + cause.getMessage() + " within " + setTime()));
        } else if (attempt.isOfItsPort(cause)) {
            done.completeExceptionally(new TrafficException(where
                    + SocketFailure.ofOwnPort(
                            Property.SOURCE_PORTS + " " + attempt.port().getAsInt(), cause)));
        } else {
            done.completeExceptionally(new TrafficException(where + SocketFailure.ofConnecting(cause, server)));
        }
    }

    private String setTime() {
        return TimeSpan.describe(setup.connectNs());
    }
}
