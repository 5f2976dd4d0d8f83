package io.netbench.result;

import io.netbench.host.NicFacts;
import java.util.Map;
import java.util.Optional;

/**
 * A network interface that connections of a link used at one end.
 *
 * @param name as the kernel calls it
 * @param connections how many of the link's connections used it
 * @param kind whether there is a device behind it; empty where that is not known
 * @param speedBitsPerS rate of its port; what a virtual one says is no promise
 * @param members devices that share what a bond sends, where they are several: one connection gets one of them
 * @param absent why a figure is null
 */
public record LinkInterface(
        String name,
        int connections,
        Optional<NicFacts.Kind> kind,
        Long speedBitsPerS,
        Optional<Integer> members,
        Map<String, String> absent) {

    /** One that the host's facts tell of. */
    public static LinkInterface of(NicFacts nic, int connections) {
        return new LinkInterface(
                nic.name(),
                connections,
                Optional.ofNullable(nic.kind()),
                nic.speedBitsPerS(),
                Optional.ofNullable(nic.members()).filter(several -> several > 1),
                nic.absent());
    }

    public LinkInterface {
        Require.text("link.interfaces[].name", name);
        Require.notNegative("link.interfaces[].connections", connections);
        Require.notNegative("link.interfaces[].speed_bits_per_s", speedBitsPerS);
        members.ifPresent(several -> Require.positive("link.interfaces[].members", several));
        absent = Absent.from(absent)
                .optional("kind", kind)
                .figure("speed_bits_per_s", speedBitsPerS)
                .reasons();
    }
}
