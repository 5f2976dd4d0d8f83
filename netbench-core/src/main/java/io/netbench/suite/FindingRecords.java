package io.netbench.suite;

import io.netbench.analysis.fabric.CauseKind;
import io.netbench.analysis.fabric.FabricFinding;
import io.netbench.analysis.fabric.FabricWords;
import io.netbench.analysis.fabric.Metric;
import io.netbench.result.SuiteFinding;
import io.netbench.result.SuiteFinding.Direction;
import io.netbench.result.SuiteFinding.Kind;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Findings about a fabric as a suite keeps them. */
final class FindingRecords {

    private static final String NO_RATE = "it is not about a rate";

    private FindingRecords() {}

    /** A finding of a rail as a suite keeps it. */
    static SuiteFinding of(FabricFinding finding, RailOutcome rail) {
        boolean isRate = finding.symptoms().contains(Metric.GOODPUT) || finding.incast() != null;
        Map<String, String> absent = new HashMap<>();
        Double measured = known(isRate, finding.measuredBytesPerS());
        Double expected = known(isRate, finding.peersBytesPerS());
        if (measured == null) {
            absent.put("measured", isRate ? "nothing was measured" : NO_RATE);
        }
        if (expected == null) {
            absent.put("expected", isRate ? "it has no peers to compare with" : NO_RATE);
        }
        return new SuiteFinding(
                "bad_" + finding.kind().name().toLowerCase(Locale.ROOT),
                kind(finding),
                subjects(finding),
                direction(finding.kind()),
                finding.isConfirmed(),
                expected,
                measured,
                measured == null ? Optional.empty() : Optional.of("bytes_per_s"),
                finding.isConfirmed() ? Optional.of(finding.explained()) : Optional.empty(),
                List.of(),
                Optional.ofNullable(finding.ports())
                        .map(ports -> rail.flows().stream()
                                .filter(flow -> flow.source().equals(ports.source())
                                        && flow.sink().equals(ports.sink()))
                                .toList()),
                rail.about(FabricWords.sentence(finding))
                        + FabricOutcome.cables(finding, rail.switchPorts())
                                .map(cables -> " " + cables)
                                .orElse(""),
                absent);
    }

    private static Double known(boolean isRate, double value) {
        return isRate && !Double.isNaN(value) ? (Double) value : null;
    }

    private static Kind kind(FabricFinding finding) {
        return switch (finding.kind()) {
            case HOST, SENDING, RECEIVING, INCAST -> finding.hostFault() == null ? Kind.NIC : Kind.HOST;
            case HOST_FACT -> Kind.HOST;
            case UPLINK -> Kind.GROUP;
            case PATH -> Kind.PATH;
            case PAIR -> Kind.PAIR;
            case ALL_PAIRS, TWO_HALVES, MANY_HOSTS, LIMIT -> Kind.FABRIC;
        };
    }

    private static List<String> subjects(FabricFinding finding) {
        Set<String> named = new LinkedHashSet<>();
        if (finding.kind() == CauseKind.UPLINK && finding.sourceGroup() != null) {
            named.add(finding.sourceGroup());
        } else {
            named.addAll(finding.sources());
        }
        if (finding.kind() == CauseKind.UPLINK && finding.sinkGroup() != null) {
            named.add(finding.sinkGroup());
        } else {
            named.addAll(finding.sinks());
        }
        return List.copyOf(named);
    }

    private static Optional<Direction> direction(CauseKind kind) {
        return switch (kind) {
            case SENDING -> Optional.of(Direction.OUT);
            case RECEIVING, INCAST -> Optional.of(Direction.IN);
            case HOST -> Optional.of(Direction.BOTH);
            default -> Optional.empty();
        };
    }
}
