package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.ResultJson;
import io.netbench.result.ResultSchema;
import io.netbench.result.RunResult;
import io.netbench.text.Property;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

class ResultReaderTest {

    @TempDir
    private Path folder;

    @Test
    void shouldReadBackWhatWasWritten() {
        Path file = folder.resolve("result.json");
        RunResult result = SampleResults.incomplete();

        ResultWriter.write(result, new Output(Property.JSON, file.toString()), Outlet.filesOnly(Patience.endless()));

        assertEquals(result, ResultReader.read(file));
    }

    @Test
    void shouldWriteOneValidDocumentToStandardOutput() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ResultWriter.write(SampleResults.incast(), new Output(Property.JSON, "-"), new Outlet(out, Patience.endless()));

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

        assertTrue(message.endsWith("not JSON: line 2, column 13 can't be read"), message);
    }

    @Test
    void shouldSayThatItIsCutOff() throws IOException {
        String whole = ResultJson.mapper().writeValueAsString(SampleResults.incast());
        String message = failure(file(whole.substring(0, whole.length() / 2)));

        assertTrue(message.endsWith("result.json: is cut off in line 1"), message);
    }

    @Test
    void shouldSayThatItIsEmpty() throws IOException {
        assertTrue(failure(file("")).endsWith("result.json: is empty"));
    }

    @Test
    void shouldSayThatItIsNoResult() throws IOException {
        assertTrue(failure(file("{}")).contains("not a netbench result"));
        assertTrue(failure(file("[1, 2]")).contains("not a netbench result"));
    }

    @Test
    void shouldSayThatItIsTooLargeForTheHeap() {
        InputStream endless = new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int count) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        String message = assertThrows(ResultFileException.class, () -> ResultReader.read("huge.json", endless))
                .getMessage();

        assertTrue(message.startsWith("huge.json: is too large for the Java heap of "), message);
    }

    @Test
    void shouldNameTheSchemaThatItCantRead() throws IOException {
        String message = failure(file("{\"schema\": \"netbench-result/3\"}"));

        assertTrue(
                message.endsWith("its schema is netbench-result/3, this version of netbench reads netbench-result/2 and"
                        + " netbench-result/1"));
    }

    @Test
    void shouldSayWhatIsDamaged() throws IOException {
        assertDamage("run_id is missing", document -> document.remove("run_id"));
        assertDamage(
                "plan.threads must be a whole number of at most 2147483647, got: \"many\"",
                document -> document.withObject("/plan").put("threads", "many"));
        assertDamage(
                "links[1].latency_ns must be an object, got: 7",
                document -> ((ObjectNode) document.at("/links/1")).put("latency_ns", 7));
        assertDamage(
                "hosts[0].cpu.process_ns must not be negative, got: -1",
                document -> ((ObjectNode) document.at("/hosts/0/cpu")).put("process_ns", -1));
    }

    private void assertDamage(String expected, Consumer<ObjectNode> change) throws IOException {
        ObjectNode document = ResultJson.mapper().valueToTree(SampleResults.incast());
        change.accept(document);

        String message = failure(file(document.toString()));

        assertTrue(message.endsWith("result.json: a damaged result: " + expected), message);
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("result.json"), text);
    }

    private static String failure(Path file) {
        return assertThrows(ResultFileException.class, () -> ResultReader.read(file))
                .getMessage();
    }
}
