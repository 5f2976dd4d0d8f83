package io.netbench.result;

import java.util.Map;

/**
 * A network interface that connections of a link used at one end.
 *
 * @param name as the kernel calls it
 * @param connections how many of the link's connections used it
 * @param speedBitsPerS rate of its port
 * @param absent why a figure is null
 */
public record LinkInterface(String name, int connections, Long speedBitsPerS, Map<String, String> absent) {

    public LinkInterface {
        Require.text("link.interfaces[].name", name);
        Require.notNegative("link.interfaces[].connections", connections);
        Require.notNegative("link.interfaces[].speed_bits_per_s", speedBitsPerS);
        absent = Absent.from(absent).figure("speed_bits_per_s", speedBitsPerS).reasons();
    }
}
