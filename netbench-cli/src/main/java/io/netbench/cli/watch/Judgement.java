package io.netbench.cli.watch;

import io.netbench.result.Comparison;
import io.netbench.text.PlainText;
import java.util.ArrayList;
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

    private static final int MOST_REASONS = 20;

    /** A reason may be what a host said; it goes into tables, documents, and the environment of a hook. */
    private static final int MOST_CHARACTERS = 1_000;

    Judgement {
        reasons = reasons.stream()
                .distinct()
                .limit(MOST_REASONS)
                .map(reason -> PlainText.begin(reason, MOST_CHARACTERS))
                .toList();
    }

    static Judgement of(Outcome outcome, List<String> reasons) {
        return new Judgement(outcome, reasons, Optional.empty(), false);
    }

    /** The same where the watch ends before it could be measured again: that alone is no verdict. */
    Judgement unconfirmed() {
        String why = "not confirmed, since the watch ended before it was measured again";
        List<String> told = new ArrayList<>(reasons);
        if (told.isEmpty()) {
            told.add(why);
        } else {
            told.set(0, why + ": " + told.get(0));
        }
        return new Judgement(Outcome.INTERRUPTED, told, comparison, false);
    }
}
