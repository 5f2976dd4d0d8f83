package io.netbench.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.result.file.Outlet;
import io.netbench.result.file.Output;
import io.netbench.result.file.Patience;
import io.netbench.text.Property;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionDocumentsTest {

    @TempDir
    private Path folder;

    private final List<String> told = new ArrayList<>();
    private final SessionDocuments documents = new SessionDocuments(Outlet.filesOnly(Patience.endless()), told::add);

    /** Sessions that go on, and the end of the server, do not depend on it. */
    @Test
    void shouldTellInALineWhatCouldNotBePutTogether() {
        Path file = folder.resolve("run.json");

        documents.write(
                () -> {
                    throw new IllegalArgumentException("loss.lost must not be negative, got: -1");
                },
                new Output(Property.JSON, file.toString()));

        assertEquals(
                List.of(new Output(Property.JSON, file.toString()).name()
                        + ": what is kept could not be put together: loss.lost must not be negative, got: -1"),
                told);
        assertFalse(Files.exists(file));
    }

    @Test
    void shouldWriteNothingWhereNothingIsKept() {
        Path file = folder.resolve("run.json");

        documents.write(Optional::empty, new Output(Property.JSON, file.toString()));

        assertEquals(List.of(), told);
        assertFalse(Files.exists(file));
    }
}
