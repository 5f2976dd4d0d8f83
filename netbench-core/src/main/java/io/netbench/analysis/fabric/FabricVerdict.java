package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;

/**
 * What is to be said of a fabric.
 *
 * @param outcome in one word
 * @param findings what is bad, worst first
 * @param suspects what may be, but was not confirmed
 * @param onlyInCompany pairs that did badly in full rounds and well alone
 * @param notJudged what was not judged, and why
 * @param noise how far two measurements of a pair lie apart by chance, as a share
 * @param pairs how many pairs were judged
 */
public record FabricVerdict(
        Outcome outcome,
        List<FabricFinding> findings,
        List<FabricFinding> suspects,
        int onlyInCompany,
        List<NotJudged> notJudged,
        double noise,
        int pairs) {

    public FabricVerdict {
        findings = List.copyOf(findings);
        suspects = List.copyOf(suspects);
        notJudged = List.copyOf(notJudged);
    }

    /** What these findings leave out of incasts, of hosts of these names in the order of their numbers. */
    public BadEnds badEnds(List<String> names) {
        return BadEnds.of(findings, names);
    }

    /** The same with what incasts show. */
    public FabricVerdict with(IncastVerdict incasts) {
        List<FabricFinding> all = new ArrayList<>(findings);
        all.addAll(incasts.findings());
        List<FabricFinding> open = new ArrayList<>(suspects);
        open.addAll(incasts.suspects());
        return new FabricVerdict(
                incasts.findings().isEmpty() ? outcome : Outcome.BAD,
                all,
                open,
                onlyInCompany,
                notJudged,
                noise,
                pairs);
    }

    /** The verdict in one word. */
    public enum Outcome {
        /** Nothing bad was found. */
        GOOD,
        /** Something is bad. */
        BAD,
        /** It could not be judged. */
        NOT_JUDGED,
        /** There was nothing to compare with. */
        ONLY_MEASURED
    }
}
