package io.netbench.cli.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Programs beside netbench that the documentation calls: scripts of this checkout, Maven, and what a system has. */
final class OtherPrograms {

    /** Ways to call netbench. */
    private static final Set<String> NETBENCH =
            Set.of("netbench", "./netbench", "../../netbench", "/opt/netbench/netbench");

    /** Scripts, where they are in the checkout, and from whichever folder they are called. */
    private static final Map<String, String> SCRIPTS = Map.ofEntries(
            Map.entry("benchmarks/compare", "benchmarks/compare"),
            Map.entry("../before/benchmarks/compare", "benchmarks/compare"),
            Map.entry("benchmarks/jmh", "benchmarks/jmh"),
            Map.entry("examples/lab/lab", "examples/lab/lab"),
            Map.entry("./lab", "examples/lab/lab"),
            Map.entry("examples/slurm/test-cluster", "examples/slurm/test-cluster"),
            Map.entry("packages/build", "packages/build"),
            Map.entry("packages/measure", "packages/measure"),
            Map.entry("packages/try", "packages/try"),
            Map.entry("docs/refresh", "docs/refresh"));

    /** Whose own documentation says what they take. */
    private static final Set<String> OF_THE_SYSTEM = Set.of(
            "apt",
            "apt-get",
            "asciidoctor",
            "base64",
            "cat",
            "cp",
            "curl",
            "date",
            "dnf",
            "docker",
            "dpkg",
            "elbencho",
            "fio",
            "git",
            "grep",
            "gpg",
            "gzip",
            "head",
            "install",
            "ior",
            "ip",
            "iperf3",
            "java",
            "jq",
            "kubectl",
            "ls",
            "mkdir",
            "mpirun",
            "openssl",
            "podman",
            "rpm",
            "salloc",
            "sbatch",
            "scp",
            "sed",
            "seq",
            "sha256sum",
            "sleep",
            "ssh",
            "ss",
            "sudo",
            "sysctl",
            "systemctl",
            "tail",
            "tar",
            "tcpdump",
            "tee",
            "warp",
            "watch",
            "xdg-open",
            "zcat");

    /** Programs whose arguments are a command. */
    private static final Set<String> LAUNCHERS =
            Set.of("salloc", "ssh", "sudo", "examples/slurm/test-cluster", "./lab");

    /** Words with which a line of a script may begin without calling a program. */
    private static final Set<String> SHELL =
            Set.of("cd", "for", "while", "if", "source", "export", "echo", "sudo", "[");

    /** All that a documented command may call. */
    static final Set<String> NAMES = names();

    private OtherPrograms() {}

    private static Set<String> names() {
        Set<String> names = new TreeSet<>(NETBENCH);
        names.addAll(SCRIPTS.keySet());
        names.addAll(OF_THE_SYSTEM);
        names.add("mvn");
        return names;
    }

    /** Whether a line begins as a command, not as what a program shows. */
    static boolean beginsCommand(String line) {
        if (line.startsWith(" ")) {
            return false;
        }
        List<String> words = Stream.of(line.strip().split("\\s+"))
                .dropWhile(word -> word.matches("[A-Z_]+=.*"))
                .toList();
        if (words.isEmpty()) {
            return true;
        }
        String first = words.get(0);
        return SHELL.contains(first) || isCalled(first, words);
    }

    /** Output may begin with the name of a program, too: "netbench incast: unknown option". */
    private static boolean isCalled(String first, List<String> words) {
        return NAMES.contains(first) && (words.size() == 1 || !words.get(1).endsWith(":"));
    }

    static boolean isNetbench(String program) {
        return NETBENCH.contains(program);
    }

    /** The arguments of the netbench that a program was told to start, such as salloc; empty where it starts none. */
    static List<String> netbenchWithin(Invocation invocation) {
        List<String> words = invocation.words();
        if (SCRIPTS.getOrDefault(invocation.program(), "").endsWith("lab/lab")
                && words.size() > 1
                && words.get(1).equals("run")) {
            return words.subList(2, words.size());
        }
        for (int i = 1; i < words.size() && LAUNCHERS.contains(invocation.program()); i++) {
            if (isNetbench(words.get(i)) && i + 1 < words.size()) {
                return words.subList(i + 1, words.size());
            }
        }
        return List.of();
    }

    /** What is wrong with a call of a script of ours or of Maven, in lines; nothing is run. */
    static List<String> faults(Invocation invocation) throws IOException {
        List<String> faults = new ArrayList<>();
        String program = invocation.program();
        if (program.equals("unknown")) {
            faults.add("nobody knows the program " + invocation.words().get(1)
                    + "; mend it, or add it to OtherPrograms, or write ```text where it is output");
        } else if (SCRIPTS.containsKey(program)) {
            String script = Sources.of(SCRIPTS.get(program));
            ownArguments(invocation)
                    .filter(word -> word.startsWith("-") && !script.contains(word.split("=", 2)[0]))
                    .forEach(word -> faults.add(program + " does not know " + word));
        } else if (program.equals("mvn")) {
            faults.addAll(MavenCall.faults(invocation.arguments()));
        }
        for (String word : invocation.words()) {
            if (word.matches("(\\.\\./)*(examples|docs|benchmarks|transports|netbench-(core|cli))/[\\w./-]+")
                    && !word.contains("/target/")
                    && Files.notExists(Path.of(Page.ROOT.toString(), word.replaceFirst("^(\\.\\./)+(before/)?", "")))) {
                faults.add("there is no " + word);
            }
        }
        return faults.stream().map(fault -> invocation.told() + ": " + fault).toList();
    }

    /** Without what is handed on to another program. */
    private static Stream<String> ownArguments(Invocation invocation) {
        return invocation.arguments().stream()
                .takeWhile(word -> !Set.of("run", "exec", "agents").contains(word))
                // Tests and options of JMH are its own.
                .filter(word -> !invocation.program().endsWith("jmh"));
    }
}
