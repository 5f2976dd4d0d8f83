package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.SampleComparisons;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptRunsTest {

    @TempDir
    private Path folder;

    private final List<String> seen = new ArrayList<>();
    private boolean wantsAll = true;

    private final KeptRuns.Visitor visitor = new KeptRuns.Visitor() {
        @Override
        public void source(String name) {
            seen.add(folder.relativize(Path.of(name)).toString());
        }

        @Override
        public void run(RunResult result) {
            seen.add("a run");
        }

        @Override
        public void suite(SuiteResult suite) {
            seen.add(suite.kind());
        }

        @Override
        public boolean wants(SuiteResult suite, SuiteRun run) {
            return wantsAll;
        }

        @Override
        public void run(SuiteResult suite, SuiteRun run, RunResult result) {
            seen.add(run.name());
        }
    };

    @Test
    void shouldGoThroughAFolderOfResultsAndSuitesInOrder() throws IOException {
        write("b.json", SampleResults.incast());
        write("a.json", SampleResults.streams());
        write("c/suite.json", SampleSuites.sweep());
        write("other/notes.json", SampleResults.incast());
        Files.writeString(folder.resolve("notes.txt"), "nothing");

        KeptRuns.visit(folder, visitor);

        assertEquals(
                List.of("a.json", "a run", "b.json", "a run", "c/suite.json", "sweep", "b-1048576", "b-65536"), seen);
    }

    @Test
    void shouldPassOverWhatIsKeptBesideResults() throws IOException {
        Files.writeString(folder.resolve("watch.json"), "{\"schema\": \"netbench-watch/1\"}");
        write("compared.json", SampleComparisons.worse());
        ResultFileException none = assertThrows(ResultFileException.class, () -> KeptRuns.visit(folder, visitor));
        assertTrue(none.getMessage().contains("holds neither"), none.getMessage());

        write("a.json", SampleResults.streams());
        KeptRuns.visit(folder, visitor);

        assertEquals(List.of("a.json", "a run"), seen);
    }

    @Test
    void shouldRefuseWhatIsNoResult() throws IOException {
        Path watch = Files.writeString(folder.resolve("watch.json"), "{\"schema\": \"netbench-watch/1\"}");
        ResultFileException given = assertThrows(ResultFileException.class, () -> KeptRuns.visit(watch, visitor));
        assertTrue(given.getMessage().contains("its schema is netbench-watch/1"), given.getMessage());

        Files.writeString(watch, "{\"schema\": \"netbench-result/99\"}");
        ResultFileException newer = assertThrows(ResultFileException.class, () -> KeptRuns.visit(folder, visitor));
        assertTrue(newer.getMessage().contains("its schema is netbench-result/99"), newer.getMessage());
    }

    @Test
    void shouldReadNoRunThatNobodyWants() throws IOException {
        // Its runs are in files that are not there.
        write("suite.json", SampleSuites.validation());
        wantsAll = false;
        KeptRuns.visit(folder, visitor);
        assertEquals(List.of("suite.json", "validate"), seen);

        wantsAll = true;
        ResultFileException missing = assertThrows(ResultFileException.class, () -> KeptRuns.visit(folder, visitor));
        assertTrue(missing.getMessage().contains("runs/"), missing.getMessage());
    }

    @Test
    void shouldSayThatThereIsNothing() {
        ResultFileException empty = assertThrows(ResultFileException.class, () -> KeptRuns.visit(folder, visitor));
        assertTrue(empty.getMessage().contains("suite.json"), empty.getMessage());
    }

    private void write(String name, Record document) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, ResultJson.mapper().writeValueAsString(document));
    }
}
