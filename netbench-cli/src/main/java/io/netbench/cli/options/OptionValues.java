package io.netbench.cli.options;

import io.netbench.cli.report.RateUnits;
import io.netbench.plan.AllowedPeers;
import io.netbench.plan.ArrivalPhase;
import io.netbench.plan.DataTls;
import io.netbench.plan.DscpValue;
import io.netbench.plan.HostList;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.LinkOverride;
import io.netbench.plan.PlanException;
import io.netbench.plan.PortRange;
import io.netbench.plan.Topology;
import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import io.netbench.text.Fraction;
import io.netbench.text.TimeSpan;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;

/**
 * How texts on the command line become values. A text that can't be read fails with a {@link PlanException}, to which
 * the option is added when it is shown.
 */
public final class OptionValues {

    private OptionValues() {}

    public static final class Size implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            return OptionalLong.of(ByteSize.parse(text));
        }
    }

    /** Sizes of socket buffers and segments, which the kernel keeps in an {@code int}. */
    static final class SocketSize implements ITypeConverter<OptionalInt> {
        @Override
        public OptionalInt convert(String text) {
            long bytes = ByteSize.parse(text);
            if (bytes > Integer.MAX_VALUE) {
                throw new PlanException("'" + text + "' is more than a socket can have; the most is 2147483647 bytes");
            }
            return OptionalInt.of((int) bytes);
        }
    }

    static final class Rate implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            return OptionalLong.of(BitRate.parse(text));
        }
    }

    /** Rates that are offered; the word max for as much as is taken, which is empty. */
    static final class OfferedRate implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            return text.equals("max") ? OptionalLong.empty() : OptionalLong.of(BitRate.parse(text));
        }
    }

    /** Parts of a whole, in percent or as fractions. */
    static final class Share implements ITypeConverter<OptionalDouble> {
        @Override
        public OptionalDouble convert(String text) {
            return OptionalDouble.of(Fraction.parse(text));
        }
    }

    public static final class Time implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            return OptionalLong.of(TimeSpan.parse(text));
        }
    }

    public static final class Count implements ITypeConverter<OptionalInt> {
        @Override
        public OptionalInt convert(String text) {
            try {
                return OptionalInt.of(Integer.parseInt(text));
            } catch (NumberFormatException e) {
                throw new PlanException(notWhole(text, Integer.MAX_VALUE));
            }
        }
    }

    /** Idle time, interval and count, of which the last ones may be left out. */
    static final class KeepAliveText implements ITypeConverter<Optional<KeepAlive>> {
        @Override
        public Optional<KeepAlive> convert(String text) {
            return Optional.of(KeepAlive.parse(text));
        }
    }

    static final class Ports implements ITypeConverter<PortRange> {
        @Override
        public PortRange convert(String text) {
            return PortRange.parse(text);
        }
    }

    static final class CodePoint implements ITypeConverter<OptionalInt> {
        @Override
        public OptionalInt convert(String text) {
            return OptionalInt.of(DscpValue.parse(text));
        }
    }

    /** The code point in a type of service. */
    static final class TypeOfService implements ITypeConverter<OptionalInt> {
        @Override
        public OptionalInt convert(String text) {
            return OptionalInt.of(DscpValue.ofTypeOfService(text));
        }
    }

    static final class LongCount implements ITypeConverter<OptionalLong> {
        @Override
        public OptionalLong convert(String text) {
            try {
                return OptionalLong.of(Long.parseLong(text));
            } catch (NumberFormatException e) {
                throw new PlanException(notWhole(text, Long.MAX_VALUE));
            }
        }
    }

    /** So many endpoints of this host, or hosts with agents. */
    public static final class Endpoints implements ITypeConverter<HostList> {
        @Override
        public HostList convert(String text) {
            return HostList.parse(text);
        }
    }

    /** An address of this host; a name is not looked up. */
    static final class Address implements ITypeConverter<InetAddress> {
        @Override
        public InetAddress convert(String text) {
            if (!text.matches("[0-9.]+|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*(%.+)?")) {
                throw new PlanException("'" + text + "' is not an IP address; write one such as 10.1.0.7 or fd00::7");
            }
            try {
                return InetAddress.getByName(text);
            } catch (UnknownHostException e) {
                throw new PlanException("'" + text + "' is not an IP address; write one such as 10.1.0.7 or fd00::7");
            }
        }
    }

    static final class Peers implements ITypeConverter<AllowedPeers> {
        @Override
        public AllowedPeers convert(String text) {
            return AllowedPeers.parse(text);
        }
    }

    static final class LinkOverrideText implements ITypeConverter<LinkOverride> {
        @Override
        public LinkOverride convert(String text) {
            return LinkOverride.parse(text);
        }
    }

    static final class TopologyName implements ITypeConverter<Topology> {
        @Override
        public Topology convert(String text) {
            return choice(Topology.class, text, "a topology");
        }
    }

    /** Of what may be left to whoever carries it out: empty for auto. */
    static final class OnOrOff implements ITypeConverter<DataOptions.Switch> {
        @Override
        public DataOptions.Switch convert(String text) {
            return choice(DataOptions.Switch.class, text, "a switch");
        }
    }

    /** What encrypts; without a value, whatever a host has. */
    static final class TlsName implements ITypeConverter<DataTls> {
        @Override
        public DataTls convert(String text) {
            return text.isEmpty() ? DataTls.AUTO : choice(DataTls.class, text, "a TLS library");
        }
    }

    static final class PhaseName implements ITypeConverter<ArrivalPhase> {
        @Override
        public ArrivalPhase convert(String text) {
            return choice(ArrivalPhase.class, text, "a phase");
        }
    }

    static final class LauncherName implements ITypeConverter<LaunchOptions.How> {
        @Override
        public LaunchOptions.How convert(String text) {
            return choice(LaunchOptions.How.class, text, "a launcher");
        }
    }

    static final class LiveModeName implements ITypeConverter<LiveMode> {
        @Override
        public LiveMode convert(String text) {
            return choice(LiveMode.class, text, "a live view");
        }
    }

    static final class RowsName implements ITypeConverter<ReportOptions.Rows> {
        @Override
        public ReportOptions.Rows convert(String text) {
            return choice(ReportOptions.Rows.class, text, "a choice of links");
        }
    }

    static final class UnitsName implements ITypeConverter<RateUnits> {
        @Override
        public RateUnits convert(String text) {
            return choice(RateUnits.class, text, "a choice of units");
        }
    }

    /** Why a text is no whole number from {@code -most} to {@code most}. */
    public static String notWhole(String text, long most) {
        return "'" + text + "' is "
                + (text.matches("[+-]?[0-9]+") ? "out of range; the most is " + most : "not a whole number");
    }

    static <E extends Enum<E>> E choice(Class<E> type, String text, String kind) {
        for (E constant : type.getEnumConstants()) {
            if (constant.name().toLowerCase(Locale.ROOT).equals(text.toLowerCase(Locale.ROOT))) {
                return constant;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
        throw new PlanException("'" + text + "' is not " + kind + "; write one of " + choices);
    }
}
