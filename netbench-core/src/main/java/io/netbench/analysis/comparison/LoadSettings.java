package io.netbench.analysis.comparison;

import io.netbench.analysis.LinkOverrides;
import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.result.LinkLoadOverride;
import io.netbench.result.LoadResult;
import io.netbench.text.BitRate;
import io.netbench.text.ByteSize;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** What decides what the figures of a load are figures of, in words. */
final class LoadSettings {

    private LoadSettings() {}

    static Map<String, String> of(LoadResult load, boolean isWhole) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("pattern", load.pattern());
        settings.put("protocol", load.protocol());
        settings.put("direction", load.mode());
        settings.put("topology", load.topology());
        if (isWhole) {
            settings.put("servers", Integer.toString(load.servers()));
            settings.put("clients", Integer.toString(load.clients()));
            settings.put("links of their own", words(load.linkOverrides()));
        }
        settings.put("block size", ByteSize.describe(load.blockSizeBytes()));
        settings.put("response size", ByteSize.describe(load.responseSizeBytes()));
        settings.put("connections", Integer.toString(load.connectionsPerLink()));
        settings.put("queue depth", Integer.toString(load.queueDepth()));
        settings.put("rate", rate(load.rateBitsPerS()));
        settings.put("rounds", load.barrier() ? "kept" : "none");
        return settings;
    }

    /** @param endpoints of the plan */
    static Map<String, String> of(Load load, List<Endpoint> endpoints) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("pattern", load.pattern().optionName());
        settings.put("protocol", load.protocol().optionName());
        settings.put("direction", load.mode().name().toLowerCase(Locale.ROOT));
        settings.put("topology", load.topology().name().toLowerCase(Locale.ROOT));
        settings.put("servers", distinct(load, load::serverOf));
        settings.put("clients", distinct(load, load::clientOf));
        settings.put("links of their own", words(LinkOverrides.of(endpoints, load)));
        settings.putAll(of(load.common()));
        settings.put("rounds", load.barrier() ? "kept" : "none");
        return settings;
    }

    static Map<String, String> of(LinkLoad each) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("block size", ByteSize.describe(each.blockSizeBytes()));
        settings.put("response size", ByteSize.describe(each.responseSizeBytes()));
        settings.put("connections", Integer.toString(each.connections()));
        settings.put("queue depth", Integer.toString(each.queueDepth()));
        settings.put("rate", rate(boxed(each.rateBitsPerS())));
        return settings;
    }

    private static String distinct(Load load, ToIntFunction<LinkPlan> end) {
        return Long.toString(load.links().stream().mapToInt(end).distinct().count());
    }

    private static String rate(Optional<Long> bitsPerS) {
        return bitsPerS.map(BitRate::format).orElse("as fast as possible");
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }

    private static String words(List<LinkLoadOverride> overrides) {
        return overrides.isEmpty()
                ? "none"
                : overrides.stream().map(LoadSettings::words).collect(Collectors.joining(", "));
    }

    private static String words(LinkLoadOverride own) {
        StringBuilder words = new StringBuilder(own.source() + "->" + own.sink());
        own.blockSizeBytes().ifPresent(size -> words.append(" block ").append(ByteSize.describe(size)));
        own.responseSizeBytes().ifPresent(size -> words.append(" response ").append(ByteSize.describe(size)));
        own.connections().ifPresent(count -> words.append(" connections ").append(count));
        own.queueDepth().ifPresent(depth -> words.append(" depth ").append(depth));
        own.rateBitsPerS().ifPresent(rate -> words.append(" rate ").append(BitRate.format(rate)));
        return words.toString();
    }
}
