package io.netbench.plan;

import static io.netbench.plan.PlanException.require;

import io.netbench.text.Property;

/**
 * Ports one after another.
 *
 * @param first the first of them
 * @param last the last of them
 */
public record PortRange(int first, int last) {

    /** The highest port there is. */
    public static final int MAX = 65_535;

    public PortRange {
        require(first >= 1 && first <= MAX, Property.SOURCE_PORTS, first, "from 1 to " + MAX);
        require(last >= first && last <= MAX, Property.SOURCE_PORTS, last, "from " + first + " to " + MAX);
    }

    /**
     * Reads {@code 40000}, which stands for that port and those after it, or {@code 40000-40099}.
     *
     * @throws PlanException if it can't be read
     */
    public static PortRange parse(String text) {
        String[] ends = text.split("-", -1);
        if (ends.length > 2 || !ends[0].matches("[0-9]{1,5}") || !ends[ends.length - 1].matches("[0-9]{1,5}")) {
            throw new PlanException(
                    "'" + PlanException.quoted(text) + "' is no port, and no range such as 40000-40099");
        }
        int first = Integer.parseInt(ends[0]);
        return new PortRange(first, ends.length == 1 ? Math.max(first, MAX) : Integer.parseInt(ends[1]));
    }
}
