package io.netbench.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SocketKnobsTest {

    @ParameterizedTest
    @CsvSource({"'', 0, true", "10s/1s/5, 0, false", "'', 1000000, false", "10s, 1000000, false"})
    void shouldLeaveSilenceToWhoSaidWhenAConnectionIsOver(String keepAlive, long userTimeoutNs, boolean isOurs) {
        SocketKnobs knobs = new SocketKnobs(
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                keepAlive.isEmpty() ? Optional.empty() : Optional.of(KeepAlive.parse(keepAlive)),
                userTimeoutNs == 0 ? OptionalLong.empty() : OptionalLong.of(userTimeoutNs),
                false);

        assertEquals(isOurs, knobs.leaveSilenceToUs());
    }
}
