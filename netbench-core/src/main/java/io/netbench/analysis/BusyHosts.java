package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.text.QuantityText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * The hosts on which some share of the processors is notably high, the highest first. A run says it once for all of
 * them: a line for each of a thousand hosts would hide what else there is to say.
 *
 * @param hosts may be empty
 * @param highest the first one's share
 */
record BusyHosts(List<String> hosts, double highest) {

    /**
     * Those of {@code hosts} that reach a limit.
     *
     * @param hosts with known CPU figures
     */
    static BusyHosts atLeast(double limit, List<HostResult> hosts, ToDoubleFunction<HostResult> share) {
        List<HostResult> busy = hosts.stream()
                .filter(host -> share.applyAsDouble(host) >= limit)
                .sorted(Comparator.comparingDouble(share).reversed())
                .toList();
        double highest = busy.isEmpty() ? 0 : share.applyAsDouble(busy.get(0));
        return new BusyHosts(busy.stream().map(HostResult::name).toList(), highest);
    }

    /**
     * A warning about them.
     *
     * @param text with a place for the hosts, and one for the share
     */
    Optional<Finding> warn(String code, String text) {
        if (hosts.isEmpty()) {
            return Optional.empty();
        }
        String first = hosts.get(0);
        String share = QuantityText.percent(highest);
        return Optional.of(
                hosts.size() == 1
                        ? Finding.about(first, code, text.formatted(first, share))
                        : Finding.of(
                                code,
                                text.formatted("%s and %d more".formatted(first, hosts.size() - 1), "up to " + share)));
    }
}
