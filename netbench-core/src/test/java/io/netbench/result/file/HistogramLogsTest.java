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
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.EncodableHistogram;
import org.HdrHistogram.Histogram;
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
        assertEquals(8, latency.size());
    }

    @Test
    void shouldSayWhenTheMeasuredWindowWas() throws IOException {
        HistogramLogs.write(SampleResults.incast(), output(folder), Patience.endless());

        Histogram first = read(HistogramLogs.LATENCY).values().iterator().next();

        assertEquals(1_772_366_402_000L, first.getStartTimeStamp(), "two seconds of warm-up after 12:00:00Z");
        assertEquals(1_772_366_412_000L, first.getEndTimeStamp());
    }

    @Test
    void shouldWriteLogsWithoutLinesWhenThereAreNoHistograms() throws IOException {
        HistogramLogs.write(SampleResults.streams(), output(folder), Patience.endless());

        assertEquals(Map.of(), read(HistogramLogs.LATENCY));
        assertEquals(4, read(HistogramLogs.GOODPUT).size());
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
