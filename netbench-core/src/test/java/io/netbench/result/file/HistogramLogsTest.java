package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.LinkResult;
import io.netbench.result.RunResult;
import io.netbench.text.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramLogProcessor;
import org.HdrHistogram.HistogramLogReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramLogsTest {

    @TempDir
    private Path folder;

    @Test
    void shouldBeReadByHdrHistogramsOwnReader() throws IOException {
        RunResult result = SampleResults.incast();

        HistogramLogs.write(result, output(folder.resolve("new")), Patience.endless());

        Map<String, Histogram> latency = read("new/" + HistogramLogs.LATENCY);
        Map<String, Histogram> goodput = read("new/" + HistogramLogs.GOODPUT);
        Map<String, Histogram> smooth = read("new/" + HistogramLogs.GOODPUT_SMOOTH);
        for (LinkResult link : result.links()) {
            assertEquals(link.latencyNs().decoded(), latency.get(link.name()));
            assertEquals(link.goodputHistogram().decoded(), goodput.get(link.name()));
            assertEquals(link.goodputHistogramSmooth().decoded(), smooth.get(link.name()));
        }
        assertEquals(9, latency.size(), "each link, and all of them");
        assertEquals(
                result.links().stream()
                        .mapToLong(link -> link.latencyNs().decoded().getTotalCount())
                        .sum(),
                latency.get(null).getTotalCount());
    }

    @Test
    void shouldBeReadByHdrHistogramsOwnToolWithATagAndWithout() throws Exception {
        RunResult result = SampleResults.incast();
        LinkResult link = result.links().get(3);
        HistogramLogs.write(result, output(folder), Patience.endless());

        for (Output file : HistogramLogs.files(output(folder))) {
            assertTrue(processed(file.path()) > 0, file.path());
            assertTrue(processed(file.path(), "-tag", link.name()) > 0, file.path());
        }
        String latency = folder.resolve(HistogramLogs.LATENCY).toString();
        assertEquals(
                link.latencyNs().decoded().getTotalCount(),
                processed(latency, "-tag", link.name()),
                "its tag tells a link from others");
        assertEquals(
                result.links().stream()
                        .mapToLong(each -> each.latencyNs().decoded().getTotalCount())
                        .sum(),
                processed(latency));
    }

    @Test
    void shouldBeReadByHdrHistogramsOwnToolWhenThereAreNoHistograms() throws Exception {
        HistogramLogs.write(SampleResults.streams(), output(folder), Patience.endless());

        assertEquals(0, processed(folder.resolve(HistogramLogs.LATENCY).toString()));
    }

    /** How many values HdrHistogram's tool found in a log, by what it wrote. */
    private long processed(String log, String... options) throws Exception {
        Path out = folder.resolve("processed");
        List<String> arguments = new ArrayList<>(List.of("-i", log, "-o", out.toString()));
        arguments.addAll(List.of(options));
        Path written = out.resolveSibling("processed.hgrm");
        Files.deleteIfExists(written);
        Thread tool = new HistogramLogProcessor(arguments.toArray(new String[0]));
        tool.start();
        tool.join(10_000);
        assertTrue(Files.exists(written), "it failed, and said why on standard error");
        String percentiles = Files.readString(written);
        Matcher total = Pattern.compile("Total count *= *(\\d+)").matcher(percentiles);
        assertTrue(total.find(), percentiles);
        return Long.parseLong(total.group(1));
    }

    @Test
    void shouldSayWhenTheMeasuredWindowWas() throws IOException {
        HistogramLogs.write(SampleResults.incast(), output(folder), Patience.endless());

        Histogram first = read(HistogramLogs.LATENCY).values().iterator().next();

        assertEquals(1_772_366_402_000L, first.getStartTimeStamp(), "two seconds of warm-up after 12:00:00Z");
        assertEquals(1_772_366_412_000L, first.getEndTimeStamp());
    }

    @Test
    void shouldWriteEmptyLogsWhenThereAreNoHistograms() throws IOException {
        HistogramLogs.write(SampleResults.streams(), output(folder), Patience.endless());

        Map<String, Histogram> latency = read(HistogramLogs.LATENCY);
        assertEquals(1, latency.size());
        assertEquals(0, latency.get(null).getTotalCount());
        assertEquals(5, read(HistogramLogs.GOODPUT).size());
    }

    @Test
    void shouldRefuseAFileInTheFoldersPlace() throws IOException {
        Output file = output(Files.createFile(folder.resolve("file")));

        String message = assertThrows(OutputException.class, () -> HistogramLogs.requireWritable(file))
                .getMessage();

        assertTrue(message.startsWith("{hgrm} ") && message.endsWith("is not a folder"), message);
    }

    private Map<String, Histogram> read(String name) throws IOException {
        Map<String, Histogram> byTag = new LinkedHashMap<>();
        try (HistogramLogReader reader =
                new HistogramLogReader(folder.resolve(name).toFile())) {
            EncodableHistogram histogram;
            while ((histogram = reader.nextIntervalHistogram()) != null) {
                byTag.put(histogram.getTag(), (Histogram) histogram);
            }
        }
        return byTag;
    }

    private static Output output(Path folder) {
        return new Output(Property.HGRM, folder.toString());
    }
}
