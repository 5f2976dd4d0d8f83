package io.netbench.cli.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class Iperf3ServerOptionsTest {

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final long OMITTED_NS = 600_000_000_000L;

    private static long longestNs(OptionalLong longestRunNs, String... line) {
        return CommandLine.populateCommand(new Iperf3ServerOptions(), line)
                .limits(1, longestRunNs)
                .maxDurationNs();
    }

    /** The protocol takes a day, and what is omitted is not of it. */
    @Test
    void shouldTakeADayAndWhatIsOmittedWhereNothingIsSaid() {
        assertEquals(24 * HOUR_NS + OMITTED_NS, longestNs(OptionalLong.empty()));
    }

    @Test
    void shouldTakeWhatIsSaid() {
        assertEquals(HOUR_NS, longestNs(OptionalLong.empty(), "--server-max-duration", "1h"));
        assertEquals(2 * HOUR_NS, longestNs(OptionalLong.of(2 * HOUR_NS)));
        assertEquals(HOUR_NS, longestNs(OptionalLong.of(2 * HOUR_NS), "--server-max-duration", "1h"));
        assertEquals(2 * HOUR_NS, longestNs(OptionalLong.of(2 * HOUR_NS), "--server-max-duration", "3h"));
    }
}
