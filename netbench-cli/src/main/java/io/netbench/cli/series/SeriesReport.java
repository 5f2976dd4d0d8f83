package io.netbench.cli.series;

import io.netbench.cli.report.RateUnits;
import io.netbench.cli.terminal.Paragraph;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.Verdict;
import io.netbench.suite.FanInCurve;
import io.netbench.suite.RunRecord;
import io.netbench.suite.SeriesOutcome;
import io.netbench.suite.SeriesPhase;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is told of a series when it is over. */
public final class SeriesReport {

    private final SeriesOutcome outcome;
    private final Optional<RateUnits> units;
    private final Screen screen;
    private final List<String> lines = new ArrayList<>();

    private SeriesReport(SeriesOutcome outcome, Optional<RateUnits> units, Screen screen) {
        this.outcome = outcome;
        this.units = units;
        this.screen = screen;
    }

    /**
     * The lines.
     *
     * @param units of rates; empty where each table shows them as it usually does
     */
    public static List<String> lines(SeriesOutcome outcome, Optional<RateUnits> units, Screen screen) {
        SeriesReport report = new SeriesReport(outcome, units, screen);
        report.single();
        outcome.order().phases().stream().filter(phase -> !phase.isOneRun()).forEach(report::sweep);
        report.verdict();
        return report.lines;
    }

    private void single() {
        List<RunRecord> single = outcome.runs().stream()
                .filter(record -> record.phase().isOneRun())
                .toList();
        if (!single.isEmpty()) {
            lines.addAll(RunTable.lines(single, units.orElse(RateUnits.BOTH), screen));
            lines.add("");
        }
    }

    private void sweep(SeriesPhase phase) {
        List<RunRecord> runs = outcome.of(phase);
        if (runs.isEmpty()) {
            return;
        }
        say(phase.name() + "   ", SeriesWords.sweep(phase) + (phase.sweep().repeats() > 1 ? "; medians" : ""));
        lines.addAll(new SweepTable(phase, runs, units.orElse(RateUnits.BITS), screen).lines());
        for (FanInCurve curve : outcome.curves()) {
            if (curve.phase().equals(phase.name())) {
                say(" ", curve.sentence());
            }
        }
        lines.add("");
    }

    private void verdict() {
        outcome.errors()
                .forEach(error ->
                        say("error  ", error.subject().map(host -> host + ": ").orElse("") + error.text()));
        Verdict verdict = outcome.verdict();
        if (verdict.outcome() == Verdict.Outcome.FAILED) {
            verdict.reasons().forEach(reason -> say("missed  ", reason));
        }
        outcome.runs()
                .forEach(run -> run.skipped()
                        .ifPresent(why -> say("skipped  ", run.run().name() + ": " + why)));
        long whole = outcome.runs().stream().filter(RunRecord::isWhole).count();
        lines.add("%s  %s of %s"
                .formatted(
                        verdict.outcome(),
                        QuantityText.count(whole),
                        QuantityText.counted(outcome.order().runs().count(), "run")));
    }

    private void say(String label, String text) {
        lines.addAll(Paragraph.ofWords(label, text, screen.width()));
    }
}
