package io.netbench.benchmarks.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes contests of what was asked for. */
final class Contests {

    private static final int[] CONNECTIONS = {1, 4, 16, 64, 1_000, 10_000};
    private static final String[] SIZES = {"1m-0", "1m-1", "1m-1m", "64k-0", "64k-1", "64k-64k", "4k-0", "4k-1", "4k-4k"
    };

    private final Tools tools;

    Contests(Tools tools) {
        this.tools = tools;
    }

    /** One contest for each pair of a subject and a cell that has targets. */
    List<Contest> ofTargets(List<Target> targets) {
        Map<String, Set<Contest.Entrant>> entrants = new LinkedHashMap<>();
        for (Target target : targets) {
            Set<Contest.Entrant> ofCell =
                    entrants.computeIfAbsent(target.subject() + " " + target.cell(), key -> new LinkedHashSet<>());
            add(ofCell, target.subject(), target.cell());
            if (!target.isAlone()) {
                add(ofCell, target.rival(), target.rivalCell());
            }
        }
        return entrants.values().stream()
                .map(ofCell -> new Contest(List.copyOf(ofCell)))
                .toList();
    }

    /** One contest for each cell, of all tools named that can do it. */
    List<Contest> ofCells(List<String> cells, List<String> names) {
        List<Contest> contests = new ArrayList<>();
        for (String name : cells) {
            Set<Contest.Entrant> entrants = new LinkedHashSet<>();
            for (String tool : names) {
                add(entrants, tool, name);
            }
            if (!entrants.isEmpty()) {
                contests.add(new Contest(List.copyOf(entrants)));
            }
        }
        return contests;
    }

    /** The names of all cells of the matrix in one place. */
    static List<String> matrix(Place place) {
        List<String> names = new ArrayList<>();
        for (String sizes : SIZES) {
            for (String direction : List.of("push", "read")) {
                for (int connections : CONNECTIONS) {
                    names.add(new Cell(Work.parse(sizes + "-" + direction + "-" + connections), place).name());
                }
            }
        }
        return names;
    }

    private void add(Set<Contest.Entrant> entrants, String tool, String cellName) {
        Cell cell = Cell.parse(cellName);
        cell.place().missing().ifPresent(why -> {
            throw new IllegalArgumentException(cellName + " can't run: " + why);
        });
        tools.find(tool)
                .filter(found -> found.does(cell.work()))
                .ifPresent(found -> entrants.add(new Contest.Entrant(found, cell)));
    }
}
