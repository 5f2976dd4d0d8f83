package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResourceShortageTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Java heap space                                                                  | -Xmx
            GC overhead limit exceeded                                                       | -Xmx
            unable to create native thread: possibly out of memory or process/resource limits reached | pids.max
            Cannot reserve 65536 bytes of direct buffer memory (allocated: 1, limit: 2)      | MaxDirectMemorySize
            failed to allocate 4194304 byte(s) of direct memory (used: 0, max: 1048576)      | MaxDirectMemorySize
            Metaspace                                                                        | MaxMetaspaceSize
            """)
    void shouldTellWhatToGiveMoreOf(String message, String remedy) {
        OutOfMemoryError shortage = new OutOfMemoryError(message);
        String reason = ResourceShortage.reason(new IllegalStateException("wrapped", shortage))
                .orElseThrow();
        assertTrue(reason.contains(remedy), reason);
        assertEquals(Optional.of(reason), ResourceShortage.reason(shortage));
    }

    @Test
    void shouldSayNothingOfOtherFailures() {
        assertEquals(Optional.empty(), ResourceShortage.reason(new IllegalStateException("no direct memory")));
    }
}
