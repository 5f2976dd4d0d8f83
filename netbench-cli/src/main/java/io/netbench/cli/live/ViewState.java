package io.netbench.cli.live;

/**
 * How a person looks at the run.
 *
 * @param sections which rows are shown
 * @param order by what they are sorted
 * @param reversed whether the order is turned round
 * @param top how many rows lie above the first one that is shown
 * @param help whether the keys are explained instead
 */
record ViewState(Sections sections, Order order, boolean reversed, int top, boolean help) {

    /** What a person sees first. */
    static final ViewState FIRST = new ViewState(Sections.BOTH, Order.NAME, false, 0, false);

    /**
     * What a key makes of it. A {@code top} beyond the last page is cut back by whoever shows it.
     *
     * @param page rows that scroll at a time
     */
    ViewState after(Key key, int page) {
        if (help) {
            return new ViewState(sections, order, reversed, top, false);
        }
        return switch (key) {
            case UP -> scrolled(top - 1);
            case DOWN -> scrolled(top + 1);
            case PAGE_UP -> scrolled(top - page);
            case PAGE_DOWN -> scrolled(top + page);
            case HOME -> scrolled(0);
            case END -> scrolled(Integer.MAX_VALUE);
            case BY_NAME -> sorted(Order.NAME);
            case BY_RATE -> sorted(Order.RATE);
            case BY_LATENCY -> sorted(Order.LATENCY);
            case BY_RETRANSMITS -> sorted(Order.RETRANSMITS);
            case NEXT_ORDER -> sorted(order.next());
            case REVERSE -> new ViewState(sections, order, !reversed, 0, false);
            case NEXT_SECTIONS -> new ViewState(sections.next(), order, reversed, 0, false);
            case HELP -> new ViewState(sections, order, reversed, top, true);
            case REDRAW, LEAVE, OTHER -> this;
        };
    }

    /** The same from another row on. */
    ViewState scrolled(int newTop) {
        return new ViewState(sections, order, reversed, Math.max(0, newTop), help);
    }

    private ViewState sorted(Order by) {
        return new ViewState(sections, by, false, 0, false);
    }
}
