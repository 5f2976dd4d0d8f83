package io.netbench.benchmarks.compare;

/** One piece of work in one place. */
record Cell(Work work, Place place) {

    /**
     * The cell of a name such as {@code 1m-0-push-4} or {@code 1m-0-push-4@split}.
     *
     * @throws IllegalArgumentException if it is none
     */
    static Cell parse(String name) {
        int at = name.indexOf('@');
        return at < 0
                ? new Cell(Work.parse(name), Place.LOOPBACK)
                : new Cell(Work.parse(name.substring(0, at)), Place.parse(name.substring(at + 1)));
    }

    String name() {
        return place.equals(Place.LOOPBACK) ? work.name() : work.name() + "@" + place.label();
    }
}
