package io.netbench.advice;

import io.netbench.host.HostDelta;
import io.netbench.host.NicCounters;
import io.netbench.host.SoftnetCounters;
import io.netbench.text.Amounts;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Packets that were lost inside the host: in an interface, or on the way from it to TCP. */
final class ReceiveHints {

    /** Below this share of the packets a drop may be one that nobody here wanted, such as the hello of a switch. */
    private static final double NOTABLE_DROPS = 0.0001;

    private ReceiveHints() {}

    static Stream<Hint> of(HostDelta delta) {
        Stream<Hint> ofNics = delta.nics().entrySet().stream().flatMap(ReceiveHints::ofNic);
        return Stream.concat(ofNics, softnet(delta.softnet()).stream());
    }

    private static Stream<Hint> ofNic(Map.Entry<String, NicCounters> entry) {
        String name = entry.getKey();
        NicCounters nic = entry.getValue();
        return Stream.of(dropped(name, nic), damaged(name, nic)).flatMap(Optional::stream);
    }

    private static Optional<Hint> dropped(String name, NicCounters nic) {
        long received = sum(nic.rxDropped(), nic.rxFifo());
        long sent = sum(nic.txDropped(), nic.txFifo());
        if (received + sent == 0) {
            return Optional.empty();
        }
        long packets = sum(nic.rxPackets(), nic.txPackets());
        boolean notable = received + sent >= packets * NOTABLE_DROPS;
        return Optional.of(new Hint(
                notable ? Hint.Severity.WARNING : Hint.Severity.INFO,
                "drops",
                name + " dropped " + Amounts.count(received) + " packets on receipt and " + Amounts.count(sent)
                        + " on sending.",
                "Larger rings bridge longer bursts; if they are at their maximum, receiving needs more processors.",
                Optional.of("ethtool -g " + name)));
    }

    private static Optional<Hint> damaged(String name, NicCounters nic) {
        long errors = sum(nic.rxErrors(), nic.txErrors());
        if (errors == 0) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "errors",
                name + " counted " + Amounts.count(errors) + " errors.",
                "Check cable, transceiver and port of the switch.",
                "ethtool -S " + name));
    }

    private static Optional<Hint> softnet(SoftnetCounters softnet) {
        if (softnet == null || softnet.dropped() == 0) {
            return Optional.empty();
        }
        return Optional.of(Hint.warning(
                "drops",
                "The kernel dropped " + Amounts.count(softnet.dropped()) + " received packets, because a processor's"
                        + " backlog was full.",
                "Let more packets wait.",
                "sysctl -w net.core.netdev_max_backlog=10000"));
    }

    private static long sum(Long first, Long second) {
        return (first == null ? 0 : first) + (second == null ? 0 : second);
    }
}
