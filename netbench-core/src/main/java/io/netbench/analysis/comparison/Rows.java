package io.netbench.analysis.comparison;

import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedFigure.Level;
import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Pairs of a fabric together: all of them, those that a host sends to, those that it receives from. A host's pairs are each
 * other's repeats, so that it is seen where each of them was measured once.
 */
final class Rows {

    private static final int LEAST_PAIRS = 3;

    private final Family family;
    private final Limits limits;
    private final double falseAlarm;
    private final Map<Integer, Double> limitOfSize = new HashMap<>();

    Rows(Family family, Limits limits, double falseAlarm) {
        this.family = family;
        this.limits = limits;
        this.falseAlarm = falseAlarm;
    }

    /** One figure of each row; none of counts, which are nothing but a few pairs' own. */
    List<ComparedFigure> figures(Predicate<Subject> isPair) {
        List<Cell> pairs = family.cells().stream()
                .filter(cell -> isPair.test(cell.subject()))
                .toList();
        if (pairs.isEmpty()
                || pairs.get(0).quantity() == ComparedQuantity.STALLS
                || pairs.get(0).quantity() == ComparedQuantity.RETRANSMITS
                || pairs.get(0).quantity() == ComparedQuantity.LOSS) {
            return List.of();
        }
        Map<Subject, List<Cell>> rows = new LinkedHashMap<>();
        for (Cell pair : pairs) {
            String[] ends = pair.subject().name().split("->", 2);
            put(rows, Level.TOTAL, "", pair);
            put(rows, Level.SENDING, ends[0], pair);
            put(rows, Level.RECEIVING, ends[1], pair);
        }
        List<ComparedFigure> figures = new ArrayList<>();
        rows.forEach((row, cells) -> {
            if (cells.size() >= LEAST_PAIRS) {
                figures.add(figure(row, cells));
            }
        });
        return figures;
    }

    private static void put(Map<Subject, List<Cell>> rows, Level level, String name, Cell pair) {
        rows.computeIfAbsent(new Subject(level, pair.subject().condition(), "", name), row -> new ArrayList<>())
                .add(pair);
    }

    private ComparedFigure figure(Subject row, List<Cell> cells) {
        ComparedQuantity quantity = cells.get(0).quantity();
        double byChance = limitOfSize.computeIfAbsent(
                cells.size(), size -> Middle.farthest(family::aboveByChance, size, falseAlarm));
        double limit = family.knowsChance() ? Math.max(limits.repeated(quantity), byChance) : limits.once(quantity);
        double[] differences =
                cells.stream().mapToDouble(Cell::difference).sorted().toArray();
        double before = median(cells.stream().mapToDouble(Cell::valueBefore).toArray());
        double after = median(cells.stream().mapToDouble(Cell::valueAfter).toArray());
        boolean areApart = Badness.areApart(quantity, before, after);
        Outcome outcome = areApart && Middle.low(differences) >= limit
                ? Outcome.WORSE
                : areApart && -Middle.high(differences) >= limit
                        ? Outcome.BETTER
                        : areApart && Middle.low(differences) >= limits.repeated(quantity)
                                ? Outcome.SUSPECT
                                : Outcome.SAME;
        return Change.figure(row, quantity, before, after, cells.size(), cells.size(), limit, outcome);
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return Middle.of(values);
    }
}
