package io.netbench.cli;

import io.netbench.cli.series.SeriesParameters;
import io.netbench.plan.RunRequest;
import io.netbench.suite.SeriesOrder;
import io.netbench.suite.SeriesPhase;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a file of phases asks for.
 *
 * @param title what the file calls it
 * @param phases planned, in order
 * @param bases what the runs of each phase are variations of
 */
record Scenario(Optional<String> title, List<SeriesPhase> phases, List<RunRequest> bases) {

    SeriesOrder order() {
        return new SeriesOrder(phases);
    }

    /** What it was asked for, as its document has it. */
    Map<String, List<String>> parameters() {
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        title.ifPresent(text -> parameters.put("scenario", List.of(text)));
        parameters.putAll(SeriesParameters.of(order(), bases));
        return parameters;
    }
}
