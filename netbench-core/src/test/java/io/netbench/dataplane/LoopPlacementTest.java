package io.netbench.dataplane;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netbench.host.CpuList;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.local.LocalIoHandler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopPlacementTest {

    private final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(3, LocalIoHandler.newFactory());

    @BeforeEach
    void requireTaskset() {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/taskset")), "no taskset on this machine");
    }

    @AfterEach
    void endLoops() {
        loops.shutdownGracefully(0, 5, TimeUnit.SECONDS).syncUninterruptibly();
    }

    @Test
    void shouldBindLoopsToTheCpusInTurn() throws Exception {
        List<Integer> cpus = CpuList.allowed().cpus();

        new LoopPlacement(Optional.of(CpuList.allowed()), false).apply(loops);

        for (int i = 0; i < 3; i++) {
            assertEquals(String.valueOf(cpus.get(i % cpus.size())), allowedOf(loops.next()));
        }
    }

    @Test
    void shouldSayWhyALoopCannotBeBound() {
        AgentException refused = assertThrows(
                AgentException.class,
                () -> new LoopPlacement(Optional.of(new CpuList(List.of(8191))), false).apply(loops));

        assertTrue(
                refused.getMessage().startsWith("{cpus}: event loops can't be bound to CPUs: "), refused::getMessage);
        assertEquals(1, refused.getMessage().lines().count());
    }

    private static String allowedOf(EventLoop loop) throws Exception {
        return loop.submit(() -> Files.readAllLines(Path.of("/proc/thread-self/status")).stream()
                        .filter(line -> line.startsWith("Cpus_allowed_list:"))
                        .map(line -> line.replaceAll(".*:\\s*", ""))
                        .findFirst()
                        .orElseThrow())
                .get(10, TimeUnit.SECONDS);
    }
}
