package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** An image that many hosts want at once, packed by a tar that notes where it writes to. */
@Timeout(30)
class PackedImageTest {

    private static final String HOUR = "exec sleep 3600";

    @TempDir
    private Path folder;

    private FakeSite site;
    private AgentImage image;

    @BeforeEach
    void makeImage() throws Exception {
        site = new FakeSite(folder);
        image = new TinyImage(folder.resolve("netbench-0"), "one").image();
    }

    @Test
    void shouldPackOnceForAllHosts() throws Exception {
        PackedImage packed = packedBy("exit 0");
        Path file = packed.file();
        for (Future<Path> each : asked(packed, 8)) {
            assertEquals(file, each.get());
        }
        assertEquals("part", Files.readString(file));
        assertEquals(file, written());

        packed.close();
        assertNothingLeft();
        assertEquals(
                "the launch is over",
                assertThrows(IOException.class, packed::file).getMessage());
        assertEquals(file, written(), "it is not packed again");
    }

    @Test
    void shouldGiveNobodyWhatIsNotWhole() throws Exception {
        try (PackedImage packed = packedBy("exit 2")) {
            for (int host = 0; host < 2; host++) {
                assertEquals(
                        "the image in " + image.source()
                                + " can't be packed on this host: is the disk of its temporary files full?",
                        assertThrows(IOException.class, packed::file).getMessage());
            }
            awaitNothingLeft();
        }
    }

    @Test
    void shouldEndPackingWhenItIsClosed() throws Exception {
        PackedImage packed = packedBy(HOUR);
        List<Future<Path>> hosts = asked(packed, 3);
        await("process");

        packed.close();

        for (Future<Path> each : hosts) {
            assertEquals(
                    "the launch is over",
                    assertThrows(Exception.class, each::get).getCause().getMessage());
        }
        assertNothingLeft();
        Optional<ProcessHandle> tar =
                ProcessHandle.of(Long.parseLong(site.read("process").strip()));
        while (tar.map(ProcessHandle::isAlive).orElse(false)) {
            LockSupport.parkNanos(1_000_000);
        }
        assertEquals(
                "the launch is over",
                assertThrows(IOException.class, packed::file).getMessage());
        assertEquals(1, site.read("written").lines().count(), "it is not packed again");
    }

    @Test
    void shouldEndPackingWhenWhoClosesIsInterrupted() throws Exception {
        PackedImage packed = packedBy(HOUR);
        asked(packed, 1);
        await("process");

        Thread.currentThread().interrupt();
        packed.close();

        assertTrue(Thread.interrupted(), "it stays interrupted");
        assertNothingLeft();
    }

    private PackedImage packedBy(String end) throws IOException {
        site.script("tar", """
                here=$(dirname "$0")
                for word; do
                    case $word in
                    --file=*) printf part >"${word#--file=}" && echo "${word#--file=}" >>"$here/written" ;;
                    esac
                done
                echo $$ >"$here/process.new" && mv "$here/process.new" "$here/process"
                %s
                """.formatted(end));
        return new PackedImage(image, site.path("tar"));
    }

    private static List<Future<Path>> asked(PackedImage packed, int hosts) {
        ExecutorService threads = Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task);
            thread.setDaemon(true);
            return thread;
        });
        List<Future<Path>> all = new ArrayList<>();
        for (int host = 0; host < hosts; host++) {
            all.add(threads.submit(packed::file));
        }
        threads.shutdown();
        return all;
    }

    private Path written() throws IOException {
        List<String> files = site.read("written").lines().toList();
        assertEquals(1, files.size(), files.toString());
        return Path.of(files.get(0));
    }

    private void assertNothingLeft() throws IOException {
        assertFalse(Files.exists(written().getParent()));
    }

    /** Who waits hears of the failure a little before the rest is removed. */
    private void awaitNothingLeft() throws IOException {
        while (Files.exists(written().getParent())) {
            LockSupport.parkNanos(1_000_000);
        }
    }

    private void await(String name) {
        while (!Files.exists(folder.resolve(name))) {
            LockSupport.parkNanos(1_000_000);
        }
    }
}
