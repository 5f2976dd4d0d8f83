package io.netbench.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a page shows of a command's output, made anew of what it says today. */
final class Capture {

    private static final String LEFT_OUT = "...";

    private Capture() {}

    /**
     * Today's output, with as many lines at its begin and end as were shown where some are left out.
     *
     * @param shown what the page shows
     * @param today all of what the command says today
     * @return what to show; empty where parts in the middle are shown, which only a person can choose
     */
    static Optional<List<String>> anew(List<String> shown, List<String> today) {
        long gaps = shown.stream().map(String::strip).filter(LEFT_OUT::equals).count();
        if (gaps == 0) {
            return Optional.of(today);
        }
        if (gaps > 1) {
            return Optional.empty();
        }
        int gap = shown.stream().map(String::strip).toList().indexOf(LEFT_OUT);
        int after = shown.size() - gap - 1;
        if (gap + after >= today.size()) {
            return Optional.of(today);
        }
        List<String> anew = new ArrayList<>(today.subList(0, gap));
        anew.add(shown.get(gap));
        anew.addAll(today.subList(today.size() - after, today.size()));
        return Optional.of(anew);
    }
}
