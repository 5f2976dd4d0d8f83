package io.netbench.result;

import io.netbench.result.ComparedFigure.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What became better or worse between two sides, each of one run, several runs or suites. The root of the comparison
 * document; a run that was held against a baseline has it as a member.
 *
 * @param schema always {@value #SCHEMA}
 * @param verdict what it comes to
 * @param before what is compared with
 * @param after what is compared
 * @param threshold the share that was asked for as the least that counts; null where none was
 * @param compared figures that were known on both sides
 * @param worse how many of them became worse
 * @param suspects how many seem to have become worse, but might not when they are measured again
 * @param better how many became better
 * @param notJudged how many were not measured often enough to be judged
 * @param isRepeated whether any figure was measured more than once on both sides
 * @param differences what else differs
 * @param appeared loads, endpoints and links that are there after and were not before
 * @param vanished those that were there before and are not after
 * @param figures the figures: what became worse first, the largest change first; only those that changed where it is a member
 * @param absent why a figure is null
 */
public record Comparison(
        String schema,
        Verdict verdict,
        ComparedSide before,
        ComparedSide after,
        Double threshold,
        int compared,
        int worse,
        int suspects,
        int better,
        int notJudged,
        boolean isRepeated,
        List<ComparedSetting> differences,
        List<String> appeared,
        List<String> vanished,
        List<ComparedFigure> figures,
        Map<String, String> absent) {

    /** Name and version of the document; removing or changing a field raises the version. */
    public static final String SCHEMA = "netbench-comparison/1";

    public Comparison {
        if (!SCHEMA.equals(schema)) {
            throw new IllegalArgumentException("schema must be " + SCHEMA + ", got: " + schema);
        }
        Objects.requireNonNull(verdict, "comparison.verdict");
        Objects.requireNonNull(before, "comparison.before");
        Objects.requireNonNull(after, "comparison.after");
        Require.notNegative("comparison.compared", compared);
        Require.notNegative("comparison.worse", worse);
        Require.notNegative("comparison.suspects", suspects);
        Require.notNegative("comparison.better", better);
        Require.notNegative("comparison.not_judged", notJudged);
        differences = List.copyOf(differences);
        appeared = List.copyOf(appeared);
        vanished = List.copyOf(vanished);
        figures = List.copyOf(figures);
        absent = Absent.from(absent).figure("threshold", threshold).reasons();
    }

    /** A run's own verdict, and this one where it weighs more. */
    public Verdict joined(Verdict own) {
        List<String> reasons = new ArrayList<>(own.reasons());
        verdict.reasons().forEach(reason -> reasons.add("Against the baseline: " + reason));
        return own.outcome() == Verdict.Outcome.PASSED
                ? new Verdict(verdict.outcome(), verdict.exitStatus(), reasons)
                : new Verdict(own.outcome(), own.exitStatus(), reasons);
    }

    /** The same with those figures alone that became worse or better: what a result keeps beside its own. */
    public Comparison changesOnly() {
        return new Comparison(
                schema,
                verdict,
                before,
                after,
                threshold,
                compared,
                worse,
                suspects,
                better,
                notJudged,
                isRepeated,
                differences,
                appeared,
                vanished,
                figures.stream()
                        .filter(figure -> figure.outcome() != Outcome.SAME && figure.outcome() != Outcome.NOT_JUDGED)
                        .toList(),
                absent);
    }
}
