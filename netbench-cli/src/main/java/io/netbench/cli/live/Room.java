package io.netbench.cli.live;

/** What is left of a line for columns; each takes a blank along that parts it from its neighbour. */
final class Room {

    private int left;

    Room(int width) {
        left = width;
    }

    /** The width of a column if there is room for it, else 0. */
    int take(int width) {
        return upTo(width, width);
    }

    /** As much as is left up to {@code most}; 0 when that is less than {@code least}. */
    int upTo(int least, int most) {
        int width = Math.min(most, left - 1);
        if (width < least) {
            return 0;
        }
        left -= width + 1;
        return width;
    }

    /** What a column of {@code width} may grow by until it has {@code most}; 0 for one that is left out. */
    int more(int width, int most) {
        int more = width == 0 ? 0 : Math.max(0, Math.min(most - width, left));
        left -= more;
        return more;
    }
}
