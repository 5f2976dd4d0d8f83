package io.netbench.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes many names as a person would: {@code node[001-706]}, in the notation that host lists are read in. Names may
 * differ in any of their numbers, their ports among them; each is folded where most others fold with it, at its last number if in doubt.
 */
public final class HostNames {

    /** The numbers that the notation can count with. */
    private static final Pattern NUMBER = Pattern.compile("(?<![0-9])[0-9]{1,9}(?![0-9])");

    private HostNames() {}

    /**
     * Folds names.
     *
     * @param names different ones
     * @param maxRanges how many ranges and single names are written; the rest is counted
     */
    public static String fold(List<String> names, int maxRanges) {
        Map<Frame, List<String>> numbersByFrame = byFrame(names);
        List<String> elements = new ArrayList<>();
        int ranges = 0;
        int shown = 0;
        for (Map.Entry<Frame, List<String>> folded : numbersByFrame.entrySet()) {
            List<Range> all = Range.of(folded.getValue());
            List<Range> some = all.subList(0, Math.min(all.size(), maxRanges - ranges));
            if (!some.isEmpty()) {
                elements.add(folded.getKey().around(some));
            }
            ranges += some.size();
            shown += some.stream().mapToInt(Range::size).sum();
        }
        String rest = shown == names.size() ? "" : " and " + (names.size() - shown) + " more";
        return String.join(",", elements) + rest;
    }

    private static Map<Frame, List<String>> byFrame(List<String> names) {
        Map<Frame, Integer> members = new HashMap<>();
        names.forEach(name -> Cut.of(name).forEach(cut -> members.merge(cut.frame, 1, Integer::sum)));
        Map<Frame, List<String>> numbers = new LinkedHashMap<>();
        for (String name : names) {
            Cut best = Cut.of(name).stream()
                    .max(Comparator.comparingInt(cut -> members.get(cut.frame)))
                    .orElseThrow();
            numbers.computeIfAbsent(best.frame, frame -> new ArrayList<>()).add(best.number);
        }
        return numbers;
    }

    /** What stands around the number in which names differ. */
    private record Frame(String head, String tail) {

        String around(List<Range> ranges) {
            boolean isOne = ranges.size() == 1 && ranges.get(0).size() == 1;
            String inside =
                    String.join(",", ranges.stream().map(Range::toString).toList());
            return head + (isOne ? inside : "[" + inside + "]") + tail;
        }
    }

    /** A name, cut at one of its numbers. */
    private record Cut(Frame frame, String number) {

        /**
         * First as a whole, for a name that folds with no other, then at its last number, and so on. IPv6 addresses are not cut: their
         * brackets mean something else.
         */
        static List<Cut> of(String name) {
            List<Cut> cuts = new ArrayList<>();
            cuts.add(new Cut(new Frame(name, ""), ""));
            boolean isIpV6 = name.indexOf(':') != name.lastIndexOf(':');
            Matcher matcher = NUMBER.matcher(name);
            while (!isIpV6 && matcher.find()) {
                Frame frame = new Frame(name.substring(0, matcher.start()), name.substring(matcher.end()));
                cuts.add(1, new Cut(frame, matcher.group()));
            }
            return cuts;
        }
    }

    /** Consecutive numbers, as long as the first one at least. */
    private record Range(String first, String last, int size) {

        static List<Range> of(List<String> numbers) {
            List<Range> ranges = new ArrayList<>();
            List<String> sorted = numbers.stream()
                    .sorted(Comparator.comparingInt(Range::value).thenComparing(String::length))
                    .toList();
            for (String number : sorted) {
                Range latest = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
                if (latest != null && latest.goesOnWith(number)) {
                    ranges.set(ranges.size() - 1, new Range(latest.first, number, latest.size + 1));
                } else {
                    ranges.add(new Range(number, number, 1));
                }
            }
            return ranges;
        }

        private boolean goesOnWith(String number) {
            return value(number) == value(last) + 1 && number.equals(padded(value(number), first.length()));
        }

        private static String padded(int value, int length) {
            String digits = Integer.toString(value);
            return "0".repeat(Math.max(0, length - digits.length())) + digits;
        }

        private static int value(String number) {
            return number.isEmpty() ? 0 : Integer.parseInt(number);
        }

        @Override
        public String toString() {
            return size == 1 ? first : first + (size == 2 ? "," : "-") + last;
        }
    }
}
