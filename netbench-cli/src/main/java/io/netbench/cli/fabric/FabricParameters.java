package io.netbench.cli.fabric;

import io.netbench.analysis.fabric.FabricLimits;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkSettings;
import io.netbench.suite.FabricOrder;
import io.netbench.suite.FabricSetup;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What all runs of a suite have in common, and a suite that is resumed must have too, as a document says it. */
public final class FabricParameters {

    private FabricParameters() {}

    /** With other limits other pairs would be suspects, and runs of one name other runs. */
    private static void put(Map<String, List<String>> parameters, FabricLimits limits) {
        if (limits.leastBytesPerS() > 0) {
            parameters.put(
                    FabricLimits.MIN_LINK, List.of(Long.toString(Math.round(limits.leastBytesPerS() * Byte.SIZE))));
        }
        if (limits.leastShare() > 0) {
            parameters.put(
                    FabricLimits.MIN_SHARE,
                    List.of(BigDecimal.valueOf(limits.leastShare()).toPlainString()));
        }
        if (limits.mostP99Ns() > 0) {
            parameters.put(FabricLimits.MAX_P99, List.of(Long.toString((long) limits.mostP99Ns())));
        }
    }

    /** What profiles may ask for, where they do. */
    private static void put(Map<String, List<String>> parameters, LinkLoad load) {
        if (load.responseSizeBytes() != LinkSettings.DEFAULT_RESPONSE_SIZE_BYTES) {
            parameters.put("response_size_bytes", List.of(Long.toString(load.responseSizeBytes())));
        }
        load.rateBitsPerS().ifPresent(rate -> parameters.put("rate_bits_per_s", List.of(Long.toString(rate))));
        load.targetBytes().ifPresent(bytes -> parameters.put("bytes_per_link", List.of(Long.toString(bytes))));
    }

    /** The parameters of an order. */
    public static Map<String, List<String>> of(FabricOrder order) {
        FabricSetup setup = order.setup();
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        parameters.put("hosts", setup.names());
        if (order.groups().stream().anyMatch(Objects::nonNull)) {
            parameters.put(
                    "groups",
                    order.groups().stream()
                            .map(group -> group == null ? "" : group)
                            .toList());
        }
        parameters.put(
                "rounds", List.of(Integer.toString(order.schedule().rounds().size())));
        parameters.put("schedule", List.of(order.choice().kind().words()));
        order.extras()
                .pathMembers()
                .ifPresent(members -> parameters.put("path_members", List.of(Integer.toString(members))));
        if (order.extras().rails() > 1) {
            parameters.put("rails", List.of(Integer.toString(order.extras().rails())));
        }
        if (order.extras().thorough().isAsked()) {
            parameters.put(
                    "hubs",
                    order.extras().thorough().hubs().stream()
                            .map(setup.names()::get)
                            .toList());
        }
        parameters.put("block_size_bytes", List.of(Long.toString(setup.load().blockSizeBytes())));
        parameters.put("queue_depth", List.of(Integer.toString(setup.load().queueDepth())));
        parameters.put(
                "connections_per_link", List.of(Integer.toString(setup.load().connections())));
        parameters.put(
                "duration_s",
                List.of(Double.toString(setup.schedule().durationNs().orElseThrow() / 1e9)));
        parameters.put("warmup_s", List.of(Double.toString(setup.schedule().warmupNs() / 1e9)));
        put(parameters, setup.load());
        put(parameters, order.limits());
        parameters.putAll(DataParameters.of(setup.data()));
        return parameters;
    }
}
