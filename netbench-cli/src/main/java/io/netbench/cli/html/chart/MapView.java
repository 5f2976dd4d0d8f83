package io.netbench.cli.html.chart;

import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;

/**
 * One figure of all links, to be shown on a map.
 *
 * @param name what a person chooses it by
 * @param meaning what the colours are beside, in a sentence
 * @param steps grades of values
 * @param values what is graded, by the number of a link; NaN where it is unknown
 * @param failed whether a link failed, by its number
 * @param words a link's figure as people read it, by its number
 */
public record MapView(
        String name,
        String meaning,
        Steps steps,
        IntToDoubleFunction values,
        IntFunction<Boolean> failed,
        IntFunction<String> words) {

    Grade grade(int link) {
        return failed.apply(link) ? Grade.FAILED : steps.of(values.applyAsDouble(link));
    }
}
