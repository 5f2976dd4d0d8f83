package io.netbench.suite;

import io.netbench.analysis.contention.Contention;
import io.netbench.analysis.contention.LoadLoss;
import io.netbench.analysis.contention.SharedPort;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.RunRequest;
import io.netbench.result.SuiteFinding;
import io.netbench.suite.sweep.Sweep;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The runs of a contention: each load alone, then all together; and what they come to. */
public final class ContentionSeries {

    private static final String ALONE = "alone-";
    private static final String TOGETHER = "together";

    /** Less is what two runs of the same load differ by. */
    private static final double NOTABLE = 0.02;

    private ContentionSeries() {}

    /**
     * The order of runs.
     *
     * @param together all loads of a run
     * @param sweep says how often each run is made
     */
    public static SeriesOrder order(RunRequest together, Sweep sweep) {
        List<SeriesPhase> phases = new ArrayList<>();
        for (LoadRequest load : together.loads()) {
            phases.add(SeriesPhase.of(ALONE + load.name(), sweep, together.alone(load)));
        }
        phases.add(SeriesPhase.of(TOGETHER, sweep, together));
        return new SeriesOrder(phases);
    }

    /** What loads lost to each other, as far as the runs tell. */
    public static Contention of(List<RunRecord> records) {
        Map<String, List<Contention.Run>> alone = new LinkedHashMap<>();
        List<Contention.Run> together = new ArrayList<>();
        for (RunRecord record : records) {
            Contention.Run run = new Contention.Run(record.figures(), record.ports());
            if (record.phase().name().equals(TOGETHER)) {
                together.add(run);
            } else {
                alone.computeIfAbsent(record.phase().name().substring(ALONE.length()), load -> new ArrayList<>())
                        .add(run);
            }
        }
        return Contention.of(alone, together);
    }

    /** The same as findings: a sentence for each load, and one for each port that they shared. */
    static List<SuiteFinding> findings(List<RunRecord> records) {
        Contention contention = of(records);
        List<SuiteFinding> findings = new ArrayList<>();
        contention.losses().forEach(loss -> findings.add(finding(loss)));
        contention.ports().forEach(port -> findings.add(finding(port)));
        return findings;
    }

    private static SuiteFinding finding(LoadLoss loss) {
        return new SuiteFinding(
                "contention_loss",
                SuiteFinding.Kind.SERIES,
                List.of(loss.load()),
                Optional.empty(),
                true,
                boxed(loss.aloneBytesPerS()),
                boxed(loss.togetherBytesPerS()),
                Optional.of("bytes_per_s"),
                Optional.empty(),
                List.of(ALONE + loss.load(), TOGETHER),
                Optional.empty(),
                sentence(loss),
                Map.of(
                        "expected",
                        "its goodput alone is unknown",
                        "measured",
                        "its goodput beside the others is unknown"));
    }

    private static SuiteFinding finding(SharedPort port) {
        return new SuiteFinding(
                "contention_port",
                SuiteFinding.Kind.SERIES,
                List.of(port.endpoint()),
                Optional.of(port.into() ? SuiteFinding.Direction.IN : SuiteFinding.Direction.OUT),
                true,
                port.mostAloneBytesPerS(),
                port.wireBytesPerS(),
                Optional.of("bytes_per_s"),
                Optional.empty(),
                List.of(TOGETHER),
                Optional.empty(),
                sentence(port),
                Map.of());
    }

    private static Double boxed(OptionalDouble value) {
        return value.isPresent() ? (Double) value.getAsDouble() : null;
    }

    /** What a load lost, in one sentence. */
    public static String sentence(LoadLoss loss) {
        if (loss.kept().isEmpty()) {
            return "What " + loss.load() + " lost is unknown: it was not measured both alone and beside the others.";
        }
        double lost = 1 - loss.kept().getAsDouble();
        String rates = "%s alone, %s beside the others"
                .formatted(
                        QuantityText.bitRate(loss.aloneBytesPerS().getAsDouble()),
                        QuantityText.bitRate(loss.togetherBytesPerS().getAsDouble()));
        String goodput = Math.abs(lost) < NOTABLE
                ? "%s kept its goodput (%s)".formatted(loss.load(), rates)
                : lost > 0
                        ? "%s lost %s of its goodput (%s)".formatted(loss.load(), QuantityText.percent(lost), rates)
                        : "%s gained %s of goodput (%s)".formatted(loss.load(), QuantityText.percent(-lost), rates);
        return goodput + latency(loss) + ".";
    }

    private static String latency(LoadLoss loss) {
        if (loss.timesP50().isEmpty() || loss.timesP99().isEmpty()) {
            return "";
        }
        return "; its median went from %s to %s, its 99th percentile from %s to %s"
                .formatted(
                        QuantityText.duration(loss.aloneP50Ns().getAsLong()),
                        QuantityText.duration(loss.togetherP50Ns().getAsLong()),
                        QuantityText.duration(loss.aloneP99Ns().getAsLong()),
                        QuantityText.duration(loss.togetherP99Ns().getAsLong()));
    }

    /** How loads shared a port, in one sentence. */
    public static String sentence(SharedPort port) {
        List<String> shares = port.together().stream()
                .map(flow -> "%s %s".formatted(flow.load(), QuantityText.percent(port.shareOf(flow))))
                .toList();
        return "%s %s: %s on the wire in all, of which %s had; the most that one load had there alone was %s."
                .formatted(
                        port.into() ? "Into" : "Out of",
                        port.endpoint(),
                        QuantityText.bitRate(port.wireBytesPerS()),
                        String.join(", ", shares),
                        QuantityText.bitRate(port.mostAloneBytesPerS()));
    }
}
