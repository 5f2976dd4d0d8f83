package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.text.Property;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputTest {

    @TempDir
    private Path folder;

    @Test
    void shouldLeaveNoTraceWhenAskedWhetherItIsWritable() throws IOException {
        output("result.json").requireWritable();

        assertEquals(0, entries());
    }

    @Test
    void shouldNameOptionAndFolderWhenTheFolderIsNotThere() {
        Output output = output("no/such/result.json");

        String message =
                assertThrows(OutputException.class, output::requireWritable).getMessage();

        assertTrue(message.startsWith("{json} " + folder), message);
        assertTrue(message.endsWith("there is no folder " + folder.resolve("no/such")), message);
    }

    @Test
    void shouldRefuseAFolder() {
        Output output = new Output(Property.JSON, folder.toString());

        assertTrue(assertThrows(OutputException.class, output::requireWritable)
                .getMessage()
                .endsWith("is a folder, give a file's name"));
    }

    @Test
    void shouldReplaceAFileWhole() throws IOException {
        Files.writeString(folder.resolve("result.json"), "what was there before, and longer");

        output("result.json").replace(text("new"), Outlet.filesOnly(Patience.endless()));

        assertEquals("new", Files.readString(folder.resolve("result.json")));
        assertEquals(1, entries());
    }

    @Test
    void shouldKeepTheOldFileWhenWritingFails() throws IOException {
        Files.writeString(folder.resolve("result.json"), "old");
        Output output = output("result.json");
        Output.Content failing = out -> {
            out.write('n');
            throw new IOException("disk full");
        };

        String message = assertThrows(
                        OutputException.class, () -> output.replace(failing, Outlet.filesOnly(Patience.endless())))
                .getMessage();

        assertTrue(message.endsWith("result.json: disk full"), message);
        assertEquals("old", Files.readString(folder.resolve("result.json")));
        assertEquals(1, entries());
    }

    @Test
    void shouldKeepASymbolicLinkAndReplaceItsFile() throws IOException {
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.writeString(folder.resolve("elsewhere/real.json"), "old");
        Files.createSymbolicLink(folder.resolve("link.json"), folder.resolve("elsewhere/real.json"));

        output("link.json").replace(text("new"), Outlet.filesOnly(Patience.endless()));

        assertTrue(Files.isSymbolicLink(folder.resolve("link.json")));
        assertEquals("new", Files.readString(folder.resolve("elsewhere/real.json")));
    }

    @Test
    void shouldFollowLinksToWhatIsNotThereYet() throws IOException {
        Files.createDirectory(folder.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("link.json"), Path.of("elsewhere/next"));
        Files.createSymbolicLink(folder.resolve("elsewhere/next"), Path.of("real.json"));
        Output link = output("link.json");

        link.requireWritable();
        link.replace(text("new"), Outlet.filesOnly(Patience.endless()));

        assertTrue(Files.isSymbolicLink(folder.resolve("link.json")));
        assertEquals("new", Files.readString(folder.resolve("elsewhere/real.json")));
    }

    @Test
    void shouldRefuseALinkThatLeadsNowhere() throws IOException {
        Files.createSymbolicLink(folder.resolve("a"), Path.of("b"));
        Files.createSymbolicLink(folder.resolve("b"), Path.of("a"));

        assertTrue(assertThrows(OutputException.class, output("a")::requireWritable)
                .getMessage()
                .endsWith("is a link that leads nowhere"));
    }

    @Test
    void shouldKnowItsPlaceByAllNamesAndLinks() throws IOException {
        Files.createSymbolicLink(folder.resolve("link"), Path.of("later"));
        Files.createSymbolicLink(folder.resolve("same"), folder);
        Files.writeString(folder.resolve("there"), "");
        Files.createLink(folder.resolve("hard"), folder.resolve("there"));

        assertTrue(output("link").isAt(folder.resolve("same/later")), "what is not there yet");
        assertTrue(output("same/hard").isAt(folder.resolve("there")));
        assertFalse(output("there").isAt(folder.resolve("later")));
        assertFalse(new Output(Property.JSON, "/dev/null").isAt(Path.of("/dev/null")), "it takes everything");
    }

    @Test
    void shouldTakeStandardOutputByItsOtherNames() {
        assertTrue(new Output(Property.JSON, "/dev/stdout").isStandardOutput());
        assertFalse(new Output(Property.JSON, "/dev/stderr").isStandardOutput());
    }

    @Test
    void shouldWriteToADeviceInPlace() {
        Output device = new Output(Property.JSON, "/dev/null");

        device.requireWritable();
        device.replace(text("gone"), Outlet.filesOnly(Patience.endless()));

        assertFalse(Files.isRegularFile(Path.of("/dev/null")));
    }

    @Test
    void shouldWriteToStandardOutputWhenThePathIsADash() {
        ByteArrayOutputStream standardOutput = new ByteArrayOutputStream();
        Output dash = new Output(Property.JSON, "-");

        dash.requireWritable();
        dash.replace(text("document"), new Outlet(standardOutput, Patience.endless()));

        assertEquals("document", standardOutput.toString(StandardCharsets.UTF_8));
    }

    private Output output(String name) {
        return new Output(Property.JSON, folder.resolve(name).toString());
    }

    private static Output.Content text(String text) {
        return out -> out.write(text.getBytes(StandardCharsets.UTF_8));
    }

    private long entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        }
    }
}
