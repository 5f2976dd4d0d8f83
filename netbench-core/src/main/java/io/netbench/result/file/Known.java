package io.netbench.result.file;

import java.util.Optional;
import java.util.function.Function;

/** Figures of parts that may be missing altogether. */
final class Known {

    private Known() {}

    /** The figure of {@code part}; null if there is no such part, or it does not know the figure. */
    static <P, F> F of(P part, Function<P, F> figure) {
        return part == null ? null : figure.apply(part);
    }

    /** The same for a figure that is left out of its part where it is unknown. */
    static <P, F> F ofOptional(P part, Function<P, Optional<F>> figure) {
        return part == null ? null : figure.apply(part).orElse(null);
    }
}
