package io.netbench.cli;

import io.netbench.cli.options.HostOptions;
import io.netbench.cli.options.NearNames;
import io.netbench.cli.options.ProfileOptions;
import io.netbench.cli.scenario.Problems;
import io.netbench.cli.scenario.Variables;
import io.netbench.plan.HostList;
import io.netbench.plan.LoadRequest;
import io.netbench.plan.Pattern;
import io.netbench.plan.PlanException;
import io.netbench.plan.Planner;
import io.netbench.plan.ProtocolOptions;
import io.netbench.plan.RunRequest;
import io.netbench.suite.PlannedRun;
import io.netbench.suite.SeriesPhase;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepField;
import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import io.netbench.yaml.YamlValue;
import io.netbench.yaml.YamlValue.Entry;
import io.netbench.yaml.YamlValue.Mapping;
import io.netbench.yaml.YamlValue.Sequence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads the phases of a scenario, and plans their runs. */
final class PhaseReader {

    static final String PATTERN = "pattern";
    static final String LOADS = "loads";

    /** Keys of a phase that are no options of a run. */
    static final List<String> OWN_KEYS = List.of(
            ScenarioReader.NAME,
            ScenarioReader.DESCRIPTION,
            PATTERN,
            LOADS,
            SweepKeys.SWEEP,
            SweepKeys.REPEAT,
            SweepKeys.FIXED);

    /** Keys of a load that are no options. */
    static final List<String> OWN_KEYS_OF_LOAD = List.of(ScenarioReader.NAME, PATTERN);

    /** As a file has them. */
    static final PropertyNames NAMES = property -> Optional.of(property.key().replace('_', '-'));

    private final OptionKeys ofRun = new OptionKeys(PhaseLine::newCommand, PhaseLine.WITHOUT);
    private final OptionKeys ofLoad = new OptionKeys(LoadLine::newCommand, Set.of());
    private final Problems problems;
    private final Variables variables;
    private final ProfileOptions profiles;
    private final Optional<HostList.Hosts> hostsOfJob;
    private final CommonKeys common = new CommonKeys();
    private final long seed;
    private final Set<String> runs = new HashSet<>();
    private final List<SeriesPhase> phases = new ArrayList<>();
    private final List<RunRequest> bases = new ArrayList<>();

    PhaseReader(
            Problems problems,
            Variables variables,
            ProfileOptions profiles,
            Optional<HostList.Hosts> hostsOfJob,
            Map<String, Entry> common,
            long seed) {
        this.problems = problems;
        this.variables = variables;
        this.profiles = profiles;
        this.hostsOfJob = hostsOfJob;
        this.seed = seed;
        common.forEach((key, entry) -> {
            if (!ofRun.knows(key)) {
                problems.add(entry.line(), key, ScenarioReader.unknown(key, ofRun.all()));
            } else if (ofRun.words(key, entry, variables, problems).isPresent()) {
                this.common.add(key, entry);
            }
        });
    }

    /** All that were read; tells of what is said of all of them, and of no use to any. */
    Scenario scenario(Optional<String> title) {
        if (problems.count() == 0) {
            common.requireUsed(problems);
        }
        problems.requireNone();
        return new Scenario(title, List.copyOf(phases), List.copyOf(bases));
    }

    /** Takes a phase, or tells what is wrong with it. */
    void read(Mapping keys) {
        int before = problems.count();
        boolean hasLoads = keys.entries().containsKey(LOADS);
        requireKnown(keys, hasLoads);
        Map<String, List<String>> runWords = new LinkedHashMap<>();
        Map<String, Entry> ofAllRuns = new LinkedHashMap<>(common.all());
        keys.entries().forEach((key, entry) -> {
            if (ofRun.knows(key) && (hasLoads || !ofLoad.knows(key))) {
                ofAllRuns.put(key, entry);
            }
        });
        ofAllRuns.forEach((key, entry) -> {
            if (ofRun.knows(key)) {
                ofRun.words(key, entry, variables, problems).ifPresent(words -> runWords.put(key, words));
            }
        });
        List<AskedLoad> loads = hasLoads ? loads(keys) : List.of(load(keys, true));
        Optional<Sweep> sweep = new SweepKeys(problems, variables).read(keys);
        if (problems.count() == before) {
            plan(keys, runWords, loads, sweep.orElseThrow());
        }
    }

    private void requireKnown(Mapping keys, boolean hasLoads) {
        keys.entries().forEach((key, entry) -> {
            boolean isKnown = OWN_KEYS.contains(key) || ofRun.knows(key);
            if (hasLoads && !ofRun.knows(key) && (ofLoad.knows(key) || key.equals(PATTERN))) {
                problems.add(entry.line(), key, "is of one load; write it into one of '" + LOADS + "'");
            } else if (!isKnown && !ofLoad.knows(key)) {
                Set<String> known = new TreeSet<>(ofRun.all());
                known.addAll(OWN_KEYS);
                known.addAll(ofLoad.all());
                problems.add(entry.line(), key, ScenarioReader.unknown(key, known));
            }
        });
    }

    /** One of the loads of a phase, as it was read. */
    private record AskedLoad(Mapping keys, String name, Pattern pattern, List<String> words) {}

    private List<AskedLoad> loads(Mapping keys) {
        Entry entry = keys.entries().get(LOADS);
        if (!(entry.value() instanceof Sequence list) || list.items().isEmpty()) {
            problems.wrongKind(LOADS, entry, "a list of loads, each with its name and pattern");
            return List.of();
        }
        List<AskedLoad> loads = new ArrayList<>();
        for (YamlValue item : list.items()) {
            if (item instanceof Mapping load) {
                load.entries().forEach((key, one) -> {
                    if (!OWN_KEYS_OF_LOAD.contains(key) && !ofLoad.knows(key)) {
                        Set<String> known = new TreeSet<>(ofLoad.all());
                        known.addAll(OWN_KEYS_OF_LOAD);
                        problems.add(
                                one.line(),
                                key,
                                ofRun.knows(key)
                                        ? "is of the whole phase; write it beside '" + LOADS + "'"
                                        : ScenarioReader.unknown(key, known));
                    }
                });
                loads.add(load(load, false));
            } else {
                problems.add(item.line(), LOADS, "a load has keys, such as name, got: " + item.kind());
            }
        }
        return loads;
    }

    private AskedLoad load(Mapping keys, boolean isPhase) {
        String name = isPhase
                ? phaseName(keys)
                : ScenarioReader.name(keys, "a load", variables, problems).orElse("");
        List<String> words = new ArrayList<>();
        keys.entries().forEach((key, entry) -> {
            if (ofLoad.knows(key)) {
                ofLoad.words(key, entry, variables, problems).ifPresent(words::addAll);
            }
        });
        return new AskedLoad(keys, name, pattern(keys), words);
    }

    /** One without a right name, which is told elsewhere, is read to its end nevertheless. */
    private String phaseName(Mapping keys) {
        return variables
                .text(keys, ScenarioReader.NAME, problems)
                .filter(name -> name.matches("[a-z0-9-]{1,64}"))
                .orElse("phase");
    }

    private Pattern pattern(Mapping keys) {
        List<String> names =
                Stream.of(Pattern.values()).map(Pattern::optionName).toList();
        Optional<String> text = variables.text(keys, PATTERN, problems);
        if (text.isEmpty()) {
            problems.add(keys.line(), PATTERN, "is missing; write " + String.join(" or ", names));
            return Pattern.INCAST;
        }
        return Stream.of(Pattern.values())
                .filter(pattern -> pattern.optionName().equals(text.get()))
                .findFirst()
                .orElseGet(() -> {
                    List<String> near = NearNames.of(text.get(), names);
                    problems.add(
                            keys.entries().get(PATTERN).line(),
                            PATTERN,
                            "there is no pattern '" + PlanException.quoted(text.get()) + "'; "
                                    + (near.isEmpty()
                                            ? "write " + String.join(" or ", names)
                                            : "did you mean " + NearNames.either(near) + "?"));
                    return Pattern.INCAST;
                });
    }

    private void plan(Mapping keys, Map<String, List<String>> runWords, List<AskedLoad> asked, Sweep sweep) {
        String name = phaseName(keys);
        List<Mapping> places = new ArrayList<>();
        try {
            HostOptions hosts = PhaseLine.of(all(runWords)).hosts();
            boolean variesRate = sweep.axes().stream().anyMatch(axis -> axis.field() == SweepField.RATE);
            List<LoadRequest> loads = new ArrayList<>();
            for (AskedLoad load : asked) {
                places.add(0, load.keys());
                loads.add(LoadLine.of(load.name(), load.pattern(), load.words())
                        .toRequest(hosts, hostsOfJob, profiles, variesRate));
            }
            places.add(keys);
            Set<Property> useless = new HashSet<>(ProtocolOptions.idleWith(
                    loads.stream().map(LoadRequest::protocol).collect(Collectors.toSet())));
            if (loads.stream().noneMatch(LoadRequest::barrier)) {
                useless.add(Property.ROUND_DEADLINE);
            }
            Map<String, List<String>> useful = new LinkedHashMap<>(runWords);
            useless.forEach(property -> useful.remove(NAMES.of(property).orElseThrow()));
            useless.addAll(Planner.idleThresholds(PhaseLine.of(all(useful)).request(loads, seed)));
            runWords.keySet().removeAll(common.leaveOut(keys.entries().keySet(), useless));
            RunRequest base = PhaseLine.of(all(runWords)).request(loads, seed);
            SeriesPhase phase = SeriesPhase.of(name, sweep, base);
            phase.runs().stream()
                    .map(PlannedRun::name)
                    .filter(run -> !runs.add(run))
                    .findFirst()
                    // Whose name is there twice is told so already.
                    .filter(run ->
                            phases.stream().noneMatch(other -> other.name().equals(name)))
                    .ifPresent(run -> problems.add(
                            keys.entries().get(ScenarioReader.NAME).line(),
                            ScenarioReader.NAME,
                            "a run of it would be called '" + run
                                    + "', as one of another phase; give it another name"));
            phases.add(phase);
            bases.add(base);
        } catch (PlanException e) {
            List<Mapping> where = new ArrayList<>(places);
            asked.stream()
                    .filter(load -> e.getMessage().startsWith(Property.LOAD + " '" + load.name() + "'"))
                    .findFirst()
                    .ifPresent(load -> where.add(0, load.keys()));
            where.add(keys);
            problems.add(lineOf(e, where), NAMES.in(withoutLoad(e.getMessage(), asked)));
        }
    }

    private static List<String> all(Map<String, List<String>> words) {
        return words.values().stream().flatMap(List::stream).toList();
    }

    /** Who has one load need not be told which. */
    private static String withoutLoad(String message, List<AskedLoad> asked) {
        String label = Property.LOAD + " '" + asked.get(0).name() + "': ";
        return asked.size() == 1 && message.startsWith(label) ? message.substring(label.length()) : message;
    }

    /** Where the first thing stands that a message names, and that was written. */
    private int lineOf(PlanException wrong, List<Mapping> places) {
        for (Property property : Property.namedIn(wrong.getMessage())) {
            String key = NAMES.of(property).orElseThrow();
            for (Mapping place : places) {
                if (place.entries().containsKey(key)) {
                    return place.entries().get(key).line();
                }
            }
            if (common.all().containsKey(key)) {
                return common.all().get(key).line();
            }
        }
        return places.get(0).line();
    }
}
