package io.netbench.result.file;

import io.netbench.result.RunResult;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Goes through results, one after the other so that not all have to be held: those of a file, of a suite, or of all files
 * and suites in a folder.
 */
public final class KeptRuns {

    private static final String KIND = "netbench result";
    private static final String SUITE = "suite.json";
    private static final String RUNS = "runs";
    private static final String RESULTS = "*.json";
    private static final String STANDARD_INPUT = "-";

    /** Takes what is found. */
    public interface Visitor {

        /** A file or folder with a result or suite of its own is to be read. */
        void source(String name);

        /** A run that is none of a suite. */
        void run(RunResult result);

        /** A suite, before its runs. */
        void suite(SuiteResult suite);

        /** Whether a run of that suite is looked at; else it is not read. */
        boolean wants(SuiteResult suite, SuiteRun run);

        /** A run of that suite. */
        void run(SuiteResult suite, SuiteRun run, RunResult result);
    }

    private final Visitor visitor;

    private KeptRuns(Visitor visitor) {
        this.visitor = visitor;
    }

    /**
     * Goes through a place.
     *
     * @param place a result, a suite, its folder, a folder of several of them, or {@code -} for standard input
     * @throws ResultFileException if something there can't be read, or there is nothing
     */
    public static void visit(Path place, Visitor visitor) {
        new KeptRuns(visitor).visit(place);
    }

    /** The files that are read at a place, as far as they can be; none of standard input. */
    public static List<Path> files(Path place) {
        if (place.toString().equals(STANDARD_INPUT)) {
            return List.of();
        }
        try {
            if (!Files.isDirectory(place)) {
                return withRuns(place);
            }
            return Files.exists(place.resolve(SUITE))
                    ? withRuns(place.resolve(SUITE))
                    : within(place).stream()
                            .flatMap(each -> files(each).stream())
                            .toList();
        } catch (ResultFileException unreadable) {
            return List.of();
        }
    }

    private static List<Path> withRuns(Path file) {
        List<Path> files = new ArrayList<>(List.of(file));
        Path runs = file.resolveSibling(RUNS);
        if (file.endsWith(SUITE) && Files.isDirectory(runs)) {
            try (DirectoryStream<Path> kept = Files.newDirectoryStream(runs, RESULTS)) {
                kept.forEach(files::add);
            } catch (IOException e) {
                throw new ResultFileException("%s: %s".formatted(runs, FileFailure.reasonOf(e)), e);
            }
        }
        return files;
    }

    private void visit(Path place) {
        if (place.toString().equals(STANDARD_INPUT)) {
            String name = "standard input";
            document(JsonDocument.read(name, System.in, KIND, RunResult.SCHEMA), name, Path.of(""));
        } else if (!Files.isDirectory(place)) {
            file(place);
        } else if (Files.exists(place.resolve(SUITE))) {
            file(place.resolve(SUITE));
        } else {
            boolean isAny = false;
            for (Path file : within(place)) {
                isAny |= ofFolder(file);
            }
            if (!isAny) {
                throw new ResultFileException(place + ": holds neither suite.json nor results (*.json)");
            }
        }
    }

    /** What netbench keeps beside results, such as a comparison or what a watch goes on with, is none. */
    private boolean ofFolder(Path file) {
        if (Files.isDirectory(file)) {
            visit(file);
            return true;
        }
        JsonDocument document = JsonDocument.read(file, KIND, RunResult.SCHEMA);
        boolean isResult = document.isOfKind(RunResult.SCHEMA) || document.isOfKind(SuiteResult.SCHEMA);
        if (!isResult && document.isOurs()) {
            return false;
        }
        document(document, file.toString(), file.toAbsolutePath().getParent());
        return true;
    }

    /** Results and suites beside each other; folders of something else are passed over. */
    private static List<Path> within(Path folder) {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                boolean isResult = Files.isRegularFile(file) && file.toString().endsWith(".json");
                if (isResult || Files.exists(file.resolve(SUITE))) {
                    found.add(file);
                }
            }
        } catch (IOException e) {
            throw new ResultFileException("%s: %s".formatted(folder, FileFailure.reasonOf(e)), e);
        }
        Collections.sort(found);
        return found;
    }

    private void file(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        document(JsonDocument.read(file, KIND, RunResult.SCHEMA), file.toString(), folder);
    }

    private void document(JsonDocument document, String name, Path folder) {
        visitor.source(name);
        if (!document.isOf(SuiteResult.SCHEMA)) {
            visitor.run(ResultReader.of(document));
            return;
        }
        SuiteResult suite = SuiteReader.of(document);
        visitor.suite(suite);
        for (SuiteRun run : suite.runs()) {
            if (run.skipped().isEmpty() && visitor.wants(suite, run)) {
                visitor.run(
                        suite,
                        run,
                        run.result()
                                .orElseGet(() -> ResultReader.read(
                                        folder.resolve(run.file().orElseThrow()))));
            }
        }
    }
}
