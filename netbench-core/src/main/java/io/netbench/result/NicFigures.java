package io.netbench.result;

import java.util.List;
import java.util.Map;

/**
 * A network interface of a host.
 *
 * @param name as the kernel calls it
 * @param addresses its IP addresses
 * @param speedBitsPerS rate of the port
 * @param mtuBytes largest packet
 * @param driver the kernel's driver of it
 * @param absent why a figure is null
 */
public record NicFigures(
        String name,
        List<String> addresses,
        Long speedBitsPerS,
        Integer mtuBytes,
        String driver,
        Map<String, String> absent) {

    public NicFigures {
        Require.text("nic.name", name);
        addresses = List.copyOf(addresses);
        Require.notNegative("nic.speed_bits_per_s", speedBitsPerS);
        absent = Absent.from(absent)
                .figure("speed_bits_per_s", speedBitsPerS)
                .figure("mtu_bytes", mtuBytes)
                .figure("driver", driver)
                .reasons();
    }
}
