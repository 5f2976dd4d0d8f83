package io.netbench.cli.agent;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.dataplane.ShareTotals;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionLogTest {

    private final StringWriter told = new StringWriter();

    @Test
    void shouldTellRatesAsTheyAreAskedFor() {
        PrintWriter out = new PrintWriter(told);
        SessionLog log = new SessionLog(out, new TimedLines(out), bytesPerS -> bytesPerS + " of them");
        log.began(1, Optional.empty());
        log.carried(1, new ShareTotals(2_000, 0, 1, 2_000_000_000L));
        log.ended(1, Optional.empty());

        assertTrue(told.toString().contains("over 1 connection in 2 s, 1000.0 of them"), told::toString);
    }
}
