package io.netbench.cli.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ViewStateTest {

    private static final int PAGE = 10;

    private final ViewState view = ViewState.FIRST.scrolled(20);

    @Test
    void shouldScrollByRowsAndPages() {
        assertEquals(19, view.after(Key.UP, PAGE).top());
        assertEquals(21, view.after(Key.DOWN, PAGE).top());
        assertEquals(10, view.after(Key.PAGE_UP, PAGE).top());
        assertEquals(30, view.after(Key.PAGE_DOWN, PAGE).top());
        assertEquals(0, view.after(Key.HOME, PAGE).top());
        assertEquals(Integer.MAX_VALUE, view.after(Key.END, PAGE).top());
        assertEquals(0, ViewState.FIRST.after(Key.PAGE_UP, PAGE).top());
    }

    @Test
    void shouldShowTheFirstRowsOfANewOrder() {
        ViewState sorted = view.after(Key.BY_RETRANSMITS, PAGE);

        assertEquals(Order.RETRANSMITS, sorted.order());
        assertEquals(0, sorted.top());
        assertTrue(sorted.after(Key.REVERSE, PAGE).reversed());
        assertEquals(Order.NAME, sorted.after(Key.NEXT_ORDER, PAGE).order());
    }

    @Test
    void shouldGoRoundTheSections() {
        ViewState links = view.after(Key.NEXT_SECTIONS, PAGE);
        ViewState hosts = links.after(Key.NEXT_SECTIONS, PAGE);

        assertEquals(Sections.LINKS, links.sections());
        assertEquals(Sections.HOSTS, hosts.sections());
        assertEquals(Sections.BOTH, hosts.after(Key.NEXT_SECTIONS, PAGE).sections());
    }

    @Test
    void shouldPutHelpAwayWithAnyKeyAndDoNothingElse() {
        ViewState help = view.after(Key.HELP, PAGE);

        assertTrue(help.help());
        assertFalse(help.after(Key.DOWN, PAGE).help());
        assertEquals(view, help.after(Key.DOWN, PAGE));
    }
}
