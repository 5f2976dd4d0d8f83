package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BaselineTest {

    private static final String GOODPUT = "goodput";
    private static final String CPU = "cpu_per_gib";

    @TempDir
    Path folder;

    @Test
    void shouldCallARatioWorseOnlyWhenTheIntervalsAreApart() throws IOException {
        Baseline baseline = kept(table("a", GOODPUT, 1.4, 1.5, 1.6));

        assertEquals(
                1, baseline.compare(table("a", GOODPUT, 1.1, 1.2, 1.3)).worse().size());
        assertTrue(baseline.compare(table("a", GOODPUT, 1.2, 1.3, 1.45)).worse().isEmpty());
        assertTrue(baseline.compare(table("a", GOODPUT, 1.8, 1.9, 2.0)).worse().isEmpty());
    }

    @Test
    void shouldTurnRoundWhereLessIsBetter() throws IOException {
        Baseline baseline = kept(table("a", CPU, 0.6, 0.7, 0.8));

        assertEquals(1, baseline.compare(table("a", CPU, 0.9, 1.0, 1.1)).worse().size());
        assertTrue(baseline.compare(table("a", CPU, 0.3, 0.4, 0.5)).worse().isEmpty());
    }

    @Test
    void shouldRefuseToGuardNothing() throws IOException {
        Baseline baseline = kept(table("a", GOODPUT, 1, 1, 1));

        assertThrows(IOException.class, () -> baseline.compare(table("b", GOODPUT, 1, 1, 1)));
    }

    @Test
    void shouldKeepWhatDidNotRunAndReplaceWhatDid() throws IOException {
        kept(table("a", GOODPUT, 1, 1, 1));
        kept(table("b", GOODPUT, 2, 2, 2));
        Baseline baseline = kept(table("a", GOODPUT, 3, 3, 3));

        assertEquals(1, baseline.compare(table("a", GOODPUT, 2, 2, 2)).worse().size());
        assertTrue(baseline.compare(table("b", GOODPUT, 2, 2, 2)).worse().isEmpty());
    }

    @Test
    void shouldKeepTheEarlierRatiosOfAContestThatWasNotHeld() throws IOException {
        kept(table("a", GOODPUT, 2, 2, 2));
        Baseline baseline = kept(document("{'subject': 'a', 'rounds': 0, 'ratios': []}", "here"));

        assertEquals(1, baseline.compare(table("a", GOODPUT, 1, 1, 1)).worse().size());
    }

    @Test
    void shouldNotCompareWithAnotherVersionOfARival() throws IOException {
        Baseline baseline = kept(ofVersion("3.12"));

        assertThrows(IOException.class, () -> baseline.compare(ofVersion("3.21")));
        assertEquals(1, baseline.compare(ofVersion("3.12")).compared());
    }

    @Test
    void shouldNotKeepRatiosToTheBuildBefore() throws IOException {
        String both = contest("a", GOODPUT, 1, 1, 1)
                .replace("[{", "[{'rival': 'before a', 'metric': 'goodput', 'low': 1, 'median': 1, 'high': 1}, {");
        Baseline baseline = kept(document(both, "here"));

        assertEquals(1, baseline.compare(document(both, "here")).compared());
    }

    @Test
    void shouldNotMixMachines() throws IOException {
        Baseline baseline = kept(table("a", GOODPUT, 1, 1, 1));
        JsonNode elsewhere = document(contest("a", GOODPUT, 1, 1, 1), "elsewhere");

        assertThrows(IOException.class, () -> Baseline.keep(file(), elsewhere));
        assertTrue(baseline.compare(elsewhere).otherMachine());
        assertFalse(baseline.compare(table("a", GOODPUT, 1, 1, 1)).otherMachine());
    }

    @Test
    void shouldRefuseWhatIsNoBaseline() throws IOException {
        Files.writeString(file(), "[1, 2]");
        assertThrows(IOException.class, () -> Baseline.read(file()));

        Files.writeString(file(), "not JSON");
        assertThrows(IOException.class, () -> Baseline.read(file()));
    }

    private Baseline kept(JsonNode table) throws IOException {
        Baseline.keep(file(), table);
        return Baseline.read(file());
    }

    private Path file() {
        return folder.resolve("baseline.json");
    }

    private static JsonNode table(String subject, String metric, double low, double median, double high) {
        return document(contest(subject, metric, low, median, high), "here");
    }

    private static String contest(String subject, String metric, double low, double median, double high) {
        return "{'subject': '%s', 'rounds': 15, 'ratios': [{'rival': 'r', 'metric': '%s', 'low': %s, 'median': %s, 'high': %s}]}"
                .formatted(subject, metric, low, median, high);
    }

    private static JsonNode ofVersion(String version) {
        return document(
                contest("a", GOODPUT, 1, 1, 1).replace("'rival': 'r'", "'rival': 'r', 'version': '" + version + "'"),
                "here");
    }

    private static JsonNode document(String contest, String machine) {
        String text = "{'machine': {'cpu': '%s'}, 'contests': [%s]}".formatted(machine, contest);
        return JsonMapper.shared().readTree(text.replace('\'', '"'));
    }
}
