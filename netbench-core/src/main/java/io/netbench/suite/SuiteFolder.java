package io.netbench.suite;

import io.netbench.result.RunResult;
import io.netbench.result.RunStatus;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.OutputException;
import io.netbench.result.file.Patience;
import io.netbench.result.file.ResultFileException;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.ResultWriter;
import io.netbench.result.file.RunCsv;
import io.netbench.result.file.SuiteReader;
import io.netbench.result.file.SuiteWriter;
import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A folder with {@code suite.json}, each run in a file of its own below {@code runs}, and {@code runs.csv} with a row for
 * each. Documents are replaced whole, so that a coordinator that dies leaves what it had.
 */
public final class SuiteFolder implements SuiteStore {

    private static final String SUITE = "suite.json";
    private static final String RUNS = "runs";
    private static final String TABLE = "runs.csv";

    private final Property property;
    private final Path folder;
    private final Outlet outlet;
    private final Map<String, RunResult> earlier;
    private final List<SuiteRun> earlierRuns;
    private final Map<String, String> rows = new LinkedHashMap<>();
    private boolean isTableOurs;

    private SuiteFolder(
            Property property,
            Path folder,
            Patience patience,
            Map<String, RunResult> earlier,
            List<SuiteRun> earlierRuns) {
        this.property = property;
        this.folder = folder;
        this.outlet = Outlet.filesOnly(patience);
        this.earlier = Map.copyOf(earlier);
        this.earlierRuns = List.copyOf(earlierRuns);
        earlierRuns.forEach(run -> rows.put(run.name(), RunCsv.rows(run.name(), earlier.get(run.name()))));
    }

    /**
     * A new one.
     *
     * @throws OutputException if it can't be made, or holds a suite
     */
    public static SuiteFolder create(Property property, Path folder, Patience patience) {
        if (Files.exists(folder.resolve(SUITE))) {
            throw new OutputException(
                    property + " " + folder + ": holds a suite; give another folder, or go on with " + Property.RESUME);
        }
        try {
            Files.createDirectories(folder.resolve(RUNS));
        } catch (IOException e) {
            throw new OutputException(property + " " + folder + ": " + FileFailure.reasonOf(e));
        }
        SuiteFolder made = new SuiteFolder(property, folder, patience, Map.of(), List.of());
        made.output(SUITE).requireWritable();
        return made;
    }

    /**
     * One whose suite ended early, to go on with it: its complete runs are not run again.
     *
     * @param kind what made it
     * @param parameters what it must have been asked for
     * @throws OutputException if it holds no such suite
     */
    public static SuiteFolder resume(
            Property property, Path folder, String kind, Map<String, List<String>> parameters, Patience patience) {
        try {
            SuiteResult suite = SuiteReader.read(folder.resolve(SUITE));
            if (!suite.kind().equals(kind)) {
                throw new OutputException(
                        "%s %s: holds a suite of '%s', not of '%s'".formatted(property, folder, suite.kind(), kind));
            }
            requireSame(property + " " + folder, suite.parameters(), parameters);
            Map<String, RunResult> complete = new HashMap<>();
            List<SuiteRun> told = new ArrayList<>();
            for (SuiteRun run : suite.runs()) {
                if (run.file().isPresent() && run.digest().orElseThrow().status() == RunStatus.COMPLETE) {
                    complete.put(
                            run.name(),
                            ResultReader.read(folder.resolve(run.file().get())));
                    told.add(run);
                }
            }
            SuiteFolder found = new SuiteFolder(property, folder, patience, complete, told);
            found.output(SUITE).requireWritable();
            return found;
        } catch (ResultFileException e) {
            throw new OutputException(property + " " + folder + ": " + e.getMessage());
        }
    }

    private static void requireSame(String place, Map<String, List<String>> was, Map<String, List<String>> now) {
        Set<String> names = new TreeSet<>(now.keySet());
        names.addAll(was.keySet());
        for (String name : names) {
            if (!Objects.equals(now.get(name), was.get(name))) {
                throw new OutputException("%s: its suite has other %s: %s, not %s; ask for the same, or begin a new one"
                        .formatted(place, name.replace('_', ' '), words(was.get(name)), words(now.get(name))));
            }
        }
    }

    private static String words(List<String> values) {
        return values == null ? "none" : String.join(",", values);
    }

    @Override
    public Optional<Kept> keep(String run, RunResult result) {
        String file = RUNS + "/" + run + ".json";
        if (!isEarlier(run, result)) {
            ResultWriter.write(result, output(file), outlet);
            addRows(run, RunCsv.rows(run, result));
        }
        return Optional.of(new Kept(Optional.empty(), Optional.of(file)));
    }

    /** What was there before is replaced with the first that is new: until then a folder that is resumed stays as it was. */
    private void addRows(String run, String some) {
        boolean isNew = rows.put(run, some) == null;
        if (isNew && isTableOurs) {
            RunCsv.append(some, output(TABLE), outlet);
        } else {
            RunCsv.replace(rows.values(), output(TABLE), outlet);
            isTableOurs = true;
        }
    }

    /** One that is taken as it is has its file and its row. */
    private boolean isEarlier(String run, RunResult result) {
        return result.equals(earlier.get(run));
    }

    @Override
    public void write(SuiteResult suite) {
        SuiteWriter.write(suite, output(SUITE), outlet);
    }

    @Override
    public Map<String, RunResult> earlier() {
        return earlier;
    }

    @Override
    public List<SuiteRun> earlierRuns() {
        return earlierRuns;
    }

    private Output output(String file) {
        return new Output(property, folder.resolve(file).toString());
    }
}
