package io.netbench.report;

import java.util.List;
import java.util.Optional;

/** Along which of the things that a sweep varies its tables run down and its curves run across; the others tell these apart. */
public final class CurveAxis {

    private CurveAxis() {}

    /**
     * Fan-in, whose curve says whether an incast collapses, else what varies fastest.
     *
     * @param axes what varies, in the order in which it was asked for
     * @param fanIn what of it varies the fan-in of an incast; empty for nothing
     */
    public static <T> T of(List<T> axes, Optional<T> fanIn) {
        return fanIn.filter(axes::contains).orElseGet(() -> axes.get(axes.size() - 1));
    }
}
