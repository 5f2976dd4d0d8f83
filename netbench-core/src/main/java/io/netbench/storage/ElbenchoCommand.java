package io.netbench.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command line of elbencho, quoted word by word, tells of hosts. */
final class ElbenchoCommand {

    private static final Pattern RANGE = Pattern.compile("(\\d{1,6})-(\\d{1,6})");

    private ElbenchoCommand() {}

    /** How many hosts the list of an option names; 0 where it has none, or it can't be told. */
    static int hosts(String command, String option) {
        Matcher value = Pattern.compile(Pattern.quote("\"" + option + "\"") + "\\s+\"([^\"]*)\"|"
                        + Pattern.quote("\"" + option + "=") + "([^\"]*)\"")
                .matcher(command);
        if (!value.find()) {
            return 0;
        }
        String list = value.group(1) == null ? value.group(2) : value.group(1);
        return hosts(list);
    }

    /** Commas within brackets part numbers, those outside part hosts. */
    private static int hosts(String list) {
        int hosts = 0;
        int depth = 0;
        int from = 0;
        for (int i = 0; i <= list.length(); i++) {
            char c = i < list.length() ? list.charAt(i) : ',';
            boolean parts = c == ',' || Character.isWhitespace(c);
            if (c == '[') {
                depth++;
            } else if (c == ']') {
                depth = Math.max(0, depth - 1);
            } else if (parts && (depth == 0 || i == list.length())) {
                hosts = Math.min(Limits.HOSTS, hosts + (i > from ? count(list.substring(from, i)) : 0));
                from = i + 1;
            }
        }
        return hosts;
    }

    private static int count(String host) {
        long count = 1;
        int begin = host.indexOf('[');
        int end = host.indexOf(']', begin + 1);
        while (begin >= 0 && end >= 0) {
            count = Math.min(Limits.HOSTS, count * numbers(host.substring(begin + 1, end)));
            begin = host.indexOf('[', end + 1);
            end = host.indexOf(']', begin + 1);
        }
        return (int) count;
    }

    private static long numbers(String inBracket) {
        long numbers = 0;
        for (String part : inBracket.split(",", -1)) {
            Matcher range = RANGE.matcher(part);
            numbers += range.matches()
                    ? Math.max(0, Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1)
                    : 1;
        }
        return Math.min(Limits.HOSTS, numbers);
    }
}
