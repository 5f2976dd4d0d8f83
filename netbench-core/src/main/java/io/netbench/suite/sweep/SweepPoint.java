package io.netbench.suite.sweep;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One value of each thing that a sweep varies.
 *
 * @param values by the index of their axis
 */
public record SweepPoint(List<SweepAxis> axes, List<String> values) {

    public SweepPoint {
        axes = List.copyOf(axes);
        values = List.copyOf(values);
    }

    /** What runs call it, as part of the name of a file: {@code clients-4-block-size-64k}; empty if nothing varies. */
    public String name() {
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < axes.size(); i++) {
            name.append(i == 0 ? "" : "-")
                    .append(axes.get(i).name())
                    .append('-')
                    .append(values.get(i).replaceAll("[^A-Za-z0-9._]", "_"));
        }
        return name.toString();
    }

    /** What people read: {@code clients 4, block-size 64k}. */
    public String words() {
        return parametersOf(true).entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What documents call it. */
    public Map<String, String> parameters() {
        return parametersOf(false);
    }

    private Map<String, String> parametersOf(boolean forPeople) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (int i = 0; i < axes.size(); i++) {
            SweepAxis axis = axes.get(i);
            parameters.put(
                    forPeople ? axis.name() : axis.parameter(),
                    forPeople ? values.get(i) : axis.field().parameter(values.get(i)));
        }
        return parameters;
    }
}
