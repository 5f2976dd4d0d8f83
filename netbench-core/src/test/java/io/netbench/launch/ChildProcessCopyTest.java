package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files to the standard input of processes, whole or not. */
@Timeout(30)
class ChildProcessCopyTest {

    private static final int LARGE = 300_000;

    @TempDir
    private Path folder;

    @Test
    void shouldWriteAsManyBytesAsWereAnnounced() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[LARGE + 7]);
        Path received = folder.resolve("received");
        Ended ended = new Ended();
        ChildProcess process = process(ended, "cat >'" + received + "'");

        process.copy(file, LARGE);
        process.endInput();

        ended.await();
        assertEquals(LARGE, Files.size(received));
    }

    @Test
    void shouldSayThatAFileCanNotBeRead() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[LARGE]);
        Ended ended = new Ended();
        ChildProcess process = process(ended, "cat >/dev/null");
        assertEquals(
                "it ended 5 bytes too early",
                assertThrows(IOException.class, () -> process.copy(file, LARGE + 5))
                        .getMessage());
        assertThrows(IOException.class, () -> process.copy(folder, 1));
        process.endInput();
        ended.await();
    }

    @Test
    void shouldLeaveItToTheProcessToSayWhyItReadsNoMore() throws Exception {
        Path file = Files.write(folder.resolve("file"), new byte[LARGE]);
        Ended ended = new Ended();
        ChildProcess process = process(ended, "exit 1");
        ended.await();
        process.copy(file, LARGE);
    }

    private static ChildProcess process(Ended ended, String command) throws IOException {
        return ChildProcess.start("test", List.of("sh", "-c", command), ended);
    }

    private static final class Ended implements ChildProcess.Listener {

        private final CountDownLatch latch = new CountDownLatch(1);

        @Override
        public void line(String line) {}

        @Override
        public void ended(int exitStatus) {
            latch.countDown();
        }

        private void await() throws InterruptedException {
            assertTrue(latch.await(20, TimeUnit.SECONDS), "still running");
        }
    }
}
