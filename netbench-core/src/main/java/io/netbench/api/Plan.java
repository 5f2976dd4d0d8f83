package io.netbench.api;

import io.netbench.coordinator.outcome.RunLabels;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Planner;
import io.netbench.plan.RunPlan;
import io.netbench.plan.SendPath;
import io.netbench.text.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * What to run: one load or several side by side, for how long, and how the data is moved. What is not asked for has the
 * defaults of the command line: 10 s after 2 s of warm-up, on the fastest transport of each host.
 *
 * <p>Immutable: each method returns another plan. It may be run as often as one likes, and over different agents.
 *
 * <p>A value that can't be is refused with a {@link NetbenchException}: by the method that it is given to, or by the run
 * where only the plan as a whole shows it.
 */
public final class Plan {

    /** Seeds that are made up stay below it, so that every reader of JSON keeps them exactly. */
    private static final long SEEDS = 1L << 53;

    private final PlanValues values;

    private Plan(PlanValues values) {
        this.values = values;
        values.toRequest(0);
    }

    /** A run of this load, and more beside it; each has a name of its own. */
    public static Plan of(Load load, Load... more) {
        List<LoadRequest> loads = new ArrayList<>(List.of(load.asked()));
        for (Load other : more) {
            loads.add(other.asked());
        }
        return NetbenchException.orRefuse(() -> new Plan(new PlanValues(loads)));
    }

    /** How long is measured. */
    public Plan duration(Duration window) {
        return with(changed -> changed.durationNs = nanoseconds(Property.DURATION, window));
    }

    /** How long traffic flows before that; it counts for nothing. */
    public Plan warmup(Duration before) {
        return with(changed -> changed.warmupNs = nanoseconds(Property.WARMUP, before));
    }

    /** How often a {@link RunListener} hears figures; each second unless given. */
    public Plan interval(Duration between) {
        return with(changed -> changed.intervalNs = nanoseconds(Property.INTERVAL, between));
    }

    /** How often the bytes of each link are cut into samples of its histogram; 10 ms, or 100 ms of very many links. */
    public Plan tick(Duration length) {
        return with(changed -> changed.tickNs = nanoseconds(Property.TICK, length));
    }

    /** For how long nothing may arrive after the end before what is left of a connection is reset; 5 s unless given. */
    public Plan drain(Duration silence) {
        return with(changed -> changed.drainNs = nanoseconds(Property.DRAIN, silence));
    }

    /** The longest that a round of a barrier may take; 5 s unless given. */
    public Plan roundDeadline(Duration longest) {
        return with(changed -> changed.roundNs = nanoseconds(Property.ROUND_DEADLINE, longest));
    }

    /** The longest that it may take until all connections are there; 10 s unless given. */
    public Plan connectTimeout(Duration longest) {
        return with(changed -> changed.connectNs = nanoseconds(Property.CONNECT_TIMEOUT, longest));
    }

    /** One of {@code io_uring}, {@code epoll}, {@code nio}; the fastest for the load on each host unless given. */
    public Plan transport(String name) {
        return with(changed -> changed.transport = name);
    }

    /** Event loops of each agent; chosen by its CPUs, block size and connections unless given. */
    public Plan threads(int count) {
        return with(changed -> changed.threads = OptionalInt.of(count));
    }

    /** Sinks check every byte. It costs CPU, so the figures are no ceiling. */
    public Plan verify() {
        return with(changed -> changed.verify = true);
    }

    /** Sinks have the kernel throw the data away, which saves their copy; on io_uring alone. */
    public Plan zeroCopy() {
        return with(changed -> changed.zeroCopy = true);
    }

    /** Data connections are encrypted with TLS 1.3, by the native library where a host can use it, else by Java's. */
    public Plan tlsData() {
        return with(changed -> changed.tlsData = true);
    }

    /**
     * Sources copy what they send, as {@code write()} does. Left out, they send long blocks over a network from a file in
     * memory where their transport can, as {@code sendfile()} does.
     */
    public Plan sendCopy() {
        return with(changed -> changed.sends = SendPath.COPY);
    }

    /** {@code SO_SNDBUF} of data sockets. */
    public Plan sendBufferBytes(int bytes) {
        return with(changed -> changed.sendBufferBytes = OptionalInt.of(bytes));
    }

    /** {@code SO_RCVBUF} of data sockets. */
    public Plan receiveBufferBytes(int bytes) {
        return with(changed -> changed.receiveBufferBytes = OptionalInt.of(bytes));
    }

    /** Largest TCP segment, without headers. */
    public Plan maxSegmentBytes(int bytes) {
        return with(changed -> changed.maxSegmentBytes = OptionalInt.of(bytes));
    }

    /** TCP congestion control by the kernel's name, such as {@code cubic} or {@code dctcp}. */
    public Plan congestionControl(String name) {
        return with(changed -> changed.congestionControl = Optional.of(name));
    }

    /** Differentiated services code point of data packets, from 0 to 63. */
    public Plan dscp(int codePoint) {
        return with(changed -> changed.dscp = OptionalInt.of(codePoint));
    }

    /** {@code SO_MAX_PACING_RATE}: the kernel sends no faster on each connection. Not on nio. */
    public Plan pacingBitsPerSecond(long bitsPerSecond) {
        return with(changed -> changed.pacingBitsPerS = OptionalLong.of(bitsPerSecond));
    }

    /** {@code TCP_NOTSENT_LOWAT}: a socket takes more when so much waits in it unsent, or less. Not on nio. */
    public Plan notSentLowatBytes(long bytes) {
        return with(changed -> changed.notSentLowatBytes = OptionalLong.of(bytes));
    }

    /** {@code SO_BUSY_POLL}: for how long a read that finds nothing asks the NIC itself. Not on nio. */
    public Plan socketBusyPoll(Duration longest) {
        return with(changed -> changed.busyPollNs = nanoseconds(Property.SOCKET_BUSY_POLL, longest));
    }

    /** {@code SO_KEEPALIVE}: probes of a connection that was silent, by whole seconds; it ends when none is answered. */
    public Plan keepAlive(Duration idle, Duration interval, int count) {
        return with(changed -> changed.keepAlive = Optional.of(new KeepAlive(
                OptionalInt.of(Math.toIntExact(idle.toSeconds())),
                OptionalInt.of(Math.toIntExact(interval.toSeconds())),
                OptionalInt.of(count))));
    }

    /** {@code TCP_USER_TIMEOUT}: the kernel ends a connection whose peer acknowledges nothing for so long. Not on nio. */
    public Plan userTimeout(Duration longest) {
        return with(changed -> changed.userTimeoutNs = nanoseconds(Property.USER_TIMEOUT, longest));
    }

    /** {@code TCP_NODELAY} off: TCP waits to fill segments. */
    public Plan nagle() {
        return with(changed -> changed.nagle = true);
    }

    /** From which payload and random phases are derived; a new one for each run unless given. */
    public Plan seed(long number) {
        return with(changed -> changed.seed = OptionalLong.of(number));
    }

    /** What results call the run. */
    public Plan label(String text) {
        return with(changed -> changed.label = Optional.of(text));
    }

    /**
     * Says whether it can be run, as far as that can be told without agents.
     *
     * @throws NetbenchException if it can't
     */
    public Plan check() {
        toRunPlan();
        return this;
    }

    /**
     * The links that a run of it would have, such as {@code client-1->server-1}, in the order of results.
     *
     * @throws NetbenchException if it can't be run
     */
    public List<String> links() {
        RunPlan plan = toRunPlan();
        return plan.links().stream().map(link -> nameOf(link, plan)).toList();
    }

    /** A link as messages and results name it. */
    static String nameOf(LinkPlan link, RunPlan plan) {
        return plan.endpoints().get(link.source()).name() + "->"
                + plan.endpoints().get(link.sink()).name();
    }

    RunLabels labels() {
        return new RunLabels(Optional.empty(), values.label);
    }

    /** @throws NetbenchException if it can't be run */
    RunPlan toRunPlan() {
        return NetbenchException.orRefuse(() -> Planner.plan(
                values.toRequest(new SplittableRandom().nextLong(SEEDS)),
                UUID.randomUUID().toString().replace("-", "")));
    }

    private Plan with(Consumer<PlanValues> change) {
        return NetbenchException.orRefuse(() -> {
            PlanValues changed = values.copy();
            change.accept(changed);
            return new Plan(changed);
        });
    }

    private static OptionalLong nanoseconds(Property property, Duration duration) {
        return OptionalLong.of(Nanoseconds.of(property, duration));
    }
}
