package io.netbench.cli.html;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.analysis.SamplePairs;
import io.netbench.analysis.SampleResults;
import io.netbench.cli.Poison;
import io.netbench.cli.html.Chromium.OpenPage;
import io.netbench.result.ResultJson;
import io.netbench.result.RunResult;
import io.netbench.result.SampleComparisons;
import io.netbench.result.SampleSuites;
import io.netbench.result.SuiteResult;
import io.netbench.result.file.ResultReader;
import io.netbench.result.file.SuiteReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Pages as a real browser shows them. One browser for all, since its start takes longer than a page. */
class BrowserTest {

    private static final int WIDTH = 1440;
    private static final int HEIGHT = 900;
    private static final int MOST_BYTES = 1_500_000;
    private static final int MOST_MS = 3_000;

    @TempDir
    private static Path folder;

    private static Chromium browser;

    @BeforeAll
    static void startBrowser() throws IOException, InterruptedException {
        Optional<Path> binary = Chromium.binary();
        assumeTrue(binary.isPresent(), "there is no Chromium here; apt-get install chromium");
        browser = Chromium.start(binary.get());
    }

    @AfterAll
    static void endBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void shouldShowEverySampleWithoutComplaintOrRequest() {
        List<Path> pages = new ArrayList<>();
        SampleResults.all().forEach((name, run) -> pages.add(SamplePages.of(run, folder.resolve(name + ".html"))));
        SampleSuites.all().forEach((name, suite) -> pages.add(SamplePages.of(suite, folder.resolve(name + ".html"))));
        pages.add(SamplePages.of(SampleComparisons.worse(), folder.resolve("comparison.html")));
        for (Path file : pages) {
            try (OpenPage page = browser.open(file, 390, 844)) {
                page.value("for (const part of document.querySelectorAll('section')) part.scrollIntoView()");
                page.value("new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
                assertQuiet(page, file);
                assertTrue(page.number("document.documentElement.scrollWidth") <= 390, () -> file + " is too wide");
            }
        }
    }

    @Test
    @Tag("timing")
    void shouldDrawAThousandLinksSoon() throws IOException {
        Path file = SamplePages.of(SampleResults.fabric(1000), folder.resolve("thousand.html"));
        measure("1,000 links", file, 1000, MOST_BYTES);
    }

    @Test
    @Tag("timing")
    void shouldDrawAllPairsOf64HostsSoon() throws IOException {
        Path file = SamplePages.of(SamplePairs.of(64), folder.resolve("pairs.html"));
        try (OpenPage page = measure("64 x 63 pairs", file, 400, MOST_BYTES)) {
            page.value("document.querySelector('.cells').focus()");
            page.press("ArrowRight");
            page.press("ArrowDown");
            assertTrue(
                    page.text("document.querySelector('.readout').textContent").startsWith("node02 \u2192 node03: "),
                    () -> page.text("document.querySelector('.readout').textContent"));
            assertEquals("node07", page.text("document.querySelector('#link-table tbody tr td').textContent"));
        }
    }

    private OpenPage measure(String what, Path file, int rows, int mostBytes) throws IOException {
        long bytes = Files.size(file);
        OpenPage page = browser.open(file, WIDTH, HEIGHT);
        int ms = drawnMs(page);
        System.out.printf("page of %s: %,d bytes, drawn after %d ms%n", what, bytes, ms);
        assertEquals(rows, page.number("document.querySelectorAll('.links tbody tr').length"));
        assertTrue(bytes <= mostBytes, () -> bytes + " bytes");
        assertTrue(ms < MOST_MS, what + " took " + ms + " ms");
        assertQuiet(page, file);
        return page;
    }

    private static int drawnMs(OpenPage page) {
        return page.number("Number(document.documentElement.getAttribute('data-drawn'))");
    }

    @Test
    void shouldFilterSortAndPickByKeysAlone() {
        Path file = SamplePages.of(SampleResults.fabric(40), folder.resolve("keys.html"));
        try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
            assertEquals("node07", page.text("document.querySelector('#link-table tbody bdi').textContent"));
            page.press("/");
            assertEquals("filter", page.text("document.activeElement.id"));
            for (String key : List.of("e", "1")) {
                page.press(key);
            }
            assertEquals("10 of 40", page.text("document.getElementById('shown').textContent"));
            page.press("Escape");
            assertEquals("40 of 40", page.text("document.getElementById('shown').textContent"));

            page.value("document.getElementById('only-bad').focus()");
            page.press(" ");
            int bad = page.number("document.querySelectorAll('#link-table tbody tr:not([hidden])').length");
            assertTrue(bad > 0 && bad < 40, () -> bad + " links are slow");
            page.press(" ");

            page.value("document.querySelectorAll('#link-table th button')[0].focus()");
            page.press("Enter");
            assertEquals("node01", page.text("document.querySelector('#link-table tbody bdi').textContent"));

            page.value("document.getElementById('time-chart').scrollIntoView()");
            page.await("document.querySelectorAll('#time-chart .u-series').length === 6");
            page.value("document.querySelector('#link-table tbody tr:nth-child(20) input').focus()");
            page.press(" ");
            page.await("document.querySelectorAll('#time-chart .u-series').length === 7");
            page.value("document.getElementById('latency-chart').scrollIntoView()");
            page.await("document.querySelectorAll('#latency-chart .u-series').length === 8");
            assertQuiet(page, file);
        }
    }

    @Test
    void shouldTellOfTheLinkOfACellByKeysAlone() {
        Path file = SamplePages.of(SampleResults.mesh(6), folder.resolve("mesh.html"));
        try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
            page.value("document.querySelector('.cells').focus()");
            page.press("ArrowRight");
            String told = page.text("document.querySelector('.readout').textContent");
            assertTrue(told.startsWith("h1 \u2192 h3: "), told);
            page.press("Enter");
            page.await("document.querySelector('#detail h3')");
            assertTrue(
                    page.text("document.getElementById('detail').textContent").contains("h1 \u2192 h3"));
            page.value("document.querySelector('.map .r1').focus()");
            page.press("ArrowRight");
            assertEquals(
                    "block",
                    page.text("getComputedStyle(document.querySelector('.map .w2')).display"),
                    "the next figure is shown");
        }
    }

    @Test
    void shouldSaveTheWholeResult() throws IOException {
        RunResult run = SampleResults.incast();
        Path file = SamplePages.of(run, folder.resolve("save.html"));
        try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
            page.call("Page.setDownloadBehavior", Map.of("behavior", "allow", "downloadPath", folder.toString()));
            page.value("document.getElementById('save').click()");
            page.await("document.getElementById('save').hasAttribute('data-state')");
            Path saved = folder.resolve("netbench-" + run.runId() + ".json");
            page.await("true");
            long deadline = System.nanoTime() + 20_000_000_000L;
            while (!Files.exists(saved) && System.nanoTime() < deadline) {
                page.value("new Promise(done => requestAnimationFrame(done))");
            }
            assertEquals(run, ResultReader.read(saved));
            assertQuiet(page, file);
        }
    }

    @Test
    void shouldPrintWithoutControlsAndWithHistograms() {
        Path file = SamplePages.of(SampleResults.fabric(40), folder.resolve("print.html"));
        try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
            page.call("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertEquals("none", page.text("getComputedStyle(document.querySelector('nav')).display"));
            assertEquals("none", page.text("getComputedStyle(document.getElementById('link-controls')).display"));
            assertEquals("block", page.text("getComputedStyle(document.querySelector('svg.h')).display"));
            String pdf = page.call("Page.printToPDF", Map.of("printBackground", true))
                    .path("data")
                    .asString("");
            assertTrue(pdf.length() > 20_000, () -> pdf.length() + " characters of PDF");
            assertEquals(
                    1, page.number("document.querySelectorAll('#time-chart .uplot').length"), "drawn for the paper");
            assertQuiet(page, file);
        }
    }

    @Test
    void shouldFollowTheSchemeOfItsReader() {
        Path file = SamplePages.of(SampleResults.incast(), folder.resolve("dark.html"));
        try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
            String light = page.text("getComputedStyle(document.body).backgroundColor");
            page.call(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
            String dark = page.text("getComputedStyle(document.body).backgroundColor");
            assertEquals("rgb(255, 255, 255)", light);
            assertFalse(dark.equals(light), dark);
        }
    }

    /** What an agent, a host or a file says is text, whatever it says. */
    @Test
    void shouldRunNothingThatCameWithAResult() throws IOException {
        String hostile = "</script></title></style><img src=x onerror=ran=1><script>ran=2</script>"
                + "<svg onload=ran=3><a href='javascript:ran=4'>x</a>\" onmouseover=\"ran=5\" x=\"'><iframe src=//h.invalid>"
                + "]]>--><base href=//h.invalid/>\u202e\u0000\u0008\u2028{{ran=6}}";
        ObjectNode run = ResultJson.mapper().valueToTree(SampleResults.incomplete());
        int texts = Poison.into(run, hostile, node -> Poison.isRead(node, in -> ResultReader.read("it", in)));
        assertTrue(texts > 20, () -> texts + " texts");
        RunResult poisoned = ResultReader.read(
                "it", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(run)));
        ObjectNode suite = ResultJson.mapper().valueToTree(SampleSuites.validation());
        Poison.into(suite, hostile, node -> Poison.isRead(node, in -> SuiteReader.read("it", in)));
        SuiteResult poisonedSuite = SuiteReader.read(
                "it", new ByteArrayInputStream(ResultJson.mapper().writeValueAsBytes(suite)));
        for (Path file : List.of(
                SamplePages.of(poisoned, folder.resolve("hostile.html")),
                SamplePages.of(poisonedSuite, folder.resolve("hostile-suite.html")))) {
            try (OpenPage page = browser.open(file, WIDTH, HEIGHT)) {
                page.value("for (const one of document.querySelectorAll('#link-table tbody tr')) one.click()");
                page.value("for (const one of document.querySelectorAll('section')) one.scrollIntoView()");
                page.value("new Promise(done => setTimeout(done, 200))");
                assertEquals("undefined", page.text("typeof ran"));
                assertEquals(
                        0,
                        page.number(
                                "document.querySelectorAll('img,iframe,base,object,embed,form,body a:not([href^=\"#\"])').length"));
                assertEquals(
                        0,
                        page.number(
                                "[...document.querySelectorAll('*')].filter(e => [...e.attributes].some(a => /^on/.test(a.name))).length"));
                assertTrue(page.text("document.body.textContent").contains("<script>ran=2</script>"), "it is shown");
                assertTrue(page.text("document.body.textContent").contains("\\u{202e}\\u{0}\\u{8}\\u{2028}"), "spelt");
                assertEquals(
                        0, page.number("(document.body.innerText.match(/[\\u202e\\u2028\\u0008]/g) || []).length"));
                assertEquals(
                        page.number("document.querySelectorAll('#detail').length"),
                        page.number(
                                "[...document.querySelectorAll('#detail')].filter(pane => pane.textContent.includes('u{202e}')"
                                        + " && !/[\\u202e\\u2028\\u0008]/.test(pane.textContent)).length"),
                        "spelt in the pane too");
                assertQuiet(page, file);
            }
        }
    }

    private static void assertQuiet(OpenPage page, Path file) {
        assertEquals(List.of(), page.complaints(), file.toString());
        assertEquals(
                List.of(),
                page.requests().stream()
                        .filter(url -> !url.equals(file.toUri().toString())
                                && !url.startsWith("data:,")
                                && !url.startsWith("blob:"))
                        .toList(),
                file.toString());
    }
}
