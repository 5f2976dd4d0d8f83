package io.netbench.cli.options;

import io.netbench.dataplane.DataRails;
import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.PlanException;
import io.netbench.plan.RunRequest;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketPlan;
import io.netbench.text.Property;
import io.netbench.transport.Transport;
import io.netbench.transport.Transports;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the data is moved, whatever the load. */
public final class DataOptions {

    /** Seeds that are made up stay below it, so that every reader of JSON keeps them exactly. */
    private static final long SEEDS = 1L << 53;

    /** The one transport that can have the kernel throw received data away. */
    private static final String ZERO_COPY_TRANSPORT = "io_uring";

    @Option(
            names = "--transport",
            paramLabel = "TRANSPORT",
            completionCandidates = Names.class,
            description = "nio, epoll, io_uring, or auto for the one of each host that is the fastest for the load; "
                    + "'netbench doctor' lists them. Default: auto.")
    @Sets(Property.TRANSPORT)
    private String transport = DataPlan.AUTO;

    @Option(
            names = "--threads",
            paramLabel = "N",
            converter = OptionValues.Count.class,
            description = "Event loops. Default: by CPUs, block size and connections.")
    @Sets(Property.THREADS)
    private OptionalInt threads = OptionalInt.empty();

    @Option(names = "--verify", description = "Check every received byte. It costs CPU, so the figures are no ceiling.")
    @Sets(Property.VERIFY)
    private boolean verify;

    @Option(
            names = "--zero-copy",
            description =
                    "Receivers have the kernel throw the data away, which saves their copy. It needs io_uring at the receivers, and measures less of the path: a program that reads "
                            + "its data has the copy. Not with --verify.")
    @Sets(Property.ZERO_COPY)
    private boolean zeroCopy;

    @Option(
            names = "--tls-data",
            arity = "0..1",
            paramLabel = "LIBRARY",
            preprocessor = AttachedValue.class,
            converter = OptionValues.TlsName.class,
            completionCandidates = Libraries.class,
            description =
                    "Encrypt data connections with TLS 1.3: --tls-data takes the native library (BoringSSL) where a "
                            + "host can use it, else Java's; --tls-data=openssl or =jdk the one named. Servers show the "
                            + "certificate of their agent's --tls-cert, or one made for the run; that is as safe as the "
                            + "control connections are (--tls-ca). Not with --udp or --zero-copy.")
    @Sets(Property.TLS_DATA)
    private DataTls tls = DataTls.OFF;

    @Option(
            names = "--send-copy",
            description = "Senders have the kernel copy what they send, as write() does. Default: over a network and "
                    + "with the transport epoll, blocks of 64 KiB and more go from a file in memory, as sendfile() "
                    + "does.")
    @Sets(Property.SEND_COPY)
    private boolean sendCopy;

    @Option(
            names = "--send-buffer",
            paramLabel = "SIZE",
            converter = OptionValues.SocketSize.class,
            description = "SO_SNDBUF of data sockets. Default: the system's, or what suits loopback.")
    @Sets(Property.SEND_BUFFER)
    private OptionalInt sendBuffer = OptionalInt.empty();

    @Option(
            names = "--receive-buffer",
            paramLabel = "SIZE",
            converter = OptionValues.SocketSize.class,
            description = "SO_RCVBUF of data sockets. Default: the system's, or what suits loopback.")
    @Sets(Property.RECEIVE_BUFFER)
    private OptionalInt receiveBuffer = OptionalInt.empty();

    @Option(
            names = "--mss",
            paramLabel = "SIZE",
            converter = OptionValues.SocketSize.class,
            description = "Largest TCP segment, without headers. Default: the system's.")
    @Sets(Property.MSS)
    private OptionalInt mss = OptionalInt.empty();

    @Option(
            names = "--congestion",
            paramLabel = "ALGORITHM",
            description = "TCP congestion control, such as cubic, bbr or dctcp. Default: the system's.")
    @Sets(Property.CONGESTION)
    private Optional<String> congestion = Optional.empty();

    @Option(
            names = "--dscp",
            paramLabel = "N",
            converter = OptionValues.CodePoint.class,
            description = "Differentiated services code point of data packets, 0 to 63, or a name such as af11, cs1 or "
                    + "ef. Default: the system's.")
    @Sets(Property.DSCP)
    private OptionalInt dscp = OptionalInt.empty();

    @Mixin
    private KnobOptions knobs = new KnobOptions();

    @Option(
            names = {"--bind-dev", "--bind-device"},
            paramLabel = "DEVICE",
            split = ",",
            description = "Network devices for the data of this process, with commas between them; connections take "
                    + "them in turn, whatever the routes say. An agent on another host has the same option. Not with "
                    + "the transport nio.")
    @Sets(Property.BIND_DEVICE)
    private List<String> devices = new ArrayList<>();

    @Option(
            names = "--gso",
            paramLabel = "WHEN",
            converter = OptionValues.OnOrOff.class,
            completionCandidates = Switches.class,
            description = "With --udp: hand the kernel many datagrams at once, which it cuts (UDP_SEGMENT): on, off or "
                    + "auto, where it can. Default: auto.")
    @Sets(Property.GSO)
    private Switch segmentation = Switch.AUTO;

    @Option(
            names = "--gro",
            paramLabel = "WHEN",
            converter = OptionValues.OnOrOff.class,
            completionCandidates = Switches.class,
            description = "With --udp: take many datagrams from the kernel at once, which it joined (UDP_GRO): on, off "
                    + "or auto, where it can. Off, and with --gso off, each datagram has times of its own, and jitter "
                    + "is told. Default: auto.")
    @Sets(Property.GRO)
    private Switch coalescing = Switch.AUTO;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = OptionValues.LongCount.class,
            description = "From which payload and random phases are derived. Default: a new one, kept in the result.")
    private OptionalLong seed = OptionalLong.empty();

    /**
     * The plan of these options.
     *
     * @throws PlanException if this build has no such transport, a value is out of its range, or options exclude each other
     */
    public DataPlan toPlan() {
        return toPlan(false);
    }

    /**
     * The plan of these options.
     *
     * @param skipsReceiveCopy whether zero-copy was asked for by another option
     * @throws PlanException if this build has no such transport, a value is out of its range, or options exclude each other
     */
    public DataPlan toPlan(boolean skipsReceiveCopy) {
        requireKnown(transport);
        boolean isZeroCopy = zeroCopy || skipsReceiveCopy;
        if (isZeroCopy && !transport.equals(DataPlan.AUTO) && !transport.equals(ZERO_COPY_TRANSPORT)) {
            throw new PlanException(
                    Property.ZERO_COPY + ": transport " + transport + " can't receive without a copy; write "
                            + Property.TRANSPORT + " "
                            + ZERO_COPY_TRANSPORT + ", or leave " + Property.TRANSPORT + " out");
        }
        return new DataPlan(
                transport,
                threads,
                new SocketPlan(sendBuffer, receiveBuffer, mss, congestion, dscp, knobs.toKnobs()),
                verify,
                isZeroCopy,
                new DatagramOffloads(segmentation.asked(), coalescing.asked()),
                tls,
                sendCopy ? SendPath.COPY : SendPath.AUTO);
    }

    /**
     * The name of a transport, or auto.
     *
     * @throws PlanException if this build has no such transport
     */
    static String requireKnown(String transport) {
        List<String> names = new ArrayList<>();
        new Names().forEach(names::add);
        if (!names.contains(transport)) {
            throw new PlanException(Property.TRANSPORT + ": unknown transport '" + transport + "'; this build has "
                    + String.join(", ", names));
        }
        return transport;
    }

    /**
     * The interfaces that the data of this process takes.
     *
     * @param run what is to run
     * @throws PlanException if a device is not this host's, or this process carries no data
     */
    public DataRails rails(RunRequest run) {
        return rails(run, Optional.empty());
    }

    /**
     * The same, from an address.
     *
     * @param from where connections come from
     * @throws PlanException if a device is not this host's, is said twice, or this process carries no data
     */
    public DataRails rails(RunRequest run, Optional<LocalPlace> from) {
        Optional<String> device = from.flatMap(LocalPlace::device);
        if (device.isPresent() && !devices.isEmpty()) {
            throw new PlanException("{-B} names a device, and so does " + Property.BIND_DEVICE + "; give one of them");
        }
        if (device.isPresent()) {
            try {
                return DataRails.of(List.of(from.get().address()), List.of(device.get()));
            } catch (PlanException refused) {
                throw new PlanException(refused.getMessage().replace(Property.BIND_DEVICE.toString(), "{-B}"));
            }
        }
        if (from.isPresent()) {
            return DataRails.of(List.of(from.get().address()), devices);
        }
        if (!devices.isEmpty() && !run.hasLocal()) {
            throw new PlanException(
                    Property.BIND_DEVICE + ": all data is that of agents on other hosts; give it to 'netbench agent'"
                            + " there, or with --agent-option=--bind-device=" + String.join(",", devices));
        }
        return DataRails.of(List.of(), devices);
    }

    /** Whether a seed was given. */
    public boolean hasSeed() {
        return seed.isPresent();
    }

    public long seed() {
        return seed.isPresent() ? seed.getAsLong() : new SplittableRandom().nextLong(SEEDS);
    }

    /** For the shell's completion. */
    /** What can be on or off, or as the machine has it. */
    enum Switch {
        AUTO,
        ON,
        OFF;

        private Optional<Boolean> asked() {
            return this == AUTO ? Optional.empty() : Optional.of(this == ON);
        }
    }

    static final class Switches extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Switches() {
            super(List.of("auto", "on", "off"));
        }
    }

    static final class Libraries extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        Libraries() {
            super(List.of("auto", "openssl", "jdk", "off"));
        }
    }

    /** The transports of this build. They are loaded when they are asked for, not when the options are made. */
    static final class Names implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Stream.concat(
                            Stream.of(DataPlan.AUTO),
                            Transports.installed().all().stream().map(Transport::name))
                    .iterator();
        }
    }
}
