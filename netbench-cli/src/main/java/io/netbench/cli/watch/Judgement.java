package io.netbench.cli.watch;

import io.netbench.result.Comparison;
import java.util.List;
import java.util.Optional;

/**
 * What is thought of a measurement.
 *
 * @param reasons one sentence for each thing that stands against {@link Outcome#GOOD}
 * @param comparison with the baseline; empty where there is none
 * @param wantsAgain whether it should be measured once more before anybody is woken
 */
record Judgement(Outcome outcome, List<String> reasons, Optional<Comparison> comparison, boolean wantsAgain) {

    static Judgement of(Outcome outcome, List<String> reasons) {
        return new Judgement(outcome, reasons, Optional.empty(), false);
    }
}
