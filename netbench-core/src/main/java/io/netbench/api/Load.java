package io.netbench.api;

import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.HostList;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.Pattern;
import io.netbench.plan.Topology;
import io.netbench.text.Property;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Who sends what to whom: one pattern of a {@link Plan}, with what each of its links carries. What is not asked for has the
 * defaults of the command line: eight clients and one server on this host, blocks of 1 MiB, one connection a link, one
 * operation at a time.
 *
 * <p>Immutable: each method returns another load, so that one can be the base of many.
 *
 * <pre>{@code
 * Load writes = Load.incast().servers("storage1").clients("node[01-16]");
 * Load paced = writes.rateBitsPerSecond(500_000_000);
 * }</pre>
 *
 * <p>A value that can't be is refused with a {@link NetbenchException}: by the method that it is given to, or by the run
 * where only the plan as a whole shows it.
 */
public final class Load {

    private final LoadValues values;
    private final LoadRequest asked;

    private Load(LoadValues values) {
        this.values = values;
        asked = values.toRequest();
        asked.settings().requireRanges();
    }

    /** Many to one: clients write to a server. With {@link #read()}, many servers answer a client. */
    public static Load incast() {
        return new Load(new LoadValues(Pattern.INCAST));
    }

    /** One to many: a server pushes to clients. With {@link #read()}, clients read from a server. */
    public static Load broadcast() {
        return new Load(new LoadValues(Pattern.BROADCAST));
    }

    /** What results call it: a-z, digits and hyphens. Its pattern's name unless given; each load of a plan has its own. */
    public Load name(String name) {
        return with(changed -> changed.name = Optional.of(name));
    }

    /** How many endpoints listen, in this process. */
    public Load servers(int count) {
        return with(changed -> changed.servers = Optional.of(new HostList.Local(count)));
    }

    /** The hosts that listen, as {@link Netbench.Builder#hosts} takes them. */
    public Load servers(String hosts) {
        return with(changed -> changed.servers = Optional.of(HostList.parse(hosts)));
    }

    /** How many endpoints connect, in this process. */
    public Load clients(int count) {
        return with(changed -> changed.clients = Optional.of(new HostList.Local(count)));
    }

    /** The hosts that connect, as {@link Netbench.Builder#hosts} takes them. */
    public Load clients(String hosts) {
        return with(changed -> changed.clients = Optional.of(HostList.parse(hosts)));
    }

    /** Whoever receives asks for each block, as a storage client that reads. */
    public Load read() {
        return with(changed -> changed.mode = Mode.READ);
    }

    /** Clients take the servers in turn, one link a client, in place of every client with every server. */
    public Load spread() {
        return with(changed -> changed.topology = Topology.SPREAD);
    }

    /** The first client with the first server, and so on, in place of every client with every server. */
    public Load pairs() {
        return with(changed -> changed.topology = Topology.PAIRS);
    }

    /** Payload of one block, in bytes. */
    public Load blockSizeBytes(long bytes) {
        return with(changed -> changed.blockSizeBytes = OptionalLong.of(bytes));
    }

    /** The message in the other direction, in bytes: an answer, or with {@link #read()} the request. 0: plain streams. */
    public Load responseSizeBytes(long bytes) {
        return with(changed -> changed.responseSizeBytes = OptionalLong.of(bytes));
    }

    /** TCP connections of a link. */
    public Load connections(int count) {
        return with(changed -> changed.connections = OptionalInt.of(count));
    }

    /** Operations in flight on one connection; with a rate, the most that may be. */
    public Load queueDepth(int operations) {
        return with(changed -> changed.queueDepth = OptionalInt.of(operations));
    }

    /** Payload of each link, in bits per second; as fast as answers come unless given. */
    public Load rateBitsPerSecond(long bits) {
        return with(changed -> changed.rateBitsPerS = OptionalLong.of(bits));
    }

    /** Payload after which a link is done, in bytes; until time is up unless given. */
    public Load bytesPerLink(long bytes) {
        return with(changed -> changed.bytesPerLink = OptionalLong.of(bytes));
    }

    /**
     * Some links carry something else. May be given again; of several that match a link, the later ones count.
     *
     * @param links and what differs, such as {@code client-1/*:rate=100mbit,connections=2}
     */
    public Load link(String links) {
        List<LinkOverride> overrides = new ArrayList<>(values.overrides);
        return with(changed -> {
            overrides.add(LinkOverride.parse(links));
            changed.overrides = overrides;
        });
    }

    /** The links of the single side carry their blocks in rounds: the next begins when the slowest link is done. */
    public Load barrier() {
        return with(changed -> changed.barrier = true);
    }

    /** The load ends after so many rounds; with a {@link #barrier()}. */
    public Load rounds(long count) {
        return with(changed -> changed.rounds = OptionalLong.of(count));
    }

    /** With a rate: blocks of all links are due at the same instants, in place of evenly spread ones. */
    public Load alignedArrivals() {
        return with(changed -> changed.arrivalPhase = ArrivalPhase.ALIGNED);
    }

    /** With a rate: links are due at instants that lie at random to each other, in place of evenly spread ones. */
    public Load randomArrivals() {
        return with(changed -> changed.arrivalPhase = ArrivalPhase.RANDOM);
    }

    /** The load begins so long after the begin of the measured window, and sends nothing before. */
    public Load start(Duration afterBegin) {
        return with(changed -> changed.startNs = nanoseconds(Property.START, afterBegin));
    }

    /** The load ends so long after the begin of the measured window, before the run does. */
    public Load stop(Duration afterBegin) {
        return with(changed -> changed.stopNs = nanoseconds(Property.STOP, afterBegin));
    }

    /** The run fails if a link gets less payload, in bits per second. */
    public Load minLinkBitsPerSecond(long bits) {
        return with(changed -> changed.minLinkBitsPerS = OptionalLong.of(bits));
    }

    /** The run fails if all links together get less payload, in bits per second. */
    public Load minTotalBitsPerSecond(long bits) {
        return with(changed -> changed.minTotalBitsPerS = OptionalLong.of(bits));
    }

    /** The run fails if the single side gets less than this part of the speed of its NIC in one direction; above 0, to 1. */
    public Load minShare(double part) {
        return with(changed -> changed.minShare = OptionalDouble.of(part));
    }

    /** The run fails if one operation in a hundred takes longer. */
    public Load maxP99(Duration latency) {
        return with(changed -> changed.maxP99Ns = nanoseconds(Property.MAX_P99, latency));
    }

    /** The run fails if a greater part of the segments is sent again, without those that had arrived; from 0, below 1. */
    public Load maxRetransmits(double part) {
        return with(changed -> changed.maxRetransmits = OptionalDouble.of(part));
    }

    /** Blocks are datagrams, of 1448 bytes where no block size says otherwise; nobody answers them, and what is lost is counted. */
    public Load udp() {
        return with(changed -> changed.protocol = DataProtocol.UDP);
    }

    /** The run fails if a greater part of a link's datagrams is lost; from 0, below 1. With {@link #udp} only. */
    public Load maxLoss(double part) {
        return with(changed -> changed.maxLoss = OptionalDouble.of(part));
    }

    /** The run fails if links lie further apart: (fastest - slowest) / median. */
    public Load maxSpread(double ratio) {
        return with(changed -> changed.maxSpread = OptionalDouble.of(ratio));
    }

    /** The run fails if Jain's index of the links is less; it is 1 where all get the same. */
    public Load minFairness(double index) {
        return with(changed -> changed.minFairness = OptionalDouble.of(index));
    }

    LoadRequest asked() {
        return asked;
    }

    private Load with(Consumer<LoadValues> change) {
        return NetbenchException.orRefuse(() -> {
            LoadValues changed = values.copy();
            change.accept(changed);
            return new Load(changed);
        });
    }

    private static OptionalLong nanoseconds(Property property, Duration duration) {
        return OptionalLong.of(Nanoseconds.of(property, duration));
    }
}
