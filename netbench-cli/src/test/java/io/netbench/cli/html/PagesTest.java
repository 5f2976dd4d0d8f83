package io.netbench.cli.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SamplePairs;
import io.netbench.analysis.SampleResults;
import io.netbench.result.LinkResult;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.result.SuiteRun;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What pages say, read as the text that they are; what they look like is a browser's matter. */
class PagesTest {

    private static final Pattern SAVED = Pattern.compile("id=\"saved\">([^<]*)</script>");
    private static final Pattern DATA = Pattern.compile("id=\"data\">([^<]*)</script>");

    @Test
    void shouldBeginWithVerdictNamedLinkAndWhatWasExpected() {
        String page = RunPage.of(SampleResults.fabric(40)).render();
        String first = page.substring(page.indexOf("<main>"), page.indexOf("<nav>"));
        assertTrue(first.contains("<strong>FAILED</strong>"), first);
        assertTrue(first.contains("node07-&gt;storage01"), first);
        assertTrue(first.contains("at least 200 Mbit/s a link, the limit that was set."), first);
        assertTrue(first.contains("<dt>goodput</dt>"), first);
        assertTrue(page.indexOf("id=\"map\"") < page.indexOf("id=\"links\""));
    }

    /** The one thing that a map must not do: look fine where all is slow alike. */
    @Test
    void shouldColourByWhatWasExpectedAndNotByTheBest() {
        String page = RunPage.of(SampleResults.fabric(60)).render();
        String ports = RunPage.of(SampleResults.withoutChecks(SampleResults.fabricOfDevices(8)))
                .render();
        assertTrue(ports.contains("of what was expected"), "devices tell what their ports can do");
        assertTrue(ports.contains("its part of the slower port less headers"));
        assertTrue(page.contains("of the limit"), "all are under the limit");
        String alike = RunPage.of(SampleResults.incast()).render();
        assertFalse(alike.contains("of what was expected</label>"));
        assertTrue(alike.contains("a network that is slow everywhere looks even here"));
        assertTrue(alike.contains("expected</dt><dd>nothing: no rate and no limit was asked for, and "));
    }

    @Test
    void shouldSortTheWorstLinksFirst() {
        String page = RunPage.of(SampleResults.fabric(40)).render();
        String rows = page.substring(page.indexOf("id=\"link-table\""));
        assertTrue(rows.indexOf("<bdi>node07</bdi>") < rows.indexOf("<bdi>node01</bdi>"));
        assertTrue(rows.contains("<tr class=\"slow\""));
    }

    @Test
    void shouldHoldTheWholeResult() throws IOException {
        RunResult run = SampleResults.several();
        assertEquals(run, savedRun(RunPage.of(run).render()));
        SuiteResult suite = SampleSuites.sweep();
        try (InputStream in = saved(page(suite))) {
            assertEquals(suite, SuiteReader.read("it", in));
        }
    }

    @Test
    void shouldHoldASmallerResultWhereThePageWouldBeTooLarge() throws IOException {
        RunResult run = SampleResults.fabric(1000);
        String page = RunPage.of(run).render();
        assertTrue(page.length() < 1_500_000, () -> page.length() + " bytes");
        RunResult kept = savedRun(page);
        assertEquals(run.totals(), kept.totals());
        assertEquals(run.links().size(), kept.links().size());
        assertEquals(
                "left out to keep a page small", kept.links().get(0).absent().get("goodput_histogram"));
        assertTrue(page.contains("to keep the page small without the courses of single links over time"));
        ResultSchema.assertValid(kept);
    }

    @Test
    void shouldNameTheBadPortOfAFabricFirst() {
        SamplePairs pairs = SamplePairs.of(8);
        SuiteFigures figures = new SuiteFigures();
        pairs.rounds().forEach(figures::add);
        String page = SuitePage.of(pairs.suite(), figures).render();
        String first = page.substring(page.indexOf("<main>"), page.indexOf("<nav>"));
        assertTrue(first.contains("<strong>BAD</strong>"), first);
        assertTrue(first.contains("<p class=\"lead\">What node07 sends is slow"), first);
        assertTrue(page.indexOf("id=\"findings\"") < page.indexOf("id=\"map-0\""));
        assertTrue(page.contains("Goodput beside the usual 9."), "nothing was expected, and the page says so");
        assertTrue(page.contains("56 pairs"));
    }

    /** As with the verdict: a pair that gave no figure was asked once more. */
    @Test
    void shouldShowOfAPairTheFirstFigure() throws IOException {
        SamplePairs pairs = SamplePairs.of(8);
        ObjectNode failed = ResultJson.mapper().valueToTree(pairs.rounds().get("pairs-1"));
        for (JsonNode link : failed.get("links")) {
            ((ObjectNode) link).put("status", "failed").putArray("failures").add("no answer");
        }
        SuiteFigures figures = new SuiteFigures();
        figures.add(
                "pairs-0",
                ResultReader.read(
                        "it", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(failed))));
        String without = SuitePage.of(pairs.suite(), figures).render();
        pairs.rounds().forEach(figures::add);
        assertTrue(without.contains("<tr class=\"failed\""), without);
        assertEquals(page(pairs, Map.of()), SuitePage.of(pairs.suite(), figures).render());
    }

    @Test
    void shouldDrawTheCurveOfASweep() {
        String page = page(SampleSuites.sweep());
        assertTrue(page.contains("<svg class=\"curves\""));
        assertTrue(page.contains("64 KiB") && page.contains("1 MiB"));
        assertTrue(page.contains("Goodput rises up to 1 MiB blocks"));
    }

    /** One that was cut short says nothing of its point. */
    @Test
    void shouldLeaveBrokenRunsOutOfCurves() {
        SuiteResult suite = SampleSuites.sweep();
        List<SuiteRun> runs = new ArrayList<>(suite.runs());
        runs.add(run("cut", Map.of("block_size_bytes", "65536"), SampleResults.interrupted()));
        runs.add(run("lost", Map.of("block_size_bytes", "262144"), SampleResults.incomplete()));
        String page = page(suite.withRuns(runs));
        assertEquals(curves(page(suite)), curves(page));
        assertTrue(page.contains("INTERRUPTED") || page.contains("interrupted"), "its row stands among all runs");
    }

    /** The same as in the table on a terminal. */
    @Test
    void shouldDrawCurvesOverFanInWhateverElseVaries() {
        SuiteResult suite = SampleSuites.sweep();
        List<SuiteRun> runs = new ArrayList<>();
        for (String block : List.of("4096", "65536", "1048576")) {
            for (String clients : List.of("2", "4")) {
                Map<String, String> parameters = new LinkedHashMap<>();
                parameters.put("clients", clients);
                parameters.put("block_size_bytes", block);
                runs.add(run("b-" + block + "-" + clients, parameters, SampleResults.incast()));
            }
        }
        assertTrue(page(suite.withRuns(runs)).contains("Goodput of all links together over clients;"));
    }

    private static SuiteRun run(String name, Map<String, String> parameters, RunResult result) {
        return new SuiteRun(
                name, "sweep", parameters, Optional.of(result), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static String curves(String page) {
        int from = page.indexOf("id=\"sweep-sweep\"");
        return page.substring(from, page.indexOf("</section>", from));
    }

    /** A fabric that misses its limit everywhere is even, and must not look fine. */
    @Test
    void shouldHoldPairsAgainstTheLimitThatWasSet() throws IOException {
        String page = page(SamplePairs.of(8), Map.of("min_link_bits_per_s", "20000000000", "max_p99_ns", "2000000"));
        assertTrue(
                page.contains("<dt>expected</dt><dd>at least 20 Gbit/s a pair, the limit that was set; usual is 9."));
        assertTrue(page.contains("a 99th percentile of latency of at most 2 ms"), "it is said too");
        assertTrue(page.contains("of the limit</label>"));
        assertTrue(page.contains("latency beside the limit that was set, 2 ms"));
        assertFalse(page.contains("looks even here"));
        assertFalse(
                page.substring(page.indexOf("<svg class=\"grid\""), page.indexOf("</svg>"))
                        .contains("class=\"g0\""),
                "no pair is fine");
        assertFalse(page.contains("<tr class=\"ok\""), "all are to be looked at");

        String above = page(SamplePairs.of(8), Map.of("min_link_bits_per_s", "1000000000"));
        assertTrue(above.contains("of usual</label>"), "that shows the odd one");
        assertTrue(above.contains("which is more than what was expected: at least 1 Gbit/s a pair"));
        assertTrue(page(SamplePairs.of(8), Map.of("min_link_bits_per_s", "-NaN"))
                .contains("<dt>expected</dt><dd>nothing: "));
    }

    private static String page(SamplePairs pairs, Map<String, String> parameters) throws IOException {
        ObjectNode suite = ResultJson.mapper().valueToTree(pairs.suite());
        ObjectNode asked = (ObjectNode) suite.get("parameters");
        parameters.forEach((name, value) -> asked.putArray(name).add(value));
        SuiteFigures figures = new SuiteFigures();
        pairs.rounds().forEach(figures::add);
        return SuitePage.of(
                        SuiteReader.read(
                                "it",
                                new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(suite))),
                        figures)
                .render();
    }

    @Test
    void shouldSayThatRunsStandInFilesBeside() {
        String page = page(SampleSuites.validation());
        assertTrue(page.contains("its runs stand in files beside suite.json; save it into that folder"));
        assertFalse(page.contains("read it once it is saved"));
        assertTrue(page(SampleSuites.sweep()).contains("read it once it is saved"));
    }

    /** What no cell of a map can show is not sent along. */
    @Test
    void shouldBoundThePageOfALargeFabric() {
        SamplePairs pairs = SamplePairs.of(200);
        SuiteFigures figures = new SuiteFigures();
        pairs.rounds().forEach(figures::add);
        String page = SuitePage.of(pairs.suite(), figures).render();
        assertTrue(page.length() < 1_000_000, () -> page.length() + " letters");
        Matcher data = DATA.matcher(page);
        assertTrue(data.find());
        JsonNode told = ResultJson.mapper().readTree(data.group(1));
        assertEquals(400, told.get("links").get("g").size());
        assertEquals(0, told.get("maps").size());
        assertEquals(
                "node07",
                told.get("ends").get(told.get("links").get("a").get(0).asInt()).asString());
        assertTrue(page.contains("data-i=\"0\"") && page.contains("data-i=\"399\""));
        assertFalse(page.contains("data-i=\"400\""));
        assertFalse(page.contains("role=\"application\""), "no key moves there");
        assertTrue(page.contains(
                "role=\"img\" aria-label=\"goodput, Gbit/s of links, some to a cell, from 200 sources to"));
    }

    @Test
    void shouldTellOfDeadLinksWhereHalfOfAllAreDead() {
        LinkColumns columns = new LinkColumns();
        columns.add(SampleResults.incast().links().get(0), 0);
        columns.add(SampleResults.incast().links().get(0), 1);
        assertTrue(Double.isNaN(columns.share(0)), "no share is infinite");
        assertTrue(columns.share(1) > 1);
        columns.add(dead(), 0);
        assertEquals(0, columns.share(2));
    }

    private static LinkResult dead() {
        ObjectNode link =
                ResultJson.mapper().valueToTree(SampleResults.incast().links().get(0));
        link.put("goodput_bytes_per_s", 0);
        return ResultJson.mapper().treeToValue(link, LinkResult.class);
    }

    /** What nobody counted is not none. */
    @Test
    void shouldNotSayThatNothingWasLostWhereNobodyCounted() {
        RunResult run = SampleResults.incast();
        for (String counters : List.of("tcp", "nic_delta")) {
            ObjectNode node = ResultJson.mapper().valueToTree(run);
            node.get("hosts").forEach(host -> {
                ((ObjectNode) host).putNull(counters);
                host.withObject("absent").put(counters, "not counted");
            });
            RunResult uncounted = ResultReader.read(
                    "it", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(node)));
            assertFalse(RunPage.of(uncounted).render().contains("none of losses and errors"), counters);
        }
    }

    private static String page(SuiteResult suite) {
        SuiteFigures figures = new SuiteFigures();
        suite.runs().forEach(run -> run.result().ifPresent(result -> figures.add(run.name(), result)));
        return SuitePage.of(suite, figures).render();
    }

    private static RunResult savedRun(String page) throws IOException {
        try (InputStream in = saved(page)) {
            return ResultReader.read("it", in);
        }
    }

    private static InputStream saved(String page) throws IOException {
        Matcher saved = SAVED.matcher(page);
        assertTrue(saved.find());
        return new GZIPInputStream(new ByteArrayInputStream(Base64.getDecoder().decode(saved.group(1))));
    }
}
