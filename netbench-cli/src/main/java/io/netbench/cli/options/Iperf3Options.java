package io.netbench.cli.options;

import io.netbench.cli.report.RateFormat;
import io.netbench.plan.PlanException;
import io.netbench.text.Property;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** What iperf3's client has and other commands don't: how its output looks, where it comes from, how long it waits. */
public final class Iperf3Options {

    /** Only what waits for years is too long; servers that answer in no time are lost sooner. */
    private static final long LEAST_TIMEOUT_NS = 100_000_000L;

    @Option(
            names = "--as-iperf3",
            description = "iperf3's defaults: no warm-up, and -J writes iperf3's JSON. 'netbench -c HOST' has them.")
    private boolean asIperf3;

    @Option(names = "--iperf3-json", description = "With -J: write the JSON of iperf3, whose scripts go on working.")
    private boolean iperf3Json;

    @Option(
            names = "--json-stream",
            description = "Write iperf3's JSON line by line as it goes on: start, interval, end.")
    private boolean jsonStream;

    @Option(
            names = "--json-stream-full-output",
            description = "The same, and all of it once more as one document at the end.")
    private boolean jsonStreamFull;

    @Option(
            names = {"-f", "--format"},
            paramLabel = "UNIT",
            converter = Unit.class,
            description = "The unit of all rates: k, m, g or t for bits, K, M, G or T for bytes. Default: the one that "
                    + "suits each.")
    private Optional<RateFormat> format = Optional.empty();

    @Option(
            names = {"-T", "--title"},
            paramLabel = "TEXT",
            description = "Put this before every line, and use it as --label.")
    private Optional<String> title = Optional.empty();

    @Option(names = "--extra-data", paramLabel = "TEXT", description = "Keep this in iperf3's JSON.")
    private Optional<String> extraData = Optional.empty();

    @Option(
            names = "--timestamps",
            arity = "0..1",
            paramLabel = "FORMAT",
            preprocessor = AttachedValue.class,
            description = "Put the time before every line, as --timestamps='%%H:%%M:%%S ' in strftime's letters. "
                    + "Default of the format: '%%c '.")
    private Optional<String> timestamps = Optional.empty();

    @Option(
            names = "--logfile",
            paramLabel = "FILE",
            description = "Append what would go to standard output to a file; JSON replaces it.")
    private Optional<String> logFile = Optional.empty();

    @Option(names = "--forceflush", description = "For command lines of iperf3: every line is there at once anyway.")
    @SuppressWarnings("UnusedVariable")
    private boolean forceFlush;

    @Option(
            names = {"-I", "--pidfile"},
            paramLabel = "FILE",
            description = "Keep the number of this process in a file while it runs.")
    private Optional<String> pidFile = Optional.empty();

    @Option(
            names = {"-A", "--affinity"},
            paramLabel = "N[,M]",
            converter = Affinity.Text.class,
            description = "Run on this CPU, as --cpus; M is the server's, where that is an iperf3 server.")
    private Optional<Affinity> affinity = Optional.empty();

    @Option(
            names = {"-B", "--bind"},
            paramLabel = "ADDRESS[%DEVICE]",
            converter = LocalPlace.Text.class,
            description = "Connect from this address of this host, and by this device.")
    @Sets(Property.DATA_ADDRESS)
    private Optional<LocalPlace> bind = Optional.empty();

    @Option(
            names = "--connect-timeout",
            paramLabel = "MS",
            converter = Milliseconds.class,
            description =
                    "Within this time the server has to take a connection, in milliseconds or as 2s. Default: 5s, "
                            + "by --host-timeout.")
    private OptionalLong connectTimeout = OptionalLong.empty();

    @Option(
            names = "--rcv-timeout",
            paramLabel = "MS",
            converter = Milliseconds.class,
            description = "How long nothing may arrive, in milliseconds. A server that is gone is named after "
                    + "--host-timeout, be it sooner.")
    private OptionalLong receiveTimeout = OptionalLong.empty();

    @Option(
            names = "--snd-timeout",
            paramLabel = "MS",
            converter = Milliseconds.class,
            description = "How long nothing may be acknowledged, in milliseconds; the same holds for it.")
    private OptionalLong sendTimeout = OptionalLong.empty();

    @Option(
            names = "--cntl-ka",
            arity = "0..1",
            paramLabel = "IDLE/INTVL/CNT",
            preprocessor = AttachedValue.class,
            converter = KeepAlive.class,
            description = "For command lines of iperf3: the two ends say every second that they are there.")
    @SuppressWarnings("UnusedVariable")
    private Optional<String> keepAlive = Optional.empty();

    @Option(names = "--skip-rx-copy", description = "Receivers have the kernel throw the data away, as --zero-copy.")
    @Sets(Property.ZERO_COPY)
    private boolean skipReceiveCopy;

    @Option(
            names = {"-Z", "--zerocopy"},
            description = "For command lines of iperf3: senders leave the copy out where they gain by it, unless "
                    + "--send-copy is given.")
    private boolean zeroCopy;

    @Option(
            names = "--get-server-output",
            description = "Show what the server saw. A netbench server's figures are in the summary in any case.")
    private boolean serverOutput;

    @Option(
            names = "--pacing-timer",
            paramLabel = "N",
            converter = OptionValues.Size.class,
            description = "For command lines of iperf3: what is due is sent by the clock, without a timer's steps.")
    private OptionalLong pacingTimer = OptionalLong.empty();

    @Option(
            names = "--dont-fragment",
            description =
                    "With --iperf3 and -u: datagrams that do not fit the path are refused, not cut into fragments. "
                            + "Without --iperf3 none are cut anyway.")
    private boolean dontFragment;

    @Option(
            names = {"--udp-counters-64bit", "--gsro", "--no-fq-socket-pacing"},
            description =
                    "For command lines of iperf3: counters don't wrap, segments are put together where the kernel "
                            + "can.")
    @SuppressWarnings("UnusedVariable")
    private boolean always;

    /** Whether what nobody gave is as with iperf3. */
    public boolean asIperf3() {
        return asIperf3;
    }

    /** Whether the JSON of {@code -J} is iperf3's. */
    public boolean iperf3Json() {
        return iperf3Json || asIperf3;
    }

    /** Whether JSON is written line by line. */
    public boolean jsonStream() {
        return jsonStream || jsonStreamFull;
    }

    /** Whether a document of all follows. */
    public boolean jsonStreamFull() {
        return jsonStreamFull;
    }

    public RateFormat format() {
        return format.orElse(RateFormat.OWN);
    }

    public Optional<String> title() {
        return title;
    }

    public Optional<String> extraData() {
        return extraData;
    }

    /** The format of a time before each line; empty if there is none. */
    public Optional<String> timestamps() {
        return timestamps.map(given -> given.isEmpty() ? "%c " : given);
    }

    public Optional<String> logFile() {
        return logFile;
    }

    public Optional<String> pidFile() {
        return pidFile;
    }

    public Optional<Affinity> affinity() {
        return affinity;
    }

    public Optional<LocalPlace> bind() {
        return bind;
    }

    /** In nanoseconds. */
    public OptionalLong connectTimeoutNs() {
        return required("{--connect-timeout}", connectTimeout, 1);
    }

    /** The shorter of the two times after which a silent server may be given up, in nanoseconds. */
    public OptionalLong silenceNs() {
        OptionalLong receive = required("{--rcv-timeout}", receiveTimeout, LEAST_TIMEOUT_NS);
        OptionalLong send = required("{--snd-timeout}", sendTimeout, LEAST_TIMEOUT_NS);
        return Stream.of(receive, send)
                .filter(OptionalLong::isPresent)
                .mapToLong(OptionalLong::getAsLong)
                .min();
    }

    private static OptionalLong required(String option, OptionalLong ns, long leastNs) {
        if (ns.isPresent() && ns.getAsLong() < leastNs) {
            throw new PlanException(option + " must be at least " + Math.max(1, leastNs / 1_000_000) + " ms, got: "
                    + ns.getAsLong() / 1e6 + " ms");
        }
        return ns;
    }

    public boolean skipsReceiveCopy() {
        return skipReceiveCopy;
    }

    /** Whether senders are to leave the copy out: an iperf3 server does so where it is told to. */
    public boolean sparesSendCopy() {
        return zeroCopy;
    }

    /** Whether datagrams that do not fit the path are not to be cut. */
    public boolean refusesFragments() {
        return dontFragment;
    }

    public boolean wantsServerOutput() {
        return serverOutput;
    }

    /** In microseconds, as iperf3 tells its server. */
    public OptionalLong pacingTimerUs() {
        return pacingTimer;
    }

    /** Reads a letter of {@link RateFormat}. */
    static final class Unit implements ITypeConverter<RateFormat> {
        @Override
        public RateFormat convert(String text) {
            if (text.length() != 1 || RateFormat.LETTERS.indexOf(text.charAt(0)) < 0) {
                throw new PlanException(
                        "'" + text + "' is not a unit; write one of k, m, g, t for bits, or K, M, G, T " + "for bytes");
            }
            return RateFormat.of(text.charAt(0));
        }
    }

    /** Numbers with slashes between them, any of which may be left out. */
    static final class KeepAlive implements ITypeConverter<String> {
        @Override
        public String convert(String text) {
            if (!text.matches("[0-9]{0,9}(/[0-9]{0,9}){0,2}")) {
                throw new PlanException("'" + text + "' is not idle time, interval and count; write them as 10/10/3");
            }
            return text;
        }
    }
}
