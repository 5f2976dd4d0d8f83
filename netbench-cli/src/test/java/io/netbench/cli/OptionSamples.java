package io.netbench.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Model.OptionSpec;

/** Values that options take, so that command lines can be made up which nothing but their combination makes wrong. */
final class OptionSamples {

    private static final Map<String, List<String>> BY_LABEL = Map.ofEntries(
            Map.entry("ADDRESS", List.of("127.0.0.1", "::1")),
            Map.entry("ADDRESS[%DEVICE]", List.of("127.0.0.1", "127.0.0.1%lo")),
            Map.entry("[ADDRESS:]PORT", List.of("9464", "127.0.0.1:0", "[::1]:0")),
            Map.entry("ALGORITHM", List.of("cubic", "reno")),
            Map.entry("CIDR", List.of("10.0.0.0/8", "fd00::/8,192.0.2.7", "127.0.0.1")),
            Map.entry("COMMAND", List.of("ssh", "ssh -v")),
            Map.entry("DEVICE", List.of("lo", "lo,lo")),
            Map.entry("DIR", List.of("histograms")),
            Map.entry("FILE", List.of("one.out", "other.out")),
            Map.entry("FORMAT", List.of("%H:%M:%S ", "%F %T ")),
            Map.entry("HOOK", List.of("true", "echo bad")),
            Map.entry("HOST,HOST", List.of("node7,node8", "storage[8-9]")),
            Map.entry("HOW", List.of("ssh")),
            Map.entry("IDLE/INTVL/CNT", List.of("10/10/3", "10")),
            Map.entry("IDLE[/EVERY[/N]]", List.of("10s/1s/5", "10s", "60/5")),
            Map.entry("KINDS", List.of("foreign", "foreign,self")),
            Map.entry("LIBRARY", List.of("auto", "jdk")),
            Map.entry("LINKS:SETTINGS", List.of("*/*:rate=1m", "client-1/*:connections=2", "*/server-1:block-size=4k")),
            Map.entry("LIST", List.of("node[1-4]", "a,b:7500,[::1]:7500")),
            Map.entry("LIST|N", List.of("2", "3", "host[1-3]")),
            Map.entry(
                    "LOAD",
                    List.of("a: incast", "b: broadcast --read -c '3' -n 1m", "c-2: incast --start 1s --rate 1g")),
            Map.entry("MODE", List.of("line", "off", "auto")),
            Map.entry("MS", List.of("3000", "2500")),
            Map.entry("N[,M]", List.of("0")),
            Map.entry("N", List.of("1", "2", "40")),
            Map.entry("NAME", List.of("nfs-1m", "s3-8m")),
            Map.entry("NAME=VALUE", List.of("time=5s")),
            Map.entry("NODE|NIC", List.of("0")),
            Map.entry("OPTION", List.of("Port=2222", "--max-runs=2")),
            Map.entry("PATTERN", List.of("(.)$", "[a-z]+")),
            Map.entry("PATH", List.of("/opt/netbench.jar", "~/netbench")),
            Map.entry("PHASE", List.of("aligned", "random")),
            Map.entry("PORT", List.of("5300", "7600")),
            Map.entry("PORT|A-B", List.of("40000", "40000-40999")),
            Map.entry("RATE", List.of("100mbit", "10g", "750MB/s")),
            Map.entry("RATE[/TIME]", List.of("100mbit", "1G/5", "750MB/s/10s")),
            Map.entry("RATE[/N]", List.of("100mbit", "10g/5", "750MB/s")),
            Map.entry("RATE|FILE", List.of("3GB/s", "10gbit")),
            Map.entry("SHARE", List.of("80%", "0.5")),
            Map.entry("SIZE", List.of("64k", "1m", "4096")),
            Map.entry("TEXT", List.of("before", "after the change")),
            Map.entry("TIME", List.of("2s", "500ms", "10")),
            Map.entry("TOPOLOGY", List.of("spread", "pairs")),
            Map.entry("TRANSPORT", List.of("nio", "auto")),
            Map.entry("UNIT", List.of("m", "G")),
            Map.entry("UNITS", List.of("bits", "bytes")),
            Map.entry("WHAT", List.of("block", "fragment")),
            Map.entry("WHAT=VALUES", List.of("connections=1,2", "block-size=4k,1m", "transport=nio,epoll")),
            Map.entry("WHEN", List.of("on", "off", "auto")),
            Map.entry("WHICH", List.of("all", "worst")));

    /** Where the label does not tell. */
    private static final Map<String, List<String>> BY_NAME =
            Map.of("--cpus", List.of("0"), "--affinity", List.of("0"), "--tos", List.of("0x20", "184"));

    private static final Map<String, String> POSITIONAL = Map.of(
            "client",
            "127.0.0.1",
            "report",
            "run.json",
            "layers",
            "run.json",
            "certs",
            "pki",
            "run",
            "--load=base: incast",
            "uninstall-agents",
            "node[1-4]");

    private final Path folder;
    private final RandomGenerator random;

    /**
     * @param folder in which files are named; nothing is made there
     */
    OptionSamples(Path folder, RandomGenerator random) {
        this.folder = folder;
        this.random = random;
    }

    /** The argument that a command needs beside options; empty for most. */
    static List<String> positional(String command) {
        if (command.equals("compare")) {
            return List.of("before.json", "after.json");
        }
        if (command.equals("contention")) {
            return List.of("--load=base: incast", "--load=other: incast");
        }
        return POSITIONAL.containsKey(command) ? List.of(POSITIONAL.get(command)) : List.of();
    }

    /** An option with a value, or a flag alone, by one of its names, in one of the ways that it can be written. */
    List<String> of(OptionSpec option) {
        String name = oneOf(List.of(option.names()));
        if (option.arity().max() == 0 || (option.arity().min() == 0 && random.nextBoolean())) {
            return List.of(name);
        }
        String value = value(option);
        boolean isApart = option.arity().min() > 0 && random.nextBoolean();
        return isApart ? List.of(name, value) : List.of(name + (name.startsWith("--") ? "=" : "") + value);
    }

    <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** A value that can be read. */
    String value(OptionSpec option) {
        List<String> samples = BY_NAME.getOrDefault(option.longestName(), BY_LABEL.get(option.paramLabel()));
        if (samples == null) {
            throw new AssertionError("no sample for " + option.longestName() + " " + option.paramLabel());
        }
        String sample = oneOf(samples);
        return option.paramLabel().equals("FILE") ? folder.resolve(sample).toString() : sample;
    }
}
