package io.netbench.traffic.datagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SequenceWindowTest {

    private final SequenceWindow window = new SequenceWindow();

    private void add(long... sequences) {
        for (long sequence : sequences) {
            window.add(sequence);
        }
    }

    @Test
    void shouldCountWhatComesInOrder() {
        add(0, 1, 2, 3);
        assertEquals(4, window.unique());
        assertEquals(0, window.duplicates() + window.reordered() + window.overdue());
    }

    @Test
    void shouldTellADuplicateFromOneThatIsLate() {
        add(0, 1, 3, 4, 2, 2, 4);
        assertEquals(5, window.unique());
        assertEquals(2, window.duplicates());
        assertEquals(1, window.reordered());
    }

    /** RFC 4737, 4.2.2: the distance to the earliest arrival of what was sent later. */
    @Test
    void shouldMeasureHowLateOneIs() {
        add(0, 1, 3, 4, 5, 2);
        assertEquals(3, window.extentMax());
        assertEquals(3, window.extentSum());
    }

    @Test
    void shouldTakeAStreamThatBeginsWithALoss() {
        assertTrue(window.add(17));
        assertTrue(window.add(3));
        assertFalse(window.add(3));
        assertEquals(2, window.unique());
        assertEquals(1, window.reordered());
    }

    @Test
    void shouldNotTakeWhatIsTooLateForNew() {
        add(0, SequenceWindow.SPAN + 5);
        assertFalse(window.add(1));
        assertEquals(1, window.overdue());
        assertTrue(window.add(6));
    }

    @Test
    void shouldForgetWhatAJumpLeavesBehind() {
        for (int sequence = 0; sequence < 100; sequence++) {
            window.add(sequence);
        }
        add(10L * SequenceWindow.SPAN);
        assertTrue(window.add(10L * SequenceWindow.SPAN - 100));
        assertEquals(102, window.unique());
        assertEquals(0, window.duplicates());
    }

    /** Beyond 2^32, where counters of other tools begin anew. */
    @Test
    void shouldCountInSixtyFourBits() {
        add((1L << 32) - 1, 1L << 32, (1L << 32) + 1, 1L << 32);
        assertEquals(3, window.unique());
        assertEquals(1, window.duplicates());
    }

    @Test
    void shouldAgreeWithASetWhateverTheOrder() {
        Random random = new Random(20);
        List<Long> sent = new ArrayList<>();
        for (long sequence = 0; sequence < 20_000; sequence++) {
            for (int copies = random.nextInt(4) == 0 ? random.nextInt(3) : 1; copies > 0; copies--) {
                sent.add(sequence);
            }
        }
        for (int i = 0; i + 40 < sent.size(); i += 40) {
            Collections.shuffle(sent.subList(i, i + 40), random);
        }
        Set<Long> expected = new HashSet<>();
        for (long sequence : sent) {
            assertEquals(expected.add(sequence), window.add(sequence));
        }
        assertEquals(expected.size(), window.unique());
        assertEquals(sent.size() - expected.size(), window.duplicates());
    }
}
