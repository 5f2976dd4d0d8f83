package io.netbench.storage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a command line of elbencho, quoted word by word, tells of hosts. */
final class ElbenchoCommand {

    private static final Pattern RANGE = Pattern.compile("\\[(\\d{1,6})-(\\d{1,6})]");

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
        int hosts = 0;
        // Commas within brackets part numbers, those outside part hosts.
        for (String host : list.strip().split("[\\s,]+(?![^\\[]*])", -1)) {
            hosts += host.isEmpty() ? 0 : count(host);
        }
        return hosts;
    }

    private static int count(String host) {
        int count = 1;
        Matcher bracket = Pattern.compile("\\[([^\\]]*)]").matcher(host);
        while (bracket.find()) {
            int inBracket = 0;
            for (String part : bracket.group(1).split(",", -1)) {
                Matcher range = RANGE.matcher("[" + part + "]");
                inBracket += range.matches()
                        ? Math.max(0, Integer.parseInt(range.group(2)) - Integer.parseInt(range.group(1)) + 1)
                        : 1;
            }
            count = Math.min(Limits.HOSTS, count * inBracket);
        }
        return count;
    }
}
