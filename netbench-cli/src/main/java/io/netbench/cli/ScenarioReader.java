package io.netbench.cli;

import io.netbench.cli.options.NearNames;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.scenario.Problems;
import io.netbench.cli.scenario.Variables;
import io.netbench.plan.HostList;
import io.netbench.yaml.YamlException;
import io.netbench.yaml.YamlReader;
import io.netbench.yaml.YamlValue;
import io.netbench.yaml.YamlValue.Entry;
import io.netbench.yaml.YamlValue.Mapping;
import io.netbench.yaml.YamlValue.Scalar;
import io.netbench.yaml.YamlValue.Sequence;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads a file of phases. All that is wrong with it is told at once, a line for each. */
final class ScenarioReader {

    static final String NAME = "name";
    static final String DESCRIPTION = "description";
    static final String VARIABLES = "variables";
    static final String SEED = "seed";
    static final String ALL = "all";
    static final String PHASES = "phases";
    static final List<String> KEYS = List.of(NAME, DESCRIPTION, VARIABLES, SEED, ALL, PHASES);

    private final Mapping file;
    private final Problems problems;
    private final Variables variables;
    private final ProfileOptions profiles;
    private final Optional<HostList.Hosts> hostsOfJob;

    private ScenarioReader(
            Mapping file,
            Problems problems,
            List<String> set,
            ProfileOptions profiles,
            Optional<HostList.Hosts> hostsOfJob) {
        this.file = file;
        this.problems = problems;
        this.profiles = profiles;
        this.hostsOfJob = hostsOfJob;
        variables = Variables.of(file.entries().get(VARIABLES), set, problems);
    }

    /**
     * Opens a file.
     *
     * @param set variables from the command line
     * @param hostsOfJob hosts to take where none are named
     * @throws YamlException if it is no YAML
     * @throws io.netbench.plan.PlanException if a variable is set that it does not have
     */
    static ScenarioReader open(
            Path path, List<String> set, ProfileOptions profiles, Optional<HostList.Hosts> hostsOfJob) {
        Mapping file = YamlReader.read(path);
        return new ScenarioReader(file, new Problems(path.toString()), set, profiles, hostsOfJob);
    }

    /**
     * The seed that the file asks for.
     *
     * @throws YamlException if it is none
     */
    OptionalLong seed() {
        Entry entry = file.entries().get(SEED);
        if (entry == null) {
            return OptionalLong.empty();
        }
        String text = entry.value() instanceof Scalar scalar
                ? variables.fill(entry.line(), SEED, scalar.text(), problems)
                : entry.value().kind();
        if (text.matches("\\d{1,15}")) {
            return OptionalLong.of(Long.parseLong(text));
        }
        problems.add(entry.line(), SEED, "must be a whole number of at most 15 digits, got: " + text);
        return OptionalLong.empty();
    }

    /**
     * The scenario.
     *
     * @param seed by which runs are ordered
     * @throws YamlException if anything in it is wrong
     */
    Scenario read(long seed) {
        Optional<String> title = variables.text(file, NAME, problems);
        file.entries().forEach((key, entry) -> {
            if (!KEYS.contains(key)) {
                problems.add(entry.line(), key, unknown(key, KEYS));
            }
        });
        PhaseReader phases = new PhaseReader(problems, variables, profiles, hostsOfJob, common(), seed);
        Entry entry = file.entries().get(PHASES);
        if (entry == null) {
            problems.add(file.line(), PHASES, "is missing; list one phase or more under it");
        } else if (!(entry.value() instanceof Sequence list) || list.items().isEmpty()) {
            problems.wrongKind(PHASES, entry, "a list of phases, each with its name");
        } else {
            read(list, phases);
        }
        return phases.scenario(title);
    }

    private void read(Sequence list, PhaseReader phases) {
        Map<String, Integer> names = new HashMap<>();
        for (YamlValue item : list.items()) {
            if (!(item instanceof Mapping keys)) {
                problems.add(item.line(), PHASES, "a phase has keys, such as name, got: " + item.kind());
                continue;
            }
            name(keys, "a phase").ifPresent(name -> {
                Integer first = names.putIfAbsent(name, keys.line());
                if (first != null) {
                    problems.add(
                            keys.entries().get(NAME).line(),
                            NAME,
                            "there is a phase '" + name + "' in line " + first + "; give each a name of its own");
                }
            });
            phases.read(keys);
        }
    }

    private Optional<String> name(Mapping keys, String what) {
        return name(keys, what, variables, problems);
    }

    /** The name of a phase or load; what is wrong with it is told. */
    static Optional<String> name(Mapping keys, String what, Variables variables, Problems problems) {
        Entry entry = keys.entries().get(NAME);
        if (entry == null) {
            problems.add(keys.line(), NAME, "is missing; " + what + " needs one, of a-z, 0-9 and -");
            return Optional.empty();
        }
        String name = entry.value() instanceof Scalar scalar
                ? variables.fill(entry.line(), NAME, scalar.text(), problems)
                : "";
        if (!name.matches("[a-z0-9-]{1,64}")) {
            problems.add(entry.line(), NAME, "must be of a-z, 0-9 and -, got: '" + name + "'");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    /** What is said of all phases. */
    private Map<String, Entry> common() {
        Entry entry = file.entries().get(ALL);
        if (entry == null) {
            return Map.of();
        }
        if (entry.value() instanceof Mapping keys) {
            return new LinkedHashMap<>(keys.entries());
        }
        problems.wrongKind(ALL, entry, "keys with values");
        return Map.of();
    }

    /** What to say of a key that there is not. */
    static String unknown(String key, Collection<String> known) {
        List<String> near = NearNames.of(key, known);
        return "is not known here; "
                + (near.isEmpty()
                        ? "there are " + String.join(", ", new ArrayList<>(known))
                        : "did you mean " + NearNames.either(near) + "?");
    }
}
