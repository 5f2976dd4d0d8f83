package io.netbench.cli.live;

/** What a person may ask for with a key. */
enum Key {
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    HOME,
    END,
    BY_NAME,
    BY_RATE,
    BY_LATENCY,
    BY_RETRANSMITS,
    NEXT_ORDER,
    REVERSE,
    NEXT_SECTIONS,
    HELP,
    REDRAW,
    LEAVE,
    /** A key without a meaning here. */
    OTHER
}
