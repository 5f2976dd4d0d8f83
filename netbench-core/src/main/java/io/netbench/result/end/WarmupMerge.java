package io.netbench.result.end;

import io.netbench.result.Warmup;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Makes the warm-up's totals of what the sinks read before the window. */
public final class WarmupMerge {

    private static final int NAMED = 3;

    private WarmupMerge() {}

    /**
     * The warm-up of a run.
     *
     * @param durationNs how long it lasted
     * @param sinks the sink ends that reported
     * @param linkNames names of the links that were to warm up, by their index in the plan; of those whose sinks did not report
     *     nothing is known
     */
    public static Warmup of(long durationNs, List<LinkEnd> sinks, Map<Integer, String> linkNames) {
        long bytes = sinks.stream().mapToLong(end -> end.bytes().warmup()).sum();
        boolean counted = sinks.stream().map(end -> end.operations().warmup()).allMatch(Objects::nonNull);
        Long operations = counted
                ? (Long) sinks.stream()
                        .mapToLong(end -> end.operations().warmup())
                        .sum()
                : null;
        List<String> reasons = reasons(sinks, linkNames);
        return new Warmup(
                durationNs,
                bytes,
                operations,
                durationNs > 0 ? (Double) (bytes * 1e9 / durationNs) : null,
                reasons.isEmpty(),
                reasons,
                Map.of("operations", "not counted by every sink", "goodput_bytes_per_s", "the warm-up has no length"));
    }

    /** Of the end of another tool its warm-up may not be known. */
    private static boolean isSilent(LinkEnd sink) {
        return sink.bytes().warmup() == 0 && sink.operations().warmup() != null;
    }

    private static List<String> reasons(List<LinkEnd> sinks, Map<Integer, String> linkNames) {
        List<String> silent = sinks.stream()
                .filter(end -> isSilent(end) && linkNames.containsKey(end.linkId()))
                .sorted(Comparator.comparingInt(LinkEnd::linkId))
                .map(end -> linkNames.get(end.linkId()))
                .toList();
        if (silent.isEmpty()) {
            return List.of();
        }
        String named = String.join(", ", silent.subList(0, Math.min(NAMED, silent.size())));
        String others = silent.size() > NAMED ? " and " + (silent.size() - NAMED) + " more" : "";
        return List.of("no payload arrived in the warm-up on " + named + others);
    }
}
