package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a suite found out: a host whose sends are slow, a path that loses packets, a sweep that collapses. One cause
 * is one finding, however many runs show it.
 *
 * @param code a stable name for programs, in snake_case, such as {@code slow_host}
 * @param kind what is to blame
 * @param subjects names of what is to blame: a host, the two ends of a pair or path from source to sink, a group, a class;
 *     empty of the whole fabric
 * @param direction in which it shows: what the subject sends, receives, or both; empty where that says nothing
 * @param confirmed whether runs that were made for it agreed; else it is a suspicion, which fails nothing
 * @param expected what was to be expected, in {@code unit}
 * @param measured what was measured
 * @param unit of both, such as {@code bytes_per_s}; empty where there is no such figure
 * @param explains how many bad pairs it explains; empty where pairs were not judged
 * @param runs names of the runs that show it
 * @param flows what was tried from many source ports; empty where nothing was
 * @param text one plain sentence for people, complete without the other fields
 * @param absent why a figure is null
 */
public record SuiteFinding(
        String code,
        Kind kind,
        List<String> subjects,
        Optional<Direction> direction,
        boolean confirmed,
        Double expected,
        Double measured,
        Optional<String> unit,
        Optional<Integer> explains,
        List<String> runs,
        Optional<List<SuiteFlow>> flows,
        String text,
        Map<String, String> absent) {

    /** What can be to blame. */
    public enum Kind {
        /** The machine: its processors, settings, other programs. */
        HOST,
        /** A host's interface, its cable or its port. */
        NIC,
        /** Two hosts, and no path alone between them. */
        PAIR,
        /** One member of a bundle or of equal paths. */
        PATH,
        /** The hosts of a rack or switch, or its uplink. */
        GROUP,
        /** The fabric as a whole, or a class of its pairs. */
        FABRIC,
        /** What came of a series of runs with other settings. */
        SERIES
    }

    /** In which direction blocks flow where it shows, seen from the subject. */
    public enum Direction {
        OUT,
        IN,
        BOTH
    }

    public SuiteFinding {
        if (!Require.text("finding.code", code).matches("[a-z][a-z0-9_]*")) {
            throw new IllegalArgumentException("finding.code must be snake_case, got: " + code);
        }
        Objects.requireNonNull(kind, "finding.kind");
        subjects = List.copyOf(subjects);
        if (subjects.isEmpty() && kind != Kind.FABRIC && kind != Kind.SERIES) {
            throw new IllegalArgumentException("finding.subjects must name a " + kind + ", got: none");
        }
        explains.ifPresent(pairs -> Require.notNegative("finding.explains", pairs));
        runs = List.copyOf(runs);
        flows = flows.map(List::copyOf);
        Require.text("finding.text", text);
        absent = Absent.from(absent)
                .figure("expected", expected)
                .figure("measured", measured)
                .reasons();
    }
}
