package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultReaderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasWritten() {
        Path file = folder.resolve("result.json");
        RunResult result = SampleResults.incomplete();

        ResultWriter.write(result, new Output("--json", file.toString()), OutputStream.nullOutputStream());

        assertEquals(result, ResultReader.read(file));
    }

    @Test
    void shouldWriteOneValidDocumentToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultWriter.write(SampleResults.incast(), new Output("--json", "-"), out);

        String text = out.toString(StandardCharsets.UTF_8);
        assertTrue(text.startsWith("{\n") && text.endsWith("}\n"));
        ResultSchema.assertValid(text);
    }

    @Test
    void shouldSayThatThereIsNoFile() {
        assertTrue(failure(folder.resolve("none.json")).endsWith("none.json: no such file or folder"));
    }

    @Test
    void shouldSayThatItIsAFolder() {
        assertTrue(failure(folder).endsWith(": is a folder"));
    }

    @Test
    void shouldSayWhereTheJsonBreaks() throws IOException {
        String message = failure(file("{\n  \"schema\": oops"));

        assertTrue(message.contains("not JSON: line 2, column "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void shouldSayThatItIsNoResult() throws IOException {
        assertTrue(failure(file("{}")).contains("not a netbench result"));
        assertTrue(failure(file("")).contains("not a netbench result"));
        assertTrue(failure(file("[1, 2]")).contains("not a netbench result"));
    }

    @Test
    void shouldNameTheSchemaThatItCantRead() throws IOException {
        String message = failure(file("{\"schema\": \"netbench-result/2\"}"));

        assertTrue(
                message.endsWith("its schema is netbench-result/2, this version of netbench reads netbench-result/1"));
    }

    @Test
    void shouldSayWhatIsDamaged() throws IOException {
        String message = failure(file("{\"schema\": \"netbench-result/1\", \"run_id\": 7}"));

        assertTrue(message.contains("a damaged result: "), message);
        assertEquals(1, message.lines().count());
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("result.json"), text);
    }

    private static String failure(Path file) {
        return assertThrows(ResultFileException.class, () -> ResultReader.read(file))
                .getMessage();
    }
}
