package io.netbench.cli;

import io.netbench.cli.options.SeriesOptions;
import io.netbench.cli.scenario.Problems;
import io.netbench.cli.scenario.Variables;
import io.netbench.plan.PlanException;
import io.netbench.suite.sweep.Sweep;
import io.netbench.suite.sweep.SweepAxis;
import io.netbench.text.QuantityException;
import io.netbench.yaml.YamlValue.Entry;
import io.netbench.yaml.YamlValue.Mapping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The keys of a phase that say what varies from run to run. */
final class SweepKeys {

    static final String SWEEP = "sweep";
    static final String REPEAT = "repeat";
    static final String FIXED = "fixed";

    private final Problems problems;
    private final Variables variables;

    SweepKeys(Problems problems, Variables variables) {
        this.problems = problems;
        this.variables = variables;
    }

    /** The sweep of a phase, which may be one run; empty if something is wrong with it, which is told. */
    Optional<Sweep> read(Mapping keys) {
        int before = problems.count();
        List<SweepAxis> axes = new ArrayList<>();
        Entry sweep = keys.entries().get(SWEEP);
        if (sweep != null && sweep.value() instanceof Mapping what) {
            what.entries().forEach((key, entry) -> axis(key, entry).ifPresent(axes::add));
        } else if (sweep != null) {
            problems.wrongKind(SWEEP, sweep, "what varies with its values, such as 'clients: 1..16'");
        }
        int repeats = repeats(keys);
        Sweep.Fixed fixed = fixed(keys);
        if (problems.count() > before) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Sweep(axes, repeats, fixed));
        } catch (PlanException e) {
            int line = e.property()
                    .flatMap(PhaseReader.NAMES::of)
                    .map(keys.entries()::get)
                    .map(Entry::line)
                    .orElse(keys.line());
            problems.add(line, PhaseReader.NAMES.in(e.getMessage()));
            return Optional.empty();
        }
    }

    private Optional<SweepAxis> axis(String key, Entry entry) {
        int before = problems.count();
        List<String> values = OptionKeys.texts(key, entry, variables, problems);
        if (problems.count() > before) {
            return Optional.empty();
        }
        int dot = key.lastIndexOf('.');
        try {
            return Optional.of(SeriesOptions.axis(
                    dot < 0 ? Optional.empty() : Optional.of(key.substring(0, dot)),
                    key.substring(dot + 1),
                    String.join(",", values)));
        } catch (PlanException | QuantityException e) {
            problems.add(entry.line(), key, PhaseReader.NAMES.in(e.getMessage()));
            return Optional.empty();
        }
    }

    private int repeats(Mapping keys) {
        Entry entry = keys.entries().get(REPEAT);
        if (entry == null) {
            return 1;
        }
        String text =
                variables.text(keys, REPEAT, problems).orElse(entry.value().kind());
        if (text.matches("\\d{1,9}")) {
            return Integer.parseInt(text);
        }
        problems.add(entry.line(), REPEAT, "must be a whole number, got: " + PlanException.quoted(text));
        return 1;
    }

    private Sweep.Fixed fixed(Mapping keys) {
        Entry entry = keys.entries().get(FIXED);
        String text = entry == null
                ? "fragment"
                : variables.text(keys, FIXED, problems).orElse(entry.value().kind());
        if (!text.equals("fragment") && !text.equals("block")) {
            problems.add(entry.line(), FIXED, "must be fragment or block, got: " + PlanException.quoted(text));
        }
        return text.equals("block") ? Sweep.Fixed.BLOCK : Sweep.Fixed.FRAGMENT;
    }
}
