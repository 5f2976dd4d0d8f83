package io.netbench.cli.fabric;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.fabric.FabricVerdict;
import io.netbench.analysis.fabric.NotJudged;
import io.netbench.analysis.fabric.PairFigures;
import io.netbench.analysis.fabric.PairMeasurements;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.Verdict;
import io.netbench.suite.FabricOutcome;
import io.netbench.suite.RailOutcome;
import io.netbench.suite.ThoroughFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FabricReportTest {

    /** Pairs may have been judged when a host was lost, or somebody ended the suite in what comes after them. */
    @ParameterizedTest
    @CsvSource({
        "PASSED, 0, 'GOOD  2 pairs between 2 hosts'",
        "INCOMPLETE, 1, 'INCOMPLETE, and what was measured is good  2 pairs'",
        "INTERRUPTED, 130, 'INTERRUPTED, and what was measured is good  2 pairs'"
    })
    void shouldCallGoodOnlyWhatWasWhole(Verdict.Outcome outcome, int status, String words) {
        PairMeasurements pairs = PairMeasurements.builder(2)
                .add(0, 1, PairFigures.ofGoodput(1e9))
                .add(1, 0, PairFigures.ofGoodput(1e9))
                .build();
        assertSays(words, FabricVerdict.Outcome.GOOD, pairs, new Verdict(outcome, status, List.of()));
    }

    @Test
    void shouldNotTakeForMeasuredWhatGaveNoFigure() {
        assertSays(
                "INCOMPLETE, and nothing was measured  0 pairs between 2 hosts",
                FabricVerdict.Outcome.ONLY_MEASURED,
                PairMeasurements.builder(2).build(),
                new Verdict(Verdict.Outcome.INCOMPLETE, 1, List.of()));
    }

    @ParameterizedTest
    @CsvSource({
        "0.71, a single one is seen below 71 % of its peers alone.",
        "0, no single slow one would be seen.",
        "-0.4, no single slow one would be seen."
    })
    void shouldSayHowSlowAPairHasToBeToStandOut(double threshold, String words) {
        PairMeasurements pairs = PairMeasurements.builder(2)
                .add(0, 1, PairFigures.ofGoodput(1e9))
                .add(1, 0, PairFigures.ofGoodput(1e9))
                .build();
        assertSays(
                "note   2 pairs lie so far apart that " + words,
                FabricVerdict.Outcome.GOOD,
                pairs,
                new Verdict(Verdict.Outcome.PASSED, 0, List.of()),
                List.of(new NotJudged(NotJudged.Reason.WIDE_SPREAD, 2, threshold)));
    }

    private static void assertSays(
            String words, FabricVerdict.Outcome outcome, PairMeasurements pairs, Verdict verdict) {
        assertSays(words, outcome, pairs, verdict, List.of());
    }

    private static void assertSays(
            String words,
            FabricVerdict.Outcome outcome,
            PairMeasurements pairs,
            Verdict verdict,
            List<NotJudged> notJudged) {
        FabricVerdict judged = new FabricVerdict(outcome, List.of(), List.of(), 0, notJudged, 0.01, pairs.size());
        RailOutcome rail =
                new RailOutcome(Optional.empty(), pairs, Optional.of(judged), List.of(), Map.of(), Map.of(), false);
        FabricOutcome suite = new FabricOutcome(
                List.of("h1", "h2"),
                Arrays.asList(null, null),
                List.of(rail),
                2,
                ThoroughFigures.NONE,
                verdict,
                List.of(),
                List.of());

        List<String> lines = FabricReport.lines(suite, new Screen(120, false, false));
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(words)), lines::toString);
    }
}
