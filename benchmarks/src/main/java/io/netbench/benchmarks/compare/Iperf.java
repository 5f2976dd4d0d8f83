package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An iperf3 of this machine. */
record Iperf(Path program, IperfVersion version) {

    private static final String NAME = "iperf3";

    /** Names one that need not be on the PATH. */
    private static final String CHOICE = "IPERF3";

    /** The one that the environment names, or the newest of those on the PATH; empty if there is none. */
    static Optional<Iperf> find(Map<String, String> environment) {
        String choice = environment.get(CHOICE);
        if (choice != null && !choice.isEmpty()) {
            return of(Path.of(choice));
        }
        return newest(PathLookup.all(NAME).stream()
                .map(Iperf::of)
                .flatMap(Optional::stream)
                .toList());
    }

    static Optional<Iperf> newest(List<Iperf> found) {
        return found.stream().max(Comparator.comparing(Iperf::version));
    }

    /** Why there is none. */
    static String missing(Map<String, String> environment) {
        String choice = environment.get(CHOICE);
        return choice == null || choice.isEmpty()
                ? "not on the PATH, and " + CHOICE + " names none"
                : CHOICE + " names '" + choice + "', which is no iperf3";
    }

    private static Optional<Iperf> of(Path program) {
        if (!Files.isExecutable(program)) {
            return Optional.empty();
        }
        try {
            return IperfVersion.parse(Program.run(List.of(program.toString(), "--version"), 10))
                    .map(version -> new Iperf(program.toAbsolutePath(), version));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** A command line of it. */
    List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(arguments);
        return List.copyOf(command);
    }
}
