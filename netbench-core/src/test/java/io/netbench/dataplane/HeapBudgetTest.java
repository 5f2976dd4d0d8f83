package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class HeapBudgetTest {

    private static final long MIB = 1 << 20;

    private final HeapBudget budget = new HeapBudget(100 * MIB);

    @Test
    void shouldRefuseWhenOtherRunsHaveTakenTooMuch() {
        budget.take(40 * MIB);
        budget.take(30 * MIB);

        AgentException refusal = assertThrows(AgentException.class, () -> budget.take(31 * MIB));

        assertEquals(
                "the run's recorders and connections need 31 MiB of heap; of the 100 MiB that this {agent} gives to its runs,"
                        + " the 2 that it carries have 70 MiB. Wait for them, use fewer links, or give the JVM more"
                        + " (NETBENCH_JAVA_OPTS=-Xmx...)",
                refusal.getMessage());
    }

    @Test
    void shouldGiveToTheNextWhatOneGaveBack() {
        budget.take(90 * MIB);
        budget.giveBack(90 * MIB);

        assertDoesNotThrow(() -> budget.take(100 * MIB));
    }
}
