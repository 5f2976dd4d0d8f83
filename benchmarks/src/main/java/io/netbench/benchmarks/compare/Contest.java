package io.netbench.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Entrants that are measured in turn. The first is the subject, which each of the others is compared with.
 *
 * @param entrants at least one
 */
record Contest(List<Entrant> entrants) {

    Contest {
        entrants = List.copyOf(entrants);
        if (entrants.isEmpty()) {
            throw new IllegalArgumentException("entrants must not be empty");
        }
    }

    /** A tool in a cell. */
    record Entrant(Tool tool, Cell cell) {

        String name() {
            return tool.name() + " " + cell.name();
        }

        /** The tool with its version, where it tells one. */
        String title() {
            return tool.version().map(version -> tool.name() + " " + version).orElse(tool.name());
        }
    }

    Entrant subject() {
        return entrants.get(0);
    }

    /** The entrants of one round: every other round goes backwards, so that none always follows the same one. */
    List<Integer> order(int round) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < entrants.size(); i++) {
            order.add(round % 2 == 0 ? i : entrants.size() - 1 - i);
        }
        return order;
    }
}
