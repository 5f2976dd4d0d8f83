package io.netbench.cli.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.agent.RunLog;
import io.netbench.time.Await;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpareMemoryTest {

    private static final long FAT = SpareMemory.KEPT_BYTES + 1;

    private long heapBytes = FAT;
    private long liveBytes = SpareMemory.KEPT_BYTES / 2;
    private int collections;
    private final SpareMemory memory = new SpareMemory(RunLog.SILENT, () -> heapBytes, this::collect);

    private void collect() {
        collections++;
        heapBytes = liveBytes;
    }

    private void look(int times) {
        for (int i = 0; i < times; i++) {
            memory.look();
        }
    }

    @Test
    void shouldCollectWhenAtRestAndFat() {
        look(3);

        assertEquals(1, collections);
    }

    @Test
    void shouldNotCollectWhenTheHeapIsSmall() {
        heapBytes = SpareMemory.KEPT_BYTES;

        look(3);

        assertEquals(0, collections);
    }

    @Test
    void shouldNotCollectDuringARunOrJustAfterIt() {
        memory.began(1, Optional.empty());
        look(3);
        memory.ended(1, Optional.empty());
        look(1);
        assertEquals(0, collections);

        look(1);

        assertEquals(1, collections);
    }

    @Test
    void shouldLookNoMoreOnceItIsClosed() {
        memory.watch();
        assertTrue(memory.isWatching());

        memory.close();

        Await.until("the end of its thread", () -> !memory.isWatching());
    }

    @Test
    void shouldCollectMoreAndMoreSeldomWhenItBringsNothing() {
        liveBytes = FAT;

        look(1 + 2 + 4 + 8 + 16);

        assertEquals(5, collections);
    }

    @Test
    void shouldCollectAgainWhenItIsFatAgain() {
        look(2);
        heapBytes = FAT;

        look(1);

        assertEquals(2, collections);
    }
}
