package io.netbench.cli.scenario;

import io.netbench.plan.PlanException;
import io.netbench.text.PlainText;
import io.netbench.yaml.YamlException;
import io.netbench.yaml.YamlValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What is wrong with a file, gathered so that a person can mend all of it at once. */
public final class Problems {

    private record Problem(int line, String text) {}

    private final String file;
    private final List<Problem> problems = new ArrayList<>();

    /** @param file as messages call it */
    public Problems(String file) {
        this.file = file;
    }

    /** Something is wrong with a key, or its value. */
    public void add(int line, String key, String what) {
        add(line, PlainText.of(PlanException.quoted(key)) + ": " + what);
    }

    /** Something is wrong in a line. */
    public void add(int line, String what) {
        problems.add(new Problem(line, what));
    }

    /** Another kind of value stands behind a key than must. */
    public void wrongKind(String key, YamlValue.Entry entry, String wanted) {
        add(entry.line(), key, "must be " + wanted + ", got: " + entry.value().kind());
    }

    public int count() {
        return problems.size();
    }

    /**
     * Ends the reading if anything was wrong.
     *
     * @throws YamlException with a message for each, by their lines
     */
    public void requireNone() {
        if (!problems.isEmpty()) {
            throw new YamlException(problems.stream()
                    .sorted(Comparator.comparingInt(Problem::line))
                    .map(problem -> file + ":" + problem.line() + ": " + problem.text())
                    .distinct()
                    .toList());
        }
    }
}
