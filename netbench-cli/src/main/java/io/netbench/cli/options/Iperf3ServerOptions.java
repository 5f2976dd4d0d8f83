package io.netbench.cli.options;

import io.netbench.iperf3.login.AuthorizedUsers;
import io.netbench.iperf3.login.LoginCheck;
import io.netbench.iperf3.login.RsaKeys;
import io.netbench.iperf3.server.Iperf3Limits;
import io.netbench.plan.PlanException;
import io.netbench.plan.Schedule;
import io.netbench.text.BitRate;
import io.netbench.text.TimeSpan;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;

/** Whom a server lets in of iperf3's clients, and what it takes on for them, by iperf3's own names. */
public final class Iperf3ServerOptions {

    private static final String KEY = "--rsa-private-key-path";
    private static final String USERS = "--authorized-users-path";
    private static final long SECOND_NS = 1_000_000_000L;

    @Option(
            names = KEY,
            paramLabel = "FILE",
            description = "The key (PEM, RSA, no password) with which iperf3 clients encrypt their login. With " + USERS
                    + ".")
    private Optional<Path> key = Optional.empty();

    @Option(
            names = USERS,
            paramLabel = "FILE",
            description = "Who may log in with an iperf3 client: lines of a name, a comma, and the SHA-256 of "
                    + "{name}password.")
    private Optional<Path> users = Optional.empty();

    @Option(
            names = "--time-skew-threshold",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "How far the clock of a client that logs in may be from this host's. Default: 10 s.")
    private OptionalLong skew = OptionalLong.empty();

    @Option(
            names = "--use-pkcs1-padding",
            description = "Take logins of iperf3 before 3.17 too, whose padding lets who measures the server's answers "
                    + "read them.")
    private boolean pkcs1;

    @Option(
            names = "--max-clients",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "iperf3 clients at a time. Default: " + Iperf3Limits.DEFAULT_MAX_CLIENTS + ".")
    private OptionalInt maxClients = OptionalInt.empty();

    @Option(
            names = "--server-bitrate-limit",
            paramLabel = "RATE[/TIME]",
            converter = RateLimit.class,
            description =
                    "The most that one iperf3 client may ask for, or send and receive on average of some time (5 s).")
    private RateLimit.Value rate = RateLimit.NONE;

    @Option(
            names = "--server-max-duration",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description = "The longest test of an iperf3 client, with what it omits. Default: as --max-duration; where "
                    + "that is not given either, a day and what is omitted.")
    private OptionalLong maxDuration = OptionalLong.empty();

    @Option(
            names = "--rcv-timeout",
            paramLabel = "MS",
            converter = OptionValues.Count.class,
            description =
                    "End the test of an iperf3 client on whose streams nothing has moved for so many milliseconds, but for "
                            + "pauses of a low rate; one that has had all it asked for may take longer to say so. Default: 10000.")
    private OptionalInt silence = OptionalInt.empty();

    @Option(
            names = "--snd-timeout",
            paramLabel = "MS",
            converter = Milliseconds.class,
            description =
                    "For command lines of iperf3: what is not acknowledged does not move, and --rcv-timeout holds.")
    private OptionalLong sendTimeout = OptionalLong.empty();

    @Option(
            names = "--cntl-ka",
            arity = "0..1",
            paramLabel = "IDLE/INTVL/CNT",
            preprocessor = AttachedValue.class,
            converter = Iperf3Options.KeepAlive.class,
            description =
                    "For command lines of iperf3: a client that says nothing is asked whether it is there anyway.")
    @SuppressWarnings("UnusedVariable")
    private Optional<String> keepAlive = Optional.empty();

    @Option(names = "--forceflush", description = "For command lines of iperf3: every line is there at once anyway.")
    @SuppressWarnings("UnusedVariable")
    private boolean forceFlush;

    @Option(
            names = "--idle-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description =
                    "With -1: end when no client has come for so long. Without it nothing has to be started again.")
    private OptionalLong idle = OptionalLong.empty();

    /**
     * What a client has to pass.
     *
     * @throws PlanException if one of two options is given that need each other
     * @throws io.netbench.iperf3.login.LoginException if a file can't be used
     */
    public Optional<LoginCheck> login() {
        if (key.isPresent() != users.isPresent()) {
            throw new PlanException("{" + (key.isPresent() ? KEY : USERS) + "} needs {"
                    + (key.isPresent() ? USERS : KEY) + "}: a login takes a key and a file of users");
        }
        if (key.isEmpty()) {
            if (pkcs1 || skew.isPresent()) {
                throw new PlanException("{" + (pkcs1 ? "--use-pkcs1-padding" : "--time-skew-threshold") + "} needs {"
                        + KEY + "} and {" + USERS + "}: there is no login without");
            }
            return Optional.empty();
        }
        return Optional.of(new LoginCheck(
                RsaKeys.privateKey("{" + KEY + "}", key.get()),
                AuthorizedUsers.read("{" + USERS + "}", users.get()),
                pkcs1,
                skew.isPresent() ? skew.getAsLong() / SECOND_NS : LoginCheck.DEFAULT_MAX_SKEW_S,
                InstantSource.system()));
    }

    /**
     * What is taken on for iperf3 clients.
     *
     * @param maxStreams of one client
     * @param longestNs what any run may take, where that is said
     * @throws PlanException if one of the limits leaves no room for any
     */
    public Iperf3Limits limits(int maxStreams, OptionalLong longestNs) {
        requireMore("{--max-clients}", maxClients.orElse(1));
        requireMore("{--rcv-timeout}", silence.orElse(1));
        requireTime("{--server-max-duration}", maxDuration);
        requireTime("{--idle-timeout}", idle);
        requireTime("{--snd-timeout}", sendTimeout);
        Iperf3Limits standard = Iperf3Limits.DEFAULT;
        long mostNs = longestNs.orElse(standard.maxDurationNs());
        return new Iperf3Limits(
                maxClients.orElse(standard.maxClients()),
                Math.min(maxStreams, standard.maxStreams()),
                rate.bitsPerS(),
                rate.spanNs(),
                Math.min(mostNs, maxDuration.orElse(mostNs)),
                silence.isPresent() ? silence.getAsInt() * 1_000_000L : standard.silenceNs());
    }

    private static void requireMore(String option, long value) {
        if (value < 1) {
            throw new PlanException(option + " must be more than 0, got: " + value);
        }
    }

    private static void requireTime(String option, OptionalLong ns) {
        if (ns.orElse(1) < 1 || ns.orElse(1) > Schedule.MAX_PHASE_NS) {
            throw new PlanException(
                    option + " must be more than 0 and at most 30d, got: " + TimeSpan.format(ns.getAsLong()));
        }
    }

    /** How long a server that is to end after one session waits for it; empty: for ever. */
    public OptionalLong idleNs() {
        return idle;
    }

    /** A rate, and what it is averaged over. */
    static final class RateLimit implements ITypeConverter<RateLimit.Value> {

        static final Value NONE = new Value(OptionalLong.empty(), Iperf3Limits.DEFAULT_RATE_SPAN_NS);

        record Value(OptionalLong bitsPerS, long spanNs) {}

        @Override
        public Value convert(String text) {
            int slash = text.lastIndexOf('/');
            boolean hasSpan = slash > 0 && !text.substring(slash).equals("/s");
            long bitsPerS = BitRate.parse(hasSpan ? text.substring(0, slash) : text);
            long spanNs = hasSpan ? TimeSpan.parse(text.substring(slash + 1)) : Iperf3Limits.DEFAULT_RATE_SPAN_NS;
            if (spanNs < SECOND_NS) {
                throw new PlanException("'" + text + "' is averaged over less than a second; write 1 s or more");
            }
            return new Value(bitsPerS == 0 ? OptionalLong.empty() : OptionalLong.of(bitsPerS), spanNs);
        }
    }
}
