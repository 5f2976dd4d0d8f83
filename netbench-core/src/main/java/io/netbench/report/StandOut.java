package io.netbench.report;

import io.netbench.analysis.EndpointLag;
import io.netbench.analysis.EndpointRanking;
import io.netbench.result.Comparison;
import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.LoadResult;
import io.netbench.result.RunResult;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * What a person has to hear of a run first: the one host or link that stands out, or that none does.
 *
 * @param sentence for people
 * @param isBad whether it is more than information
 */
public record StandOut(String sentence, boolean isBad) {

    /** That of a run: what failed, then what missed a limit, then what is slow beside what it should be or its peers. */
    public static StandOut of(RunResult run) {
        return failure(run)
                .or(() -> missed(run))
                .or(() -> worse(run))
                .or(() -> endpoint(run))
                .or(() -> slowLink(run))
                .orElseGet(() -> nothing(run));
    }

    private static Optional<StandOut> failure(RunResult run) {
        return RunFindings.of(run).errors().stream()
                .findFirst()
                .map(Finding::text)
                .map(text -> new StandOut(text, true));
    }

    private static Optional<StandOut> missed(RunResult run) {
        String missed = MissedLimits.text(run);
        return missed.isEmpty() ? Optional.empty() : Optional.of(new StandOut("Missed: " + missed + '.', true));
    }

    private static Optional<StandOut> worse(RunResult run) {
        return run.comparison()
                .filter(baseline -> baseline.worse() > 0)
                .map(Comparison::verdict)
                .flatMap(verdict -> verdict.reasons().stream().findFirst())
                .map(reason -> new StandOut("Against the baseline: " + reason, true));
    }

    private static Optional<StandOut> endpoint(RunResult run) {
        return EndpointRanking.of(run).worstFirst().stream()
                .filter(place -> place.lag().isPresent() && place.lag().get().isNotable() && !place.hasFailed())
                .findFirst()
                .map(place ->
                        new StandOut(words(place.endpoint().name(), place.lag().orElseThrow()), true));
    }

    private static String words(String endpoint, EndpointLag lag) {
        return "Beside its peers, " + endpoint + " " + lag.text() + ".";
    }

    private static Optional<StandOut> slowLink(RunResult run) {
        for (LoadResult load : run.loads()) {
            LinkStanding standing = LinkStanding.of(run, load);
            Optional<LinkResult> slow =
                    standing.worstFirst().stream().filter(standing::isSlow).findFirst();
            if (slow.isPresent()) {
                return slow.map(link -> new StandOut(reached(link, standing), true));
            }
        }
        return Optional.empty();
    }

    private static StandOut nothing(RunResult run) {
        LoadResult first = run.loads().get(0);
        LinkStanding standing = LinkStanding.of(run, first);
        List<LinkResult> known = standing.worstFirst().stream()
                .filter(link -> standing.share(link).isPresent())
                .toList();
        if (known.isEmpty()) {
            return new StandOut("Nothing was measured on any link.", true);
        }
        String reached = reached(known.get(0), standing);
        return new StandOut(
                known.size() == 1 && run.links().size() == 1
                        ? reached
                        : "No link or host stands out: the slowest, " + reached,
                false);
    }

    private static String reached(LinkResult link, LinkStanding standing) {
        String rate = QuantityText.bitRate(link.goodputBytesPerS());
        return standing.share(link)
                .map(share -> "%s, reached %s, %s of %s."
                        .formatted(link.name(), rate, QuantityText.percent(share), standing.referenceWords()))
                .orElse(link.name() + " reached " + rate + '.');
    }
}
