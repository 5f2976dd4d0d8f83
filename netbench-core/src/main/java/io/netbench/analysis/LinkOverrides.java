package io.netbench.analysis;

import io.netbench.plan.Endpoint;
import io.netbench.plan.LinkLoad;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.Load;
import io.netbench.result.LinkLoadOverride;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** How the links of a planned load that were given settings of their own differ from the others, as results tell it. */
public final class LinkOverrides {

    private LinkOverrides() {}

    /**
     * Those of a load, in the order of its links.
     *
     * @param endpoints of the plan
     */
    public static List<LinkLoadOverride> of(List<Endpoint> endpoints, Load load) {
        return load.linksOfTheirOwn().stream()
                .map(link -> override(endpoints, load.common(), link))
                .toList();
    }

    private static LinkLoadOverride override(List<Endpoint> endpoints, LinkLoad common, LinkPlan link) {
        LinkLoad own = link.load();
        return new LinkLoadOverride(
                endpoints.get(link.source()).name(),
                endpoints.get(link.sink()).name(),
                differing(own.blockSizeBytes(), common.blockSizeBytes()),
                differing(own.responseSizeBytes(), common.responseSizeBytes()),
                differing(own.connections(), common.connections()),
                differing(own.queueDepth(), common.queueDepth()),
                boxed(own.rateBitsPerS()).filter(rate -> !own.rateBitsPerS().equals(common.rateBitsPerS())),
                boxed(own.targetBytes()).filter(bytes -> !own.targetBytes().equals(common.targetBytes())));
    }

    private static <T> Optional<T> differing(T own, T common) {
        return own.equals(common) ? Optional.empty() : Optional.of(own);
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
