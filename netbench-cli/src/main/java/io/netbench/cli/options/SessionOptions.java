package io.netbench.cli.options;

import io.netbench.coordinator.StepDeadlines;
import io.netbench.plan.DataProtocol;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkSettings;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Mode;
import io.netbench.plan.PlanException;
import io.netbench.plan.RoleRequest;
import io.netbench.plan.SocketPlan;
import io.netbench.plan.Thresholds;
import io.netbench.plan.TimingRequest;
import io.netbench.text.Property;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The load of a session, by the names that iperf3 gave its options. */
public final class SessionOptions {

    /** iperf3's, which is enough for a stream, and keeps a paced one smooth. */
    private static final long DEFAULT_LENGTH_BYTES = 128 << 10;

    /** Enough for the window of a path to open, and for this program to be compiled; too much for a few bytes. */
    private static final long DEFAULT_OMIT_NS = 1_000_000_000L;

    /** An even tick of a histogram whose figures come from looks at the kernel's. */
    private static final long ACKNOWLEDGED_TICK_NS = 20_000_000L;

    /** The round trip of a connection across the world. */
    private static final long CONNECT_ONE_NS = 500_000_000L;

    private static final long IPERF3_UDP_BITS_PER_S = 1 << 20;

    private static final String IDLE = " does nothing with datagrams";

    private boolean isLikeIperf3;

    @Option(
            names = {"-t", "--time", "--duration"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How long it is measured, in seconds or as 500ms or 2m. Default: 10, unless -n or -k is "
                    + "given; of both the first that is reached ends it.")
    @Sets(Property.DURATION)
    private OptionalLong time = OptionalLong.empty();

    @Option(
            names = {"-n", "--bytes"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "End after so much payload, such as 10G (1024-based).")
    @Sets(Property.BYTES)
    private OptionalLong bytes = OptionalLong.empty();

    @Option(
            names = {"-k", "--blockcount"},
            paramLabel = "N",
            converter = OptionValues.Size.class,
            description = "End after so many blocks of -l, such as 1000 or 10K (1024-based), in place of -n.")
    @Sets(Property.BYTES)
    private OptionalLong blocks = OptionalLong.empty();

    @Option(
            names = {"-R", "--reverse"},
            description = "The server sends and this host receives.")
    private boolean reverse;

    @Option(
            names = {"-u", "--udp"},
            description =
                    "Datagrams, of 1448 B where no -l says otherwise, in place of a stream. Give a -b; without one "
                            + "as many are sent as can be.")
    @Sets(Property.UDP)
    private boolean udp;

    @Option(
            names = {"--bidir"},
            description = "Both directions at once.")
    @Sets(Property.BIDIR)
    private boolean bothDirections;

    @Option(
            names = {"-P", "--parallel", "--connections"},
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "TCP connections side by side. Default: 1.")
    @Sets(Property.CONNECTIONS)
    private OptionalInt parallel = OptionalInt.empty();

    @Option(
            names = {"-b", "--bitrate", "--bandwidth"},
            paramLabel = "RATE[/N]",
            converter = BurstRate.Text.class,
            description = "Offer so much payload on each connection, in bits per second such as 100M or 10gbit "
                    + "(1000-based), or in bytes such as 750MB/s. iperf3's bursts of N blocks are spread evenly. "
                    + "Default: no limit, as with 0.")
    @Sets(Property.RATE)
    private Optional<BurstRate> bitrate = Optional.empty();

    @Option(
            names = {"-l", "--length", "--block-size"},
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description = "What is written at a time (1024-based). Default: 128K.")
    @Sets(Property.BLOCK_SIZE)
    private OptionalLong length = OptionalLong.empty();

    @Option(
            names = {"-i", "--interval"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How often a line is shown; 0 for no lines. Default: 1.")
    @Sets(Property.INTERVAL)
    private OptionalLong interval = OptionalLong.empty();

    @Option(
            names = {"-O", "--omit", "--warmup"},
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Traffic before the measured time, which counts for nothing. Default: 1, or none where -n or "
                    + "-k is given.")
    @Sets(Property.WARMUP)
    private OptionalLong omit = OptionalLong.empty();

    @Option(
            names = {"-w", "--window"},
            paramLabel = "SIZE",
            converter = OptionValues.SocketSize.class,
            description = "Socket buffers of both ends, SO_SNDBUF and SO_RCVBUF. Default: the system's, as with 0.")
    @Sets({Property.SEND_BUFFER, Property.RECEIVE_BUFFER})
    private OptionalInt window = OptionalInt.empty();

    @Option(
            names = {"-M", "--set-mss"},
            paramLabel = "SIZE",
            converter = OptionValues.SocketSize.class,
            description = "Largest TCP segment, as --mss.")
    @Sets(Property.MSS)
    private OptionalInt segment = OptionalInt.empty();

    @Option(
            names = {"-C", "--linux-congestion"},
            paramLabel = "ALGORITHM",
            description = "TCP congestion control, as --congestion.")
    @Sets(Property.CONGESTION)
    private Optional<String> algorithm = Optional.empty();

    @Option(
            names = {"-S", "--tos"},
            paramLabel = "N",
            converter = OptionValues.TypeOfService.class,
            description = "The type of service of data packets, such as 0x20; its upper six bits are --dscp.")
    @Sets(Property.DSCP)
    private OptionalInt typeOfService = OptionalInt.empty();

    @Option(
            names = {"-N", "--no-delay"},
            description =
                    "For command lines of iperf3: TCP does not wait here to fill segments, unless --nagle is given.")
    private boolean noDelay;

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = TimingOptions.DRAIN)
    @Sets(Property.DRAIN)
    private OptionalLong drain = OptionalLong.empty();

    @Option(
            names = "--host-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "Within this time a server that is killed, frozen or cut off is named; from 2s to 60s. "
                    + "Default: 5s.")
    @Sets(Property.HOST_TIMEOUT)
    private OptionalLong hostTimeout = OptionalLong.empty();

    /**
     * How long servers are waited for: one that is lost is named within the time that was asked for.
     *
     * @param silenceNs how long iperf3 would wait for a word: here it is never longer, nor shorter than can be told
     * @throws PlanException if that is too short or too long
     */
    public StepDeadlines deadlines(OptionalLong silenceNs) {
        if (hostTimeout.isPresent()) {
            return StepDeadlines.ofHostTimeout(hostTimeout.getAsLong());
        }
        long usualNs = StepDeadlines.DEFAULT.hostTimeoutNs();
        return StepDeadlines.ofHostTimeout(
                Math.max(StepDeadlines.LEAST_HOST_TIMEOUT_NS, Math.min(usualNs, silenceNs.orElse(usualNs))));
    }

    /** Says whether what nobody gave is as with iperf3. */
    public void likeIperf3(boolean is) {
        isLikeIperf3 = is;
    }

    /** Who asks for the blocks: they flow to who does, or to the server. */
    public Mode mode() {
        return reverse ? Mode.READ : Mode.PUSH;
    }

    /**
     * What flows.
     *
     * @throws PlanException if all connections together are more than a rate can say
     */
    private LoadRequest load(RoleRequest roles) {
        LinkSettings stream = new LinkSettings(
                OptionalLong.of(lengthBytes()),
                OptionalLong.of(0),
                parallel,
                OptionalInt.empty(),
                rateOfAll(),
                target());
        return LoadRequest.of(roles, stream).over(udp ? DataProtocol.UDP : DataProtocol.TCP);
    }

    /**
     * The loads of a session: one, or one for each direction.
     *
     * @throws PlanException if two options contradict each other
     */
    public List<LoadRequest> loads(RoleRequest roles, Thresholds thresholds) {
        LoadRequest load = load(roles).with(thresholds);
        if (bothDirections && reverse) {
            throw new PlanException("{-R} and {--bidir} exclude each other: both directions are there already");
        }
        return bothDirections ? load.inBothDirections() : List.of(load);
    }

    /** Whether it is one stream, or several side by side in one direction. */
    public boolean isOfStreams() {
        return !bothDirections && !udp;
    }

    private long lengthBytes() {
        return length.orElse(udp ? LinkSettings.DEFAULT_DATAGRAM_BYTES : DEFAULT_LENGTH_BYTES);
    }

    /** After how many blocks it ends, where it is asked for so. */
    public OptionalLong blocks() {
        return blocks;
    }

    private OptionalLong target() {
        if (blocks.isEmpty()) {
            return bytes;
        }
        if (bytes.isPresent()) {
            throw new PlanException("{-n} and {-k} exclude each other; give one of them");
        }
        long block = lengthBytes();
        if (blocks.getAsLong() < 1 || blocks.getAsLong() > LinkLoad.MAX_TARGET_BYTES / Math.max(1, block)) {
            throw new PlanException(
                    "{-k} must be from 1 to as many as carry at most 1 EiB, got: " + blocks.getAsLong());
        }
        return OptionalLong.of(blocks.getAsLong() * block);
    }

    private long omitNs() {
        boolean isTimed = bytes.isEmpty() && blocks.isEmpty();
        return omit.orElse(isTimed && !isLikeIperf3 ? DEFAULT_OMIT_NS : 0);
    }

    /** The rate of each connection, and how much at a time; empty: no limit. */
    public Optional<BurstRate> rateOfEach() {
        return bitrate.filter(rate -> rate.bitsPerS() > 0);
    }

    /** A plan's rate is of a link, iperf3's of each of its connections. */
    private OptionalLong rateOfAll() {
        long ofEach = bitrate.map(BurstRate::bitsPerS).orElse(udp && isLikeIperf3 ? IPERF3_UDP_BITS_PER_S : 0);
        if (ofEach == 0) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(Math.multiplyExact(ofEach, parallel.orElse(1)));
        } catch (ArithmeticException e) {
            throw new PlanException(
                    Property.RATE + ": " + parallel.getAsInt() + " connections of that rate are too much");
        }
    }

    /** Whether lines are wanted while it goes on; iperf3 takes an interval of 0 for none. */
    public boolean showsIntervals() {
        return interval.isEmpty() || interval.getAsLong() != 0;
    }

    /**
     * When it is measured.
     *
     * @throws PlanException if it is to go on for ever
     */
    public TimingRequest timing() {
        if (time.isPresent() && time.getAsLong() == 0) {
            throw new PlanException(
                    "{-t} 0: a session has an end here; write how long, such as {-t} 1h, and end it with Ctrl-C");
        }
        return new TimingRequest(
                OptionalLong.of(omitNs()),
                time,
                OptionalLong.empty(),
                showsIntervals() ? interval : OptionalLong.empty(),
                drain,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    /**
     * The same with a server whose connections come up one after another, and of whose streams is known what it acknowledged
     * now and then.
     */
    public TimingRequest oneByOne(TimingRequest timing) {
        return new TimingRequest(
                timing.warmupNs(),
                timing.durationNs(),
                OptionalLong.of(ACKNOWLEDGED_TICK_NS),
                timing.intervalNs(),
                timing.drainNs(),
                timing.roundNs(),
                OptionalLong.of(TimingRequest.DEFAULT_CONNECT_NS + parallel.orElse(1) * CONNECT_ONE_NS));
    }

    /**
     * The options of sockets, by either of their names.
     *
     * @throws PlanException if one is given by both
     */
    public SocketPlan socket(SocketPlan plan) {
        requireOne(
                "{-w}",
                window.isPresent(),
                "{--send-buffer}",
                plan.sendBufferBytes().isPresent());
        requireOne(
                "{-w}",
                window.isPresent(),
                "{--receive-buffer}",
                plan.receiveBufferBytes().isPresent());
        requireOne(
                "{-M}", segment.isPresent(), "{--mss}", plan.maxSegmentBytes().isPresent());
        requireOne(
                "{-C}",
                algorithm.isPresent(),
                "{--congestion}",
                plan.congestionControl().isPresent());
        requireOne("{-S}", typeOfService.isPresent(), "{--dscp}", plan.dscp().isPresent());
        if (noDelay && plan.knobs().nagle()) {
            throw new PlanException("{-N} and {--nagle} contradict each other; give one of them");
        }
        boolean hasWindow = window.orElse(0) != 0;
        return new SocketPlan(
                hasWindow ? window : plan.sendBufferBytes(),
                hasWindow ? window : plan.receiveBufferBytes(),
                segment.isPresent() ? segment : plan.maxSegmentBytes(),
                algorithm.or(plan::congestionControl),
                typeOfService.isPresent() ? typeOfService : plan.dscp(),
                plan.knobs());
    }

    /**
     * The same as iperf3 has it, which takes some options of TCP with datagrams too, where they do nothing.
     *
     * @param told hears of those that were left out
     */
    public SocketPlan socketLikeIperf3(SocketPlan plan, Consumer<String> told) {
        SocketPlan asked = socket(plan);
        if (!udp) {
            return asked;
        }
        if (asked.congestionControl().isPresent()) {
            told.accept("note: " + Property.CONGESTION + IDLE);
        }
        if (asked.maxSegmentBytes().isPresent()) {
            told.accept("note: " + Property.MSS + IDLE);
        }
        return asked.withSystemsSegments();
    }

    private static void requireOne(String option, boolean isGiven, String other, boolean isOtherGiven) {
        if (isGiven && isOtherGiven) {
            throw new PlanException(option + " and " + other + " set the same; give one of them");
        }
    }
}
