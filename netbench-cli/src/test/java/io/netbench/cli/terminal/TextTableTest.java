package io.netbench.cli.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    private static final int MANY = 100_000;
    private static final Screen SCREEN = new Screen(80, false, false);

    @Test
    void shouldBeAsWideAsTheWidestCellOfEachColumn() {
        TextTable table = new TextTable().left("host").right("GB/s");
        table.row(Style.PLAIN, List.of("node1", "1"), "slow");
        table.row(Style.PLAIN, List.of("n", "12.345"), "");
        table.row(Style.PLAIN, List.of("(2 more)"), "");

        assertEquals(
                List.of(" host        GB/s", " node1          1  slow", " n         12.345", " (2 more)"),
                table.lines("", SCREEN));
        assertEquals(19, table.width());
    }

    @Test
    void shouldBeMadeOfManyRowsAtOnce() {
        List<String> lines = assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            TextTable table = new TextTable().left("host").right("GB/s");
            for (int i = 0; i < MANY; i++) {
                table.row(Style.PLAIN, List.of("node" + i, "1.5"), "");
            }
            return table.lines("", SCREEN);
        });

        assertEquals(MANY + 1, lines.size());
    }
}
