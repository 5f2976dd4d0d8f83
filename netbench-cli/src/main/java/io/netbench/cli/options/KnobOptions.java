package io.netbench.cli.options;

import io.netbench.plan.KeepAlive;
import io.netbench.plan.SocketKnobs;
import io.netbench.text.Property;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Option;

/** Less common options of data sockets. */
public final class KnobOptions {

    @Option(
            names = {"--pacing-rate", "--fq-rate"},
            paramLabel = "RATE",
            converter = OptionValues.Rate.class,
            description = "SO_MAX_PACING_RATE: the kernel sends no faster on each connection, in bits per second or as "
                    + "100MB/s. Not with the transport nio. Default: no limit.")
    @Sets(Property.PACING_RATE)
    private OptionalLong pacingRate = OptionalLong.empty();

    @Option(
            names = "--notsent-lowat",
            paramLabel = "SIZE",
            converter = OptionValues.Size.class,
            description =
                    "TCP_NOTSENT_LOWAT: a socket takes more when so much waits in it unsent, or less. Not with the "
                            + "transport nio. Default: the system's.")
    @Sets(Property.NOTSENT_LOWAT)
    private OptionalLong notSentLowat = OptionalLong.empty();

    @Option(
            names = "--socket-busy-poll",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description =
                    "SO_BUSY_POLL: for how long a read that finds nothing asks the NIC itself, such as 50us. It may "
                            + "need the capability CAP_NET_ADMIN. Not with the transport nio. Default: the system's.")
    @Sets(Property.SOCKET_BUSY_POLL)
    private OptionalLong busyPoll = OptionalLong.empty();

    @Option(
            names = "--keep-alive",
            paramLabel = "IDLE[/EVERY[/N]]",
            converter = OptionValues.KeepAliveText.class,
            description = "SO_KEEPALIVE: probe a connection that was silent for IDLE, then EVERY so often, and end it "
                    + "after N without an answer, such as 10s/1s/5. Default: off.")
    @Sets(Property.KEEP_ALIVE)
    private Optional<KeepAlive> keepAlive = Optional.empty();

    @Option(
            names = "--user-timeout",
            paramLabel = "TIME",
            converter = OptionValues.Time.class,
            description =
                    "TCP_USER_TIMEOUT: the kernel ends a connection whose peer acknowledges nothing for so long. Not "
                            + "with the transport nio. Default: eight leases of the agent (32s) between hosts, and "
                            + "none with --keep-alive.")
    @Sets(Property.USER_TIMEOUT)
    private OptionalLong userTimeout = OptionalLong.empty();

    @Option(
            names = "--nagle",
            description = "TCP_NODELAY off: TCP waits to fill a segment while something is unacknowledged.")
    @Sets(Property.NAGLE)
    private boolean nagle;

    /**
     * What was asked for.
     *
     * @throws io.netbench.plan.PlanException if a value is out of its range
     */
    SocketKnobs toKnobs() {
        return new SocketKnobs(pacingRate, notSentLowat, busyPoll, keepAlive, userTimeout, nagle);
    }
}
