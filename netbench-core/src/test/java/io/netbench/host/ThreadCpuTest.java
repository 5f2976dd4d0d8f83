package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ThreadCpuTest {

    private final ThreadCpu threadCpu = new ThreadCpu();

    @Test
    void shouldTellTheTimeOfAThreadThatRuns() {
        assertTrue(threadCpu.cpuNs(Thread.currentThread().getId()).orElseThrow() > 0);
    }

    @Test
    void shouldTellNothingOfAThreadThatHasEnded() throws InterruptedException {
        Thread ended = new Thread(() -> {});
        ended.start();
        ended.join();

        assertEquals(OptionalLong.empty(), threadCpu.cpuNs(ended.getId()));
    }
}
