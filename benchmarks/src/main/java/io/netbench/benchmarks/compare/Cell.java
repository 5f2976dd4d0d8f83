package io.netbench.benchmarks.compare;

import java.util.Locale;

/** One piece of work in one place. */
record Cell(Work work, Place place) {

    /** Where the two processes are. */
    enum Place {
        /** Both on this host. */
        LOOPBACK,

        /** Each in a network namespace of its own, with a pair of virtual interfaces between them. */
        VETH;

        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * The cell of a name such as {@code 1m-0-push-4} or {@code 1m-0-push-4@veth}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Cell parse(String name) {
        int at = name.indexOf('@');
        if (at < 0) {
            return new Cell(Work.parse(name), Place.LOOPBACK);
        }
        for (Place place : Place.values()) {
            if (name.substring(at + 1).equals(place.label())) {
                return new Cell(Work.parse(name.substring(0, at)), place);
            }
        }
        throw new IllegalArgumentException("'" + name.substring(at + 1) + "' is no place; write @loopback or @veth");
    }

    String name() {
        return place == Place.LOOPBACK ? work.name() : work.name() + "@" + place.label();
    }
}
