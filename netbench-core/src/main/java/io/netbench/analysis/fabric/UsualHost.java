package io.netbench.analysis.fabric;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * What most hosts of one part are like; each is null where there is no such.
 *
 * @param mtuBytes MTU of their interfaces
 * @param pathMtuBytes what the ways from them carry
 * @param nicBitsPerS rate of their interfaces
 */
public record UsualHost(Integer mtuBytes, Integer pathMtuBytes, Long nicBitsPerS) {

    /** That of some hosts. */
    public static UsualHost of(List<FabricHost> hosts) {
        return new UsualHost(
                mostOften(hosts, host -> host.evidence().mtuBytes()),
                mostOften(hosts, host -> host.evidence().pathMtuBytes()),
                mostOften(hosts, host -> host.nicBitsPerS() == 0 ? null : host.nicBitsPerS()));
    }

    private static <T> T mostOften(List<FabricHost> hosts, Function<FabricHost, T> fact) {
        Map<T, Integer> counts = new HashMap<>();
        hosts.stream().map(fact).filter(Objects::nonNull).forEach(value -> counts.merge(value, 1, Integer::sum));
        return counts.entrySet().stream()
                .filter(entry -> 2 * entry.getValue() > hosts.size())
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }
}
