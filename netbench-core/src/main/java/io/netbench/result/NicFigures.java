package io.netbench.result;

import io.netbench.host.NicFacts;
import io.netbench.host.SwitchPort;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A network interface of a host.
 *
 * @param name as the kernel calls it
 * @param kind whether there is a device behind it; empty where that is not known
 * @param addresses its IP addresses
 * @param speedBitsPerS rate of the port
 * @param duplex {@code full} or {@code half}; empty where that is not known
 * @param mtuBytes largest packet
 * @param driver the kernel's driver of it
 * @param switchPort what it is connected to, as its neighbour says by LLDP; empty where nobody does
 * @param absent why a figure is null
 */
public record NicFigures(
        String name,
        Optional<NicFacts.Kind> kind,
        List<String> addresses,
        Long speedBitsPerS,
        Optional<String> duplex,
        Integer mtuBytes,
        String driver,
        Optional<SwitchPort> switchPort,
        Map<String, String> absent) {

    /** What a host's facts tell of an interface. */
    public static NicFigures of(NicFacts nic) {
        return new NicFigures(
                nic.name(),
                Optional.ofNullable(nic.kind()),
                nic.addresses(),
                nic.speedBitsPerS(),
                Optional.ofNullable(nic.duplex()),
                nic.mtuBytes(),
                nic.driver(),
                nic.switchPort(),
                nic.absent());
    }

    public NicFigures {
        Require.text("nic.name", name);
        addresses = List.copyOf(addresses);
        Require.notNegative("nic.speed_bits_per_s", speedBitsPerS);
        absent = Absent.from(absent)
                .optional("kind", kind)
                .figure("speed_bits_per_s", speedBitsPerS)
                .optional("duplex", duplex)
                .figure("mtu_bytes", mtuBytes)
                .figure("driver", driver)
                .reasons();
    }
}
