package io.netbench.advice;

import io.netbench.host.HostFacts;
import io.netbench.host.NicFacts;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** UsableNics that are down or slower than their neighbours, and interfaces that are set up differently. */
final class NicHints {

    private static final long FAST_BITS_PER_S = 10_000_000_000L;
    private static final int JUMBO_MTU_BYTES = 9000;

    private NicHints() {}

    static Stream<Hint> of(HostFacts facts) {
        List<NicFacts> usable = UsableNics.usable(facts);
        Stream<Hint> down =
                UsableNics.withAddress(facts).stream().filter(NicFacts::isDown).map(NicHints::down);
        Stream<Hint> ofEach = usable.stream()
                .flatMap(nic -> Stream.of(slower(nic, facts), farNode(nic, facts)))
                .flatMap(Optional::stream);
        return Stream.of(down, ofEach, mtu(usable).stream()).flatMap(hints -> hints);
    }

    private static Hint down(NicFacts nic) {
        return Hint.warning(
                "link",
                nic.name() + " has the address " + nic.addresses().get(0) + ", but its link is down.",
                "Check the cable and the port of the switch, or leave this address out.",
                "ip link set " + nic.name() + " up");
    }

    private static Optional<Hint> slower(NicFacts nic, HostFacts facts) {
        NicFacts fastest = UsableNics.fastest(facts).orElse(nic);
        if (nic.speedBitsPerS() == null || nic.speedBitsPerS() >= fastest.speedBitsPerS()) {
            return Optional.empty();
        }
        String finding = nic.name() + " runs at " + QuantityText.bitsPerS(nic.speedBitsPerS()) + ", " + fastest.name()
                + " at " + QuantityText.bitsPerS(fastest.speedBitsPerS()) + ".";
        boolean sameCard = nic.driver() != null && nic.driver().equals(fastest.driver());
        return Optional.of(
                sameCard
                        ? Hint.warning(
                                "link",
                                finding,
                                "Both have the driver " + nic.driver() + ": check cable, transceiver and port.",
                                "ethtool " + nic.name())
                        : Hint.info(
                                "link",
                                finding,
                                "Take care that the addresses of a run belong to the interface that is meant.",
                                "ip route get ADDRESS"));
    }

    private static Optional<Hint> farNode(NicFacts nic, HostFacts facts) {
        Integer nodes = facts.cpus().numaNodes();
        if (nodes == null || nodes < 2 || nic.numaNode() == null) {
            return Optional.empty();
        }
        return Optional.of(Hint.info(
                "numa",
                nic.name() + " is attached to node " + nic.numaNode() + " of " + nodes + ".",
                "A process on that node spares every packet the way between the nodes.",
                "numactl --cpunodebind=" + nic.numaNode() + " --membind=" + nic.numaNode() + " ./netbench ..."));
    }

    private static Optional<Hint> mtu(List<NicFacts> usable) {
        List<NicFacts> known =
                usable.stream().filter(nic -> nic.mtuBytes() != null).toList();
        String list =
                known.stream().map(nic -> nic.name() + " " + nic.mtuBytes()).collect(Collectors.joining(", "));
        if (known.stream().map(NicFacts::mtuBytes).distinct().count() > 1) {
            return Optional.of(Hint.warning(
                    "mtu",
                    "The interfaces have different MTUs: " + list + ".",
                    "Use one MTU on all hosts and switch ports of a fabric; a larger packet than the path takes is"
                            + " lost."));
        }
        return known.stream()
                .filter(nic -> nic.speedBitsPerS() != null && nic.speedBitsPerS() >= FAST_BITS_PER_S)
                .filter(nic -> nic.mtuBytes() < JUMBO_MTU_BYTES)
                .findFirst()
                .map(nic -> Hint.info(
                        "mtu",
                        nic.name() + " at " + QuantityText.bitsPerS(nic.speedBitsPerS()) + " has an MTU of "
                                + nic.mtuBytes() + " bytes.",
                        "Packets of " + JUMBO_MTU_BYTES + " bytes cost less CPU, if the whole path takes them.",
                        "ip link set " + nic.name() + " mtu " + JUMBO_MTU_BYTES));
    }
}
