package io.netbench.plan;

import java.util.ArrayList;
import java.util.List;

/** Expands one element of a host list: {@code rack[1-2]node[01-16,20]:7411} stands for 34 hosts. */
final class HostPattern {

    private HostPattern() {}

    /**
     * The texts that the pattern stands for, the last bracket counting fastest.
     *
     * @throws PlanException if its brackets or ranges can't be read; the message quotes the pattern
     */
    static List<String> expand(String pattern) {
        List<String> expanded = List.of("");
        int at = 0;
        while (at < pattern.length()) {
            int open = pattern.indexOf('[', at);
            int literalEnd = open < 0 ? pattern.length() : open;
            expanded = append(pattern, expanded, List.of(literal(pattern, at, literalEnd)));
            if (open < 0) {
                return expanded;
            }
            int close = pattern.indexOf(']', open);
            int nested = pattern.indexOf('[', open + 1);
            if (close < 0) {
                throw new PlanException("'" + pattern + "' has a '[' without its ']'");
            }
            if (nested >= 0 && nested < close) {
                throw new PlanException("'" + pattern + "' has a bracket within a bracket, which is not supported");
            }
            expanded = append(pattern, expanded, numbers(pattern, pattern.substring(open + 1, close)));
            at = close + 1;
        }
        return expanded;
    }

    private static String literal(String pattern, int from, int to) {
        String literal = pattern.substring(from, to);
        if (literal.indexOf(']') >= 0) {
            throw new PlanException("'" + pattern + "' has a ']' without its '['");
        }
        return literal;
    }

    private static List<String> append(String pattern, List<String> heads, List<String> tails) {
        requireFew(pattern, (long) heads.size() * tails.size());
        List<String> joined = new ArrayList<>(heads.size() * tails.size());
        for (String head : heads) {
            for (String tail : tails) {
                joined.add(head + tail);
            }
        }
        return joined;
    }

    private static List<String> numbers(String pattern, String ranges) {
        List<String> numbers = new ArrayList<>();
        for (String range : ranges.split(",", -1)) {
            int dash = range.indexOf('-');
            String first = dash < 0 ? range : range.substring(0, dash);
            String last = dash < 0 ? range : range.substring(dash + 1);
            int from = number(pattern, first);
            int to = number(pattern, last);
            if (to < from) {
                throw new PlanException("'" + pattern + "' has the range '" + range + "', which runs backwards");
            }
            requireFew(pattern, numbers.size() + (long) to - from + 1);
            for (int n = from; n <= to; n++) {
                String digits = Integer.toString(n);
                numbers.add("0".repeat(Math.max(0, first.length() - digits.length())) + digits);
            }
        }
        return numbers;
    }

    private static int number(String pattern, String digits) {
        boolean isNumber =
                !digits.isEmpty() && digits.length() <= 9 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        if (!isNumber) {
            throw new PlanException("'" + pattern + "' has '" + digits
                    + "' in its brackets; write numbers and ranges, as node[01-16,20]");
        }
        return Integer.parseInt(digits);
    }

    private static void requireFew(String pattern, long hosts) {
        if (hosts > HostList.MAX_HOSTS) {
            throw new PlanException("'" + pattern + "' stands for more than " + HostList.MAX_HOSTS + " hosts");
        }
    }
}
