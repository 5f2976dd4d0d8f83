package io.netbench.analysis;

import io.netbench.result.LinkResult;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Sums over links: of those that know the figure, and unknown where none does. */
final class LinkSums {

    private LinkSums() {}

    static Long of(List<LinkResult> links, Function<LinkResult, Long> figure) {
        List<Long> known = links.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? null
                : (Long) known.stream().mapToLong(Long::longValue).sum();
    }
}
