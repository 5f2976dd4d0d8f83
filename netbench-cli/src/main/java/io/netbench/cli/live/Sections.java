package io.netbench.cli.live;

/** Which rows are shown. */
enum Sections {
    BOTH,
    LINKS,
    HOSTS;

    Sections next() {
        return switch (this) {
            case BOTH -> LINKS;
            case LINKS -> HOSTS;
            case HOSTS -> BOTH;
        };
    }
}
