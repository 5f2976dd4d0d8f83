package io.netbench.cli.run;

import io.netbench.cli.agent.AgentLife;
import io.netbench.cli.agent.Iperf3Log;
import io.netbench.cli.agent.SessionLog;
import io.netbench.cli.agent.SpareMemory;
import io.netbench.cli.agent.TimedLines;
import io.netbench.cli.options.ServerOutputOptions;
import io.netbench.control.net.ServerSockets;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.dataplane.RecentFacts;
import io.netbench.iperf3.server.Iperf3Access;
import io.netbench.iperf3.server.Iperf3Limits;
import io.netbench.iperf3.server.Iperf3Server;
import io.netbench.iperf3.server.Iperf3Settings;
import io.netbench.iperf3.server.Refusal;
import io.netbench.iperf3.server.SessionEnd;
import io.netbench.iperf3.server.SessionListener;
import io.netbench.iperf3.server.SessionProgress;
import io.netbench.iperf3.server.SessionStart;
import io.netbench.result.RunResult;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.text.Property;
import io.netbench.time.Clock;
import io.netbench.transport.Transport;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** The iperf3 clients of a server: those that it serves, what it shows of them, and what it keeps. Thread-safe. */
public final class Iperf3Guests implements Guests {

    private static final Output STANDARD_OUTPUT = new Output(Property.JSON, "-");
    private static final long PROGRESS_MS = 500;

    /**
     * How they are served and told of.
     *
     * @param lines what is told goes here
     * @param sums of all sessions of the server
     * @param life of the server
     * @param command its command line
     * @param outlet of documents
     * @param text what a client is shown of its session that asks for it
     */
    public record Setup(
            Iperf3Access access,
            Iperf3Limits limits,
            LoopPlacement placement,
            TimedLines lines,
            SessionLog sums,
            AgentLife life,
            ServerOutputOptions output,
            String command,
            Outlet outlet,
            Function<RunResult, String> text) {}

    private final Setup setup;
    private final Optional<Output> json;
    private final SessionDocuments documents;
    private final Iperf3Log log;
    private final SpareMemory memory;
    private final Set<Long> flowing = ConcurrentHashMap.newKeySet();
    private final Iperf3Server server;
    private final ScheduledExecutorService timer;

    /** Whether a load has ended that the file of the run does not tell of yet. Belongs to the timer's thread. */
    private boolean isUnwritten;

    /** Serves them on a port whose connections are of {@code transport}. */
    public Iperf3Guests(Setup setup, Transport transport, SpareMemory memory) {
        this.setup = setup;
        this.memory = memory;
        json = setup.output().json();
        documents = new SessionDocuments(setup.outlet(), setup.lines()::say);
        log = new Iperf3Log(setup.lines(), setup.sums(), this::ended);
        server = new Iperf3Server(new Iperf3Settings(
                transport,
                setup.placement(),
                Clock.system(),
                InstantSource.system(),
                new RecentFacts(Clock.system()),
                setup.access(),
                setup.limits(),
                new Announced(),
                setup.text(),
                setup.output().jsonOnStandardOutput(),
                json.isPresent()));
        timer = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "netbench-intervals");
            thread.setDaemon(true);
            return thread;
        });
        OptionalLong interval = setup.output().intervalNs();
        if (interval.isPresent()) {
            timer.scheduleAtFixedRate(
                    this::showInterval, interval.getAsLong(), interval.getAsLong(), TimeUnit.NANOSECONDS);
        }
    }

    @Override
    public ServerSockets join(ServerSockets sockets) {
        return sockets.with(server);
    }

    private void showInterval() {
        List<CompletableFuture<SessionProgress>> asked = server.progress();
        if (!asked.isEmpty()) {
            CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
                    .completeOnTimeout(null, PROGRESS_MS, TimeUnit.MILLISECONDS)
                    .thenRun(() -> log.interval(
                            asked.stream().map(one -> one.getNow(null)).toList()));
        }
    }

    /** Files are written by a thread that serves nobody. */
    private void ended(SessionEnd session) {
        timer.execute(() -> {
            if (setup.output().jsonOnStandardOutput()) {
                documents.write(session::result, STANDARD_OUTPUT);
            }
            isUnwritten |= session.hadLoad();
            if (isUnwritten && server.clients() == 0) {
                isUnwritten = false;
                writeRun();
            }
            if (session.hadLoad()) {
                setup.life().guestLeft();
            }
        });
    }

    private void writeRun() {
        json.ifPresent(file -> documents.write(() -> server.run(setup.command()), file));
    }

    /** Tells all clients that it ends, and writes what it keeps. */
    @Override
    public void close() {
        server.close();
        timer.shutdown();
        try {
            timer.awaitTermination(PROGRESS_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writeRun();
    }

    /** Tells the server's life of clients, and the log of all that there is to tell. */
    private final class Announced implements SessionListener {

        @Override
        public boolean takesMore() {
            return setup.life().takesGuests();
        }

        @Override
        public boolean endsWithFirst() {
            return setup.life().endsWithFirst();
        }

        @Override
        public void began(SessionStart session) {
            setup.life().guestCame();
            flowing.add(session.number());
            memory.guestCame();
            log.began(session);
        }

        @Override
        public void warned(long number, String text) {
            log.warned(number, text);
        }

        @Override
        public void ended(SessionEnd session) {
            if (flowing.remove(session.number())) {
                memory.guestLeft();
            }
            log.ended(session);
        }

        @Override
        public void refused(InetAddress peer, Refusal why) {
            log.refused(peer, why);
        }
    }
}
