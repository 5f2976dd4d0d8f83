package io.netbench.analysis.fabric;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What is to be said of a fabric.
 *
 * @param outcome in one word
 * @param findings what is bad, worst first
 * @param suspects what may be, but was not confirmed
 * @param onlyInCompany pairs that were slow in full rounds and well alone
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

    /** Names of hosts that are bad as receivers, whoever sends, or unlike their peers. */
    public Set<String> receivers() {
        Set<String> names = new TreeSet<>();
        for (FabricFinding finding : findings) {
            names.addAll(finding.sinks());
            names.addAll(finding.kind() == CauseKind.HOST_FACT ? finding.sources() : List.of());
        }
        return names;
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
