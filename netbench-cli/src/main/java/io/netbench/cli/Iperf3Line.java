package io.netbench.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * A command line of iperf3, as {@code netbench -c HOST -P 4}: read as iperf3 reads it, and turned into the words of
 * {@code netbench client} or {@code netbench server}. Letters may stand together, and long options may be cut short.
 */
final class Iperf3Line {

    /** As getopt has them: a colon follows those that take a value. */
    private static final String LETTERS = "p:f:i:D1VJvsc:ub:t:n:k:l:P:Rw:B:M:N46S:L:ZO:F:A:T:C:dI:mhX:";

    /** Long options without a value. */
    private static final Set<String> FLAGS = Set.of(
            "daemon",
            "one-off",
            "verbose",
            "json",
            "json-stream",
            "json-stream-full-output",
            "version",
            "server",
            "udp",
            "reverse",
            "bidir",
            "no-delay",
            "version4",
            "version6",
            "zerocopy",
            "repeating-payload",
            "sctp",
            "forceflush",
            "get-server-output",
            "udp-counters-64bit",
            "no-fq-socket-pacing",
            "dont-fragment",
            "skip-rx-copy",
            "use-pkcs1-padding",
            "mptcp",
            "gsro",
            "help");

    private static final Set<String> VALUED = Set.of(
            "port",
            "format",
            "interval",
            "client",
            "bitrate",
            "bandwidth",
            "server-bitrate-limit",
            "server-max-duration",
            "time",
            "bytes",
            "blockcount",
            "length",
            "parallel",
            "window",
            "bind",
            "bind-dev",
            "cport",
            "set-mss",
            "tos",
            "dscp",
            "extra-data",
            "flowlabel",
            "omit",
            "file",
            "affinity",
            "title",
            "congestion",
            "linux-congestion",
            "nstreams",
            "xbind",
            "pidfile",
            "logfile",
            "username",
            "rsa-public-key-path",
            "rsa-private-key-path",
            "authorized-users-path",
            "time-skew-threshold",
            "fq-rate",
            "pacing-timer",
            "connect-timeout",
            "idle-timeout",
            "rcv-timeout",
            "snd-timeout");

    /** Whose value, if they have one, stands behind an equals sign. */
    private static final Set<String> EITHER = Set.of("timestamps", "cntl-ka", "debug");

    private static final String NUMBER = "[0-9]+(\\.[0-9]+)?(/[0-9]+)?";

    private final Set<String> commands;
    private final List<String> words = new ArrayList<>();
    private final List<String> given;
    private int next;
    private boolean isServer;
    private Optional<String> host = Optional.empty();

    private Iperf3Line(List<String> given, Set<String> commands) {
        this.given = given;
        this.commands = commands;
    }

    /**
     * The words of a command of netbench; those that were given, if they are no line of iperf3.
     *
     * @param commands of netbench: a line with one of them is no line of iperf3
     */
    static String[] translate(String[] arguments, Set<String> commands) {
        if (arguments.length == 0 || !arguments[0].startsWith("-")) {
            return arguments;
        }
        Iperf3Line line = new Iperf3Line(Arrays.asList(arguments), commands);
        return line.read() ? line.command().toArray(new String[0]) : arguments;
    }

    /** Whether it is one. */
    private boolean read() {
        while (next < given.size()) {
            String word = given.get(next++);
            if (word.startsWith("--") && word.length() > 2) {
                readLong(word);
            } else if (word.startsWith("-") && word.length() > 1) {
                readLetters(word);
            } else if (!isServer && host.isEmpty() && commands.contains(word)) {
                return false;
            } else {
                words.add(word);
            }
        }
        return isServer || host.isPresent();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        if (host.isPresent()) {
            command.addAll(List.of("client", "--as-iperf3"));
            if (isServer) {
                command.add("-s");
            }
            addHost(command, host.get());
        } else {
            command.add("server");
        }
        command.addAll(words);
        return command;
    }

    /** A device may stand behind a percent sign; behind a link-local address it belongs to that. */
    private static void addHost(List<String> command, String named) {
        int percent = named.indexOf('%');
        if (percent > 0 && !named.toLowerCase(Locale.ROOT).startsWith("fe80:")) {
            command.add(named.substring(0, percent));
            command.add("--bind-dev=" + named.substring(percent + 1));
        } else {
            command.add(named);
        }
    }

    private void readLong(String word) {
        int equals = word.indexOf('=');
        String typed = equals < 0 ? word.substring(2) : word.substring(2, equals);
        Optional<String> value = equals < 0 ? Optional.empty() : Optional.of(word.substring(equals + 1));
        String name = whole(typed);
        if (VALUED.contains(name)) {
            if (value.isEmpty() && next < given.size()) {
                value = Optional.of(given.get(next++));
            }
            take("--" + name, value);
        } else if (name.equals("server") && value.isEmpty()) {
            isServer = true;
        } else if (name.equals("debug")) {
            words.add("--debug");
        } else if (name.equals("json") && value.isEmpty()) {
            words.add("-J");
        } else {
            words.add("--" + name + value.map(text -> "=" + text).orElse(""));
        }
    }

    /** What an option that was cut short stands for: the one that begins so. */
    private static String whole(String typed) {
        List<String> all = new ArrayList<>(FLAGS);
        all.addAll(VALUED);
        all.addAll(EITHER);
        if (all.contains(typed)) {
            return typed;
        }
        List<String> meant = all.stream().filter(name -> name.startsWith(typed)).toList();
        return meant.size() == 1 ? meant.get(0) : typed;
    }

    private void readLetters(String word) {
        for (int i = 1; i < word.length(); i++) {
            char letter = word.charAt(i);
            int known = letter == ':' ? -1 : LETTERS.indexOf(letter);
            if (known < 0) {
                words.add("-" + word.substring(i));
                return;
            }
            if (known + 1 < LETTERS.length() && LETTERS.charAt(known + 1) == ':') {
                Optional<String> value = Optional.empty();
                if (i + 1 < word.length()) {
                    value = Optional.of(word.substring(i + 1));
                } else if (next < given.size()) {
                    value = Optional.of(given.get(next++));
                }
                take("-" + letter, value);
                return;
            }
            if (letter == 's') {
                isServer = true;
            } else if (letter == 'd') {
                words.add("--debug");
            } else {
                words.add("-" + letter);
            }
        }
    }

    private void take(String option, Optional<String> value) {
        if (value.isEmpty()) {
            words.add(option);
            return;
        }
        switch (option) {
            case "-c", "--client" -> host = value;
            // Here bits per second need no unit, however few they are.
            case "-b", "--bitrate", "--bandwidth", "--fq-rate", "--server-bitrate-limit" ->
                words.addAll(List.of(option, inBits(value.get())));
            // What is before the point may be left out.
            case "-i", "--interval" -> words.addAll(List.of(option, value.get().replaceFirst("^\\.(?=[0-9])", "0.")));
            default -> words.addAll(List.of(option, value.get()));
        }
    }

    private static String inBits(String rate) {
        if (!rate.matches(NUMBER)) {
            return rate;
        }
        int slash = rate.indexOf('/');
        return slash < 0 ? rate + "bit" : rate.substring(0, slash) + "bit" + rate.substring(slash);
    }
}
