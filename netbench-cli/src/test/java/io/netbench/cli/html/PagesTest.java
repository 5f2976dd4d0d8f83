package io.netbench.cli.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SamplePairs;
import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/** What pages say, read as the text that they are; what they look like is a browser's matter. */
class PagesTest {

    private static final Pattern SAVED = Pattern.compile("id=\"saved\">([^<]*)</script>");

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

    @Test
    void shouldDrawTheCurveOfASweep() {
        String page = page(SampleSuites.sweep());
        assertTrue(page.contains("<svg class=\"curves\""));
        assertTrue(page.contains("64 KiB") && page.contains("1 MiB"));
        assertTrue(page.contains("Goodput rises up to 1 MiB blocks"));
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
