package io.netbench.api;

import io.netbench.analysis.StopCause;
import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.coordinator.Coordinator;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.coordinator.agents.OpenAgents;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.host.CpuList;
import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunPlan;
import io.netbench.result.RunResult;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Agents that are open, and runs on them: one after another, over all of them or some. They stay open from run to run, so
 * that a run that follows starts within a fraction of a second.
 *
 * <pre>{@code
 * try (Netbench netbench = Netbench.onThisHost()) {
 *     Result result = netbench.run(Plan.of(Load.incast().clients(8)));
 *     System.out.println(result.goodputBitsPerSecond());
 * }
 * }</pre>
 *
 * <p>A run is on the thread that asks for it, and one at a time. Three things end it early: {@link #stop}, which keeps what
 * was measured so far; an interrupt of its thread, which gives it up at once and leaves the thread interrupted; and
 * {@link #close}. Every wait for an agent has a deadline, see {@link Builder#hostTimeout}.
 */
public final class Netbench implements AutoCloseable {

    private final AgentWays ways;
    private final OpenAgents agents;
    private final StepDeadlines deadlines;
    private CurrentRun current;
    private boolean isClosed;

    private Netbench(AgentsAsked asked) {
        ways = AgentWays.open(asked);
        agents = ways.agents();
        deadlines = asked.deadlines();
    }

    /** For plans that name no hosts: all endpoints are in this process, over real sockets of the loopback. */
    public static Netbench onThisHost() {
        return builder().open();
    }

    /** For agents on hosts. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Runs a plan to its end.
     *
     * @return what came of it; also of a run that failed, whose {@link Result#verdict} says so
     * @throws NetbenchException if the plan can't be run on these agents, a run is on, or they are closed
     */
    public Result run(Plan plan) {
        return run(plan, interval -> {});
    }

    /**
     * Runs a plan to its end.
     *
     * @param listener hears how it goes on; what it throws ends the run early, and is thrown here
     * @return what came of it; also of a run that failed, whose {@link Result#verdict} says so
     * @throws NetbenchException if the plan can't be run on these agents, a run is on, or they are closed
     */
    public Result run(Plan plan, RunListener listener) {
        RunPlan toRun = plan.toRunPlan();
        Relay relay = new Relay(toRun, listener, this::stop);
        CurrentRun run = begin();
        try {
            RunResult result = run.coordinator().run(toRun, plan.labels(), relay);
            relay.throwWhatWasThrown();
            return new Result(result);
        } catch (PlanException refused) {
            throw NetbenchException.of(refused);
        } finally {
            end(run);
        }
    }

    /**
     * Ends the run that is on, if one is: its load stops, and its result has what was measured until then. Returns at once.
     * From any thread, and from a listener.
     */
    public void stop() {
        CurrentRun run;
        synchronized (this) {
            run = current;
        }
        if (run != null) {
            run.coordinator().interrupt(StopCause.INTERRUPTED);
        }
    }

    /**
     * Ends the run that is on, as {@link #stop} does, waits for it, and leaves the agents; those that were launched end.
     * From any thread; from a listener it does not wait, and they are left when the run has ended. Called again without effect.
     */
    @Override
    public void close() {
        CurrentRun run;
        synchronized (this) {
            isClosed = true;
            run = current;
        }
        if (run != null) {
            run.coordinator().interrupt(StopCause.INTERRUPTED);
            if (run.isOnThisThread()) {
                return;
            }
            run.awaitEnd(deadlines.reportNs());
        }
        ways.close();
    }

    /** The way to run plans that is the command line's. */
    Coordinator coordinator(PropertyNames names) {
        return new Coordinator(agents, deadlines, names);
    }

    private synchronized CurrentRun begin() {
        if (isClosed) {
            throw new NetbenchException("these agents are closed; open them again for another run");
        }
        if (current != null) {
            throw new NetbenchException("a run is on over these agents; run one after another, or open them twice");
        }
        current = new CurrentRun(coordinator(MethodNames.NAMES));
        return current;
    }

    private void end(CurrentRun run) {
        boolean isLeft;
        synchronized (this) {
            current = null;
            isLeft = isClosed;
        }
        if (isLeft) {
            ways.close();
        }
        run.hasEnded();
    }

    /**
     * What is to be known before agents are opened. Of what is not given, the defaults are those of the command line.
     *
     * <p>Not thread-safe; may be used for several.
     */
    public static final class Builder {

        private final Set<HostAddress> hosts = new LinkedHashSet<>();
        private Optional<Launcher> launcher = Optional.empty();
        private Optional<AccessToken> token = Optional.empty();
        private Optional<TlsFiles> tls = Optional.empty();
        private StepDeadlines deadlines = StepDeadlines.DEFAULT;
        private Predicate<InetAddress> addresses = any -> true;
        private Optional<CpuList> cpus = Optional.empty();
        private boolean busyPoll;
        private List<InetAddress> from = List.of();
        private List<String> devices = List.of();
        private DataRails rails = DataRails.NONE;

        private Builder() {}

        /**
         * Adds hosts with agents. Plans may name them, as they are written here.
         *
         * @param lists hosts with commas between them: names or IP addresses, {@code host:port}, {@code [v6]:port}, ranges
         *     such as {@code node[01-16,20]}, files of hosts as {@code @file}
         */
        public Builder hosts(String... lists) {
            for (String list : lists) {
                if (!(NetbenchException.orRefuse(() -> HostList.parse(list)) instanceof HostList.Hosts named)) {
                    throw new NetbenchException("hosts must be names or addresses, such as node[01-16], got: "
                            + PlanException.quoted(list));
                }
                hosts.addAll(named.hosts());
            }
            return this;
        }

        /** Starts the agents first, and ends them with the runs. Without it they run already. */
        public Builder launch(Launcher with) {
            launcher = Optional.of(with);
            return this;
        }

        /** The secret that running agents and their coordinators share; it is shown to nobody else. */
        public Builder token(String secret) {
            token = Optional.of(NetbenchException.orRefuse(() -> AccessToken.of(secret, "token(...)")));
            return this;
        }

        /** The same, on the first line of a file. */
        public Builder tokenFile(Path file) {
            token = Optional.of(NetbenchException.orRefuse(() -> AccessToken.ofFile(Property.TOKEN_FILE, file)));
            return this;
        }

        /** Encrypts the connections to agents on hosts. Without it they are plain. */
        public Builder tls(Tls how) {
            tls = Optional.of(how.files());
            return this;
        }

        /** Within which a host that is killed, frozen, cut off or slow is given up, from 2 s to 60 s; 5 s unless given. */
        public Builder hostTimeout(Duration within) {
            deadlines = NetbenchException.orRefuse(
                    () -> StepDeadlines.ofHostTimeout(Nanoseconds.of(Property.HOST_TIMEOUT, within)));
            return this;
        }

        /** Which addresses of hosts count, such as those of IPv6; all of them unless given. */
        public Builder addresses(Predicate<InetAddress> which) {
            addresses = which;
            return this;
        }

        /**
         * Binds the event loops of this process to CPUs.
         *
         * @param list such as {@code 0-3,8}
         */
        public Builder cpus(String list) {
            cpus = Optional.of(NetbenchException.orRefuse(() -> allowed(list)));
            return this;
        }

        /** Event loops of this process never sleep while a run lasts: shorter latency, and a busy CPU for each. */
        public Builder busyPoll() {
            busyPoll = true;
            return this;
        }

        /** Network devices that the data of this process takes in turn, such as {@code eth0}. */
        public Builder devices(List<String> names) {
            devices = List.copyOf(names);
            rails = NetbenchException.orRefuse(() -> DataRails.of(from, devices));
            return this;
        }

        /** The address of this host that the data of this process comes from; the routes choose it unless given. */
        public Builder dataAddress(InetAddress address) {
            from = List.of(address);
            rails = NetbenchException.orRefuse(() -> DataRails.of(from, devices));
            return this;
        }

        /**
         * Says whether agents can be opened so, as far as that can be told without asking a host.
         *
         * @throws NetbenchException if they can't
         */
        public Builder check() {
            asked();
            return this;
        }

        /**
         * Finds the agents, or starts them. Hosts that can't be reached are no failure here: the runs that name them say so.
         * Where the thread is interrupted, all hosts are such, and the thread stays interrupted.
         *
         * @throws NetbenchException if a host has no address, two are the same, or something given here can't be used
         */
        public Netbench open() {
            AgentsAsked asked = asked();
            return NetbenchException.orRefuse(() -> new Netbench(asked));
        }

        private AgentsAsked asked() {
            List<HostAddress> named = new ArrayList<>(hosts);
            if (launcher.isPresent() && named.isEmpty()) {
                throw new NetbenchException("launch starts agents on hosts; name them with hosts");
            }
            return NetbenchException.orRefuse(() -> new AgentsAsked(
                    named,
                    launcher.map(with -> with.on(new HostList.Hosts(named), System.getenv())),
                    token,
                    tls,
                    deadlines,
                    addresses,
                    new LoopPlacement(cpus, busyPoll),
                    rails));
        }

        private static CpuList allowed(String list) {
            try {
                return LoopPlacement.requireAllowed(Property.CPUS.toString(), CpuList.parse(list));
            } catch (PlanException refused) {
                throw refused;
            } catch (IllegalArgumentException unreadable) {
                throw new PlanException(Property.CPUS + ": " + unreadable.getMessage());
            }
        }
    }
}
