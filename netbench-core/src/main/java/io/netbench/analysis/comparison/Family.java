package io.netbench.analysis.comparison;

import io.netbench.result.ComparedFigure.Outcome;
import io.netbench.result.ComparedQuantity;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One quantity of many subjects of one kind, such as the goodput of all links: what chance does is taken from their repeats
 * and from each other.
 */
final class Family {

    /** How many times the largest deviation seen a difference is believed, whatever the tail beyond what was seen. */
    private static final double FAR_BEYOND = 3;

    private final ComparedQuantity quantity;
    private final List<Cell> cells;
    private final Limits limits;
    private final double falseAlarm;
    private final Chance chance;
    private final Mirror mirror;
    private final Map<Long, Double> limitOfCounts = new HashMap<>();

    /** @param falseAlarm with which probability one of the cells may seem to have changed that has not */
    Family(ComparedQuantity quantity, List<Cell> cells, Limits limits, double falseAlarm) {
        this.quantity = quantity;
        this.cells = cells;
        this.limits = limits;
        this.falseAlarm = falseAlarm;
        chance = Chance.of(cells.stream()
                .flatMapToDouble(cell -> Arrays.stream(cell.deviations()))
                .toArray());
        mirror = Mirror.of(cells.stream().mapToDouble(Cell::difference).toArray());
    }

    List<Cell> cells() {
        return cells;
    }

    /** What one difference of two measurements may be by chance: what repeats say or what others show, whichever is more. */
    double aboveByChance(double distance) {
        double seen = mirror.isKnown() ? mirror.chance().above(distance) : 0;
        double repeated = chance.count() > 0 ? chance.above(distance / Math.sqrt(2)) : 0;
        return Math.max(seen, repeated);
    }

    /** Whether repeats or others tell what chance does. */
    boolean knowsChance() {
        return mirror.isKnown() || chance.count() > 0;
    }

    /** From which difference on a cell has changed; infinite where none could be told from chance. */
    double limit(Cell cell) {
        double once = Math.max(limits.once(quantity), mirror.limitOfOne());
        if (chance.count() == 0) {
            return once;
        }
        double byChance = limitOfCounts.computeIfAbsent(
                ((long) cell.countBefore() << Integer.SIZE) | cell.countAfter(),
                counts -> Middle.farthestApart(chance, cell.countBefore(), cell.countAfter(), falseAlarm));
        double repeated = Math.max(byChance, mirror.limitBesideRepeats());
        // Few links don't show what is too far for one measurement; then their own scatter says when a limit is far
        // enough.
        double most = mirror.isKnown() ? once : Math.max(once, FAR_BEYOND * chance.largest());
        return Math.min(Math.max(limits.repeated(quantity), repeated), most);
    }

    Outcome outcome(Cell cell) {
        double limit = limit(cell);
        if (Double.isInfinite(limit)) {
            return Outcome.NOT_JUDGED;
        }
        boolean isFar = Badness.areApart(quantity, cell.valueBefore(), cell.valueAfter()) && cell.areSidesApart();
        if (isFar && cell.surelyWorse() >= limit) {
            return Outcome.WORSE;
        }
        if (isFar && cell.surelyBetter() >= limit) {
            return Outcome.BETTER;
        }
        double least = cell.isRepeated() ? limits.repeated(quantity) : limits.once(quantity);
        return isFar && cell.surelyWorse() >= least ? Outcome.SUSPECT : Outcome.SAME;
    }
}
