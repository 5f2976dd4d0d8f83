package io.netbench.result.file;

import io.netbench.result.GoodputHistogram;
import io.netbench.result.LatencyHistogram;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Holds what was read against what its readers build on: a figure is null only for a reason, and histograms are some. */
final class ResultCheck {

    private static final String REASONS = "absent";

    private ResultCheck() {}

    /**
     * Requires that a record can be worked with.
     *
     * @throws IllegalArgumentException if it can't; the message names the member by its path
     */
    static void require(Record root) {
        require("", root);
    }

    private static void require(String path, Record parent) {
        Collection<?> mayBeNull = List.of();
        for (Member member : Member.of(parent.getClass())) {
            if (member.name().equals(REASONS)) {
                mayBeNull = ((Map<?, ?>) member.in(parent)).keySet();
            }
        }
        for (Member member : Member.of(parent.getClass())) {
            String itsPath = path.isEmpty() ? member.name() : path + "." + member.name();
            Object value = member.in(parent);
            if (value == null && !mayBeNull.contains(member.name())) {
                throw new IllegalArgumentException(itsPath + " is missing");
            }
            requireParts(itsPath, value);
        }
        if (parent instanceof GoodputHistogram histogram) {
            requireHistogram(path, histogram::decoded);
        } else if (parent instanceof LatencyHistogram histogram) {
            requireHistogram(path, histogram::decoded);
        }
    }

    private static void requireParts(String path, Object value) {
        if (value instanceof Record part) {
            require(path, part);
        } else if (value instanceof Optional<?> part) {
            part.ifPresent(present -> requireParts(path, present));
        } else if (value instanceof List<?> parts) {
            for (int i = 0; i < parts.size(); i++) {
                requireParts(path + "[" + i + "]", parts.get(i));
            }
        }
    }

    private static void requireHistogram(String path, Runnable decode) {
        try {
            decode.run();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(path + ".encoded is " + e.getMessage(), e);
        }
    }
}
