package io.netbench.control;

import java.util.ArrayList;
import java.util.List;

/** Cuts a list into pieces that fit into a message each. */
public final class Pieces {

    private Pieces() {}

    /** {@code all} in its order, in views of {@code size} elements and a last one with the rest. */
    public static <T> List<List<T>> of(List<T> all, int size) {
        List<List<T>> pieces = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            pieces.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return pieces;
    }
}
