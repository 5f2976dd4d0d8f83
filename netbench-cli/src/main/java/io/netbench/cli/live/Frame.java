package io.netbench.cli.live;

import java.util.List;

/**
 * What the screen shows at one moment.
 *
 * @param lines from the top; none is wider, and there are no more, than the screen has room for
 * @param top how many rows of the list lie above the first one that is shown
 * @param page rows of the list that are shown at a time, at least 1
 */
record Frame(List<Line> lines, int top, int page) {}
