package io.netbench.cli.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/** A command line that does the same as a documented one, in a fraction of its time. */
final class Shortened {

    private static final Map<String, String> INSTEAD = Map.of(
            "--duration",
            "100ms",
            "--warmup",
            "0",
            "--interval",
            "100ms",
            "--bytes",
            "1m",
            "--rounds",
            "2",
            "--repeat",
            "1");

    /** A scenario has the names of its own. */
    private static final List<String> SCENARIO = List.of("--set", "time=100ms", "--set", "warmup=0");

    private static final Pattern SECONDS = Pattern.compile("--(start|stop) (\\d+)s");

    private static final Pattern PART = Pattern.compile("(--(?:start|stop) |backup-from=)(\\d+)ms");

    private Shortened() {}

    static List<String> of(CommandSpec spec, List<String> arguments) {
        List<String> shortened = new ArrayList<>();
        Set<String> ends = Set.of("--bytes", "--rounds");
        boolean endsOtherwise = false;
        for (int i = 0; i < arguments.size(); i++) {
            String word = arguments.get(i);
            String name = word.split("=", 2)[0];
            OptionSpec option = spec.findOption(name);
            if (option == null || option.arity().max() == 0) {
                shortened.add(word);
                continue;
            }
            boolean isApart = !word.contains("=") && i + 1 < arguments.size();
            String value = isApart ? arguments.get(++i) : word.substring(Math.min(word.length(), name.length() + 1));
            String longest = option.longestName();
            endsOtherwise |= ends.contains(longest);
            if (!longest.equals("--duration") && !longest.equals("--warmup")) {
                shortened.add(name);
                shortened.add(INSTEAD.getOrDefault(longest, shorter(longest, value)));
            }
        }
        if (spec.findOption("--duration") != null) {
            if (!endsOtherwise) {
                shortened.addAll(1, List.of("--duration", INSTEAD.get("--duration")));
            }
            if (spec.findOption("--warmup") != null) {
                shortened.addAll(1, List.of("--warmup", INSTEAD.get("--warmup")));
            }
        }
        if (arguments.stream().anyMatch(word -> word.endsWith(".yaml"))) {
            return scenario(arguments);
        }
        return shortened;
    }

    /** The same with windows, and parts of them, that have room for a pause. */
    static List<String> lessSo(List<String> shortened) {
        return shortened.stream()
                .map(word -> PART.matcher(word.replace(INSTEAD.get("--duration"), "2s"))
                        .replaceAll(part -> part.group(1) + 20 * Integer.parseInt(part.group(2)) + "ms"))
                .toList();
    }

    private static List<String> scenario(List<String> arguments) {
        List<String> shortened = new ArrayList<>();
        for (int i = 0; i < arguments.size(); i++) {
            if (arguments.get(i).equals("--set") && arguments.get(i + 1).startsWith("time=")) {
                i++;
            } else if (arguments.get(i).startsWith("backup-from=")) {
                shortened.add("backup-from=10ms");
            } else {
                shortened.add(arguments.get(i));
            }
        }
        shortened.addAll(SCENARIO);
        return shortened;
    }

    /** Of a range or list two values, and of a window's part so many hundredths of a second. */
    private static String shorter(String option, String value) {
        return switch (option) {
            case "--sweep" -> value.replaceFirst("=(\\d+)\\.\\.\\d+", "=$1").replaceFirst("(=[^,]+,[^,]+),.*", "$1");
            case "--load" -> SECONDS.matcher(value).replaceAll("--$1 $2" + "0ms");
            // A key for each takes a second, and nobody is asked.
            case "--hosts" -> "node01";
            default -> value;
        };
    }
}
