package io.netbench.result.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PatientStreamTest {

    private static final byte[] LINE = "a line\n".getBytes(StandardCharsets.UTF_8);

    private final CountDownLatch reader = new CountDownLatch(1);
    private final ByteArrayOutputStream taken = new ByteArrayOutputStream();
    private final List<String> told = Collections.synchronizedList(new ArrayList<>());

    /** Half a second goes by each time that somebody looks. */
    private final AtomicLong nowNs = new AtomicLong();

    private final Patience halfMinute = Patience.of(
            Duration.ofSeconds(30), () -> nowNs.addAndGet(Duration.ofMillis(500).toNanos()), told::add);

    @AfterEach
    void comeAtLast() {
        reader.countDown();
    }

    /** As a pipe is opened: not before somebody reads it. */
    private OutputStream openWhenRead() throws IOException {
        try {
            reader.await();
            return taken;
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Test
    void shouldWriteAllInOrderBeforeItIsClosed() throws IOException {
        reader.countDown();
        StringBuilder all = new StringBuilder();
        try (PatientStream stream = new PatientStream("pipe", this::openWhenRead, Patience.endless())) {
            for (int i = 0; i < 1000; i++) {
                all.append(i).append('\n');
                stream.write((i + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }

        assertEquals(all.toString(), taken.toString(StandardCharsets.UTF_8));
    }

    @Test
    void shouldGiveUpAPlaceThatTakesNothingAndTellOfTheWait() throws IOException {
        PatientStream stream = new PatientStream("{csv} pipe", this::openWhenRead, halfMinute);
        stream.write(LINE);

        assertEquals(
                "nothing was taken for 30 s",
                assertThrows(IOException.class, stream::close).getMessage());
        assertEquals(List.of("{csv} pipe: waits until it is taken, for 30 s at most"), told);
    }

    @Test
    void shouldNotHoldUpWhoWritesLines() throws IOException {
        PatientStream stream = new PatientStream("standard output", this::openWhenRead, Patience.endless());
        for (int i = 0; i < 1000; i++) {
            stream.write(LINE);
            stream.flush();
        }
        reader.countDown();
        stream.awaitTaken();

        assertEquals(1000 * LINE.length, taken.size());
    }

    @Test
    void shouldEndAWaitForEverWhenItIsGivenUp() throws IOException {
        Patience patience = Patience.endless();
        PatientStream stream = new PatientStream("standard output", this::openWhenRead, patience);
        stream.write(LINE);
        patience.giveUp();

        assertEquals(
                "given up, nothing was taken",
                assertThrows(IOException.class, stream::awaitTaken).getMessage());
    }

    @Test
    void shouldBoundWhatWaitsAndStillBeGivenUp() {
        PatientStream stream = new PatientStream("standard output", this::openWhenRead, halfMinute);

        IOException full = assertThrows(IOException.class, () -> {
            for (int i = 0; i < 100; i++) {
                stream.write(new byte[1 << 16]);
            }
        });

        assertTrue(full.getMessage().contains("nothing was taken"), full::getMessage);
    }

    @Test
    void shouldTellWhyAPlaceFailed() throws IOException {
        PatientStream stream = new PatientStream(
                "disk",
                () -> new OutputStream() {
                    @Override
                    public void write(int single) throws IOException {
                        throw new IOException("No space left on device");
                    }
                },
                Patience.endless());
        stream.write(LINE);

        assertEquals(
                "No space left on device",
                assertThrows(IOException.class, stream::awaitTaken).getMessage());
        assertThrows(IOException.class, () -> stream.write(LINE));
        assertThrows(IOException.class, stream::close);
    }
}
