package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.cli.report.ComparisonText;
import io.netbench.cli.terminal.Screen;
import io.netbench.result.ComparedFigure;
import io.netbench.result.ComparedQuantity;
import io.netbench.result.Comparison;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SampleComparisons;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a person gets who has results of before and after. */
class CompareCommandTest {

    private static final int LINKS = 40;

    @TempDir
    private Path folder;

    private final Random random = new Random(15);

    @Test
    void shouldBeQuietAboutTheSame() throws IOException {
        Path before = write("before.json", links -> {});
        CommandRun run = CommandRun.of("compare", before.toString(), before.toString());

        assertEquals(0, run.status(), run.err());
        assertEquals("", run.err());
        assertTrue(run.out().contains("NO WORSE: 0 of"), run.out());
        assertTrue(run.out().contains("measured more than once"), "says that chance is unknown: " + run.out());
        assertTrue(run.out().lines().allMatch(line -> line.length() <= 120), run.out());
    }

    @Test
    void shouldFitANarrowScreenWithoutColour() {
        List<String> lines = ComparisonText.lines(SampleComparisons.worse(), true, new Screen(80, false, false));

        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), () -> String.join("\n", lines));
        assertTrue(lines.stream().anyMatch(line -> line.contains("client-1->server-1")), lines::toString);
        assertTrue(
                lines.stream().anyMatch(line -> line.contains("kernel on node1: 6.1.0 before, 6.8.0 after")),
                lines::toString);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith(" verdict  WORSE: 1 of 2")), lines::toString);
    }

    @Test
    void shouldFitANarrowScreenHoweverLongNamesAre() {
        Comparison sample = SampleComparisons.worse();
        String name = "storage-client-17-in-rack-4-of-hall-b->storage-server-3-in-rack-1-of-hall-a";
        List<ComparedFigure> figures = List.of(
                worse(name, ComparedQuantity.GOODPUT, 1.2e9, 9.6e8),
                worse(name, ComparedQuantity.RETRANSMITS, 0.01, 0.99));
        Comparison comparison = new Comparison(
                Comparison.SCHEMA,
                sample.verdict(),
                sample.before(),
                sample.after(),
                null,
                2,
                2,
                0,
                0,
                0,
                true,
                List.of(),
                List.of(),
                List.of(),
                figures,
                sample.absent());
        List<String> lines = ComparisonText.lines(comparison, true, new Screen(80, false, false));

        assertTrue(lines.stream().allMatch(line -> line.length() <= 80), () -> String.join("\n", lines));
        assertTrue(
                lines.stream().anyMatch(line -> line.startsWith(" storage-cl") && line.contains("hall-a  ")),
                () -> String.join("\n", lines));
    }

    private static ComparedFigure worse(String subject, ComparedQuantity quantity, double before, double after) {
        return new ComparedFigure(
                ComparedFigure.Level.LINK,
                Optional.empty(),
                Optional.of("incast"),
                Optional.of(subject),
                quantity,
                "share",
                before,
                after,
                3,
                3,
                after / before - 1,
                0.05,
                ComparedFigure.Outcome.WORSE,
                Map.of());
    }

    @Test
    void shouldNameTheLinkThatIsHalfAsFast() throws IOException {
        Path before = write("before.json", this::noise);
        Path after = write("after.json", links -> {
            noise(links);
            scale(links.get(3), 0.5);
        });
        Path page = folder.resolve("page.html");
        CommandRun run = CommandRun.of("compare", before.toString(), after.toString(), "--html", page.toString());

        assertEquals(3, run.status(), run.out() + run.err());
        String shown = Files.readString(page);
        assertTrue(shown.contains("<strong>WORSE</strong>") && shown.contains("\u2715 worse"), shown);
        assertTrue(shown.contains("before") && shown.contains("after"), shown);
        assertTrue(run.out().contains(name(3)), run.out());
        assertTrue(run.out().contains("WORSE: 1 of"), run.out());
    }

    @Test
    void shouldFindALinkTenPercentSlowerInRepeatsAndNotInOneMeasurement() throws IOException {
        for (int repeat = 1; repeat <= 4; repeat++) {
            write("before/" + repeat + ".json", this::noise);
            write("after/" + repeat + ".json", links -> {
                noise(links);
                scale(links.get(7), 0.9);
            });
        }
        Path before = folder.resolve("before");
        Path after = folder.resolve("after");
        Path json = folder.resolve("comparison.json");
        CommandRun repeated = CommandRun.of("compare", before.toString(), after.toString(), "--json", json.toString());
        CommandRun once = CommandRun.of(
                "compare",
                before.resolve("1.json").toString(),
                after.resolve("1.json").toString());

        assertEquals(3, repeated.status(), repeated.out() + repeated.err());
        assertTrue(repeated.out().contains("WORSE: 1 of"), repeated.out());
        assertTrue(repeated.out().contains(name(7)), repeated.out());
        ResultSchema.assertValidComparison(Files.readString(json));
        assertEquals(0, once.status(), once.out());
        CommandRun listed = CommandRun.of("compare", files(before), files(after), "--threshold", "20%");
        assertEquals(0, listed.status(), "less than was asked for: " + listed.out());
    }

    private static String files(Path of) {
        return "%1$s/1.json,%1$s/2.json,%1$s/3.json".formatted(of);
    }

    @Test
    void shouldRefuseToWriteOverWhatIsCompared() throws IOException {
        String before = write("before.json", this::noise).toString();
        String after = write("after/1.json", this::noise).toString();
        String suite = write("suite/suite.json", this::noise).toString();
        String run = write("suite/runs/pairs-1.json", this::noise).toString();
        Path link = Files.createSymbolicLink(folder.resolve("link.json"), Path.of(after));
        String sides = before + "," + folder.resolve("suite");
        for (String place : List.of(before, after, link.toString(), suite, run)) {
            for (String form : List.of("--json", "--html")) {
                String held = Files.readString(Path.of(place));
                CommandRun refused =
                        CommandRun.of("compare", sides, folder.resolve("after").toString(), form, place);

                assertEquals(2, refused.status(), refused.out());
                String message = "netbench compare: %s %s: is the result itself; give another file";
                assertTrue(refused.err().startsWith(message.formatted(form, place)), refused.err());
                assertEquals(held, Files.readString(Path.of(place)));
            }
        }
    }

    @Test
    void shouldRefuseToWriteOverTheBaseline() throws IOException {
        String good = write("good.json", links -> {}).toString();
        String held = Files.readString(Path.of(good));
        for (String form : List.of("--json", "--html", "--csv", "--csv-run", "--csv-endpoints")) {
            CommandRun refused = CommandRun.of("incast", "--any-plan", "--baseline", good, form, good);

            assertEquals(2, refused.status(), refused.out());
            String message = "netbench incast: %s %s: is the baseline itself; give another file";
            assertTrue(refused.err().startsWith(message.formatted(form, good)), refused.err());
            assertEquals(held, Files.readString(Path.of(good)));
        }
        CommandRun client = CommandRun.of("client", "127.0.0.1", "--any-plan", "--baseline", good, "--json", good);
        assertEquals(2, client.status(), client.out());
        assertTrue(client.err().contains("is the baseline itself"), client.err());
    }

    @Test
    void shouldWriteTheOtherDocumentWhereOneCannotBe() throws IOException {
        String before = write("before.json", this::noise).toString();
        Path page = folder.resolve("page.html");
        CommandRun run = CommandRun.of("compare", before, before, "--json", "/dev/full", "--html", page.toString());

        assertEquals(1, run.status(), run.err());
        assertTrue(run.err().contains("--json /dev/full"), run.err());
        assertTrue(Files.size(page) > 0);
    }

    /** The empty name is the current folder, whatever lies in it. */
    @Test
    void shouldRefuseAnEmptyName() throws IOException {
        String file = write("before.json", links -> {}).toString();
        CommandRun run = CommandRun.of("compare", file + ", ", file);

        assertEquals(2, run.status(), run.out());
        assertTrue(run.err().contains("has an empty name; write files as a.json,b.json"), run.err());
    }

    @Test
    void shouldRefuseWhatIsOfDifferentThings() throws IOException {
        Path before = write("before.json", links -> {});
        ObjectNode other = sample();
        ((ObjectNode) other.get("loads").get(0)).put("block_size_bytes", 4096);
        Path after = Files.writeString(folder.resolve("after.json"), other.toString());
        CommandRun refused = CommandRun.of("compare", before.toString(), after.toString());
        CommandRun told = CommandRun.of("compare", before.toString(), after.toString(), "--any-plan");

        assertEquals(2, refused.status());
        assertTrue(refused.err().contains("block size"), refused.err());
        assertTrue(refused.err().contains("--any-plan"), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        assertEquals(0, told.status(), told.err());
        assertTrue(told.out().contains("block size"), told.out());
    }

    @Test
    void shouldFailForWhatIsIncompleteUnlessToldOtherwise() throws IOException {
        Path before = write("before.json", links -> {});
        ObjectNode cut = sample();
        cut.put("status", "incomplete");
        Path after = Files.writeString(folder.resolve("after.json"), cut.toString());

        assertEquals(
                1, CommandRun.of("compare", before.toString(), after.toString()).status());
        CommandRun allowed = CommandRun.of("compare", before.toString(), after.toString(), "--allow-incomplete");
        assertEquals(0, allowed.status(), allowed.out() + allowed.err());
    }

    @Test
    void shouldRefuseWhatIsNoResult() throws IOException {
        Path empty = Files.createDirectory(folder.resolve("empty"));
        Path before = write("before.json", links -> {});
        Path text = Files.writeString(folder.resolve("notes.txt"), "nothing");
        for (Path wrong : new Path[] {empty, text, folder.resolve("none.json")}) {
            CommandRun run = CommandRun.of("compare", before.toString(), wrong.toString());

            assertEquals(2, run.status(), wrong::toString);
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains(wrong.toString()), run.err());
        }
        assertEquals(2, CommandRun.of("compare", "-", "-").status());
    }

    @Test
    void shouldCheckTheBaselineBeforeTheRun() throws IOException {
        Path other = write("other.json", links -> {});
        CommandRun missing = CommandRun.of(
                "incast", "--baseline", folder.resolve("none.json").toString());
        CommandRun unlike = CommandRun.of("incast", "-c", "2", "--baseline", other.toString());

        Path series = folder.resolve("series.json");
        assertEquals(
                0,
                CommandRun.of(("incast --sweep clients=1,2 -b 4k -t 50ms -w 0 --quiet --json " + series).split(" "))
                        .status());
        CommandRun ofSeries = CommandRun.of("incast", "-c", "1", "-b", "4k", "--baseline", series.toString());

        assertEquals(2, ofSeries.status(), ofSeries.out());
        assertTrue(
                ofSeries.err().contains("they have nothing in common: it has incast 1, incast 2, and this is one run"),
                ofSeries.err());
        assertEquals(2, missing.status());
        assertTrue(missing.err().contains("--baseline"), missing.err());
        assertEquals(2, unlike.status());
        assertTrue(unlike.err().contains("--baseline"), unlike.err());
        assertTrue(unlike.err().contains("clients"), unlike.err());
    }

    @Test
    void shouldHoldARunAgainstItsBaseline() throws IOException {
        Path first = folder.resolve("first.json");
        Path second = folder.resolve("second.json");
        String[] run = {"incast", "-c", "1", "-t", "300ms", "-w", "100ms", "--rate", "50mbit", "--live", "off"};
        CommandRun.of(with(run, "--json", first.toString(), "--quiet"));
        ObjectNode faster = (ObjectNode) ResultJson.mapper().readTree(Files.readString(first));
        scale((ObjectNode) faster.get("links").get(0), 2);
        Files.writeString(first, faster.toString());
        CommandRun slower = CommandRun.of(with(run, "--baseline", first.toString(), "--json", second.toString()));

        assertEquals(3, slower.status(), slower.out() + slower.err());
        assertTrue(slower.out().contains("client-1->server-1"), slower.out());
        String json = Files.readString(second);
        ResultSchema.assertValid(json);
        JsonNode comparison = ResultJson.mapper().readTree(json).get("comparison");
        assertTrue(comparison.get("worse").intValue() >= 1, comparison::toString);
        CommandRun report = CommandRun.of("report", second.toString());
        assertTrue(report.out().contains("WORSE:"), report.out());
        assertFalse(CommandRun.of("report", first.toString()).out().contains("WORSE:"));
    }

    private static String[] with(String[] some, String... more) {
        String[] all = Arrays.copyOf(some, some.length + more.length);
        System.arraycopy(more, 0, all, some.length, more.length);
        return all;
    }

    /** The sample's links, whatever they are given. */
    private Path write(String name, Consumer<JsonNode> change) throws IOException {
        ObjectNode result = sample();
        change.accept(result.get("links"));
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, result.toString());
    }

    private static ObjectNode sample() {
        RunResult sample = SampleResults.fabric(LINKS);
        return (ObjectNode) ResultJson.mapper().valueToTree(sample);
    }

    private static String name(int link) {
        return SampleResults.fabric(LINKS).links().get(link).name();
    }

    private void noise(JsonNode links) {
        links.forEach(link -> scale((ObjectNode) link, 1 + 0.005 * random.nextGaussian()));
    }

    private static void scale(JsonNode link, double by) {
        ((ObjectNode) link)
                .put("goodput_bytes_per_s", link.get("goodput_bytes_per_s").doubleValue() * by);
    }
}
