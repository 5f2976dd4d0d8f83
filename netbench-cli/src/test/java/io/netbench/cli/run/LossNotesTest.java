package io.netbench.cli.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossNotesTest {

    private final LossNotes notes = new LossNotes();

    @Test
    void shouldTellManyHostsThatAreLostForOneReasonInOneLine() {
        for (int i = 1; i <= 9; i++) {
            notes.lost("node" + i, "hello", "no answer within 16.0 s");
        }

        assertEquals(List.of("node[1-9], 9 in all: hello: no answer within 16.0 s"), notes.take());
        assertEquals(List.of(), notes.take());
    }

    @Test
    void shouldKnowWhichErrorsWereTold() {
        notes.lost("node1", "hello", "no answer within 5.0 s");
        Finding loss = Finding.about("node1", "agent_lost", "node1: hello: no answer within 5.0 s.");
        assertFalse(notes.hasTold(loss));

        notes.take();

        assertTrue(notes.hasTold(loss));
        assertFalse(notes.hasTold(Finding.about("node2", "agent_lost", "node2: hello: no answer within 5.0 s.")));
        assertFalse(notes.hasTold(Finding.about("node1", "link_failed", "node1: reset.")));
    }
}
