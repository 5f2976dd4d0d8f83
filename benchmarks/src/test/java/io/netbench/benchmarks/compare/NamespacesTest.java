package io.netbench.benchmarks.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NamespacesTest {

    @BeforeEach
    void requireThatTheyCanBeMade() {
        assumeTrue(Place.SPLIT.missing().isEmpty());
        try (Namespaces probe = Namespaces.make()) {
            assertEquals(4, probe.inServer().size());
        } catch (IOException e) {
            assumeTrue(false, "no network namespaces here: " + e.getMessage());
        }
    }

    @Test
    void shouldSteerEachEndToItsCpuAndSetTheCongestionControl() throws IOException {
        try (Namespaces spaces = Namespaces.make()) {
            String allowed = Files.readString(Path.of("/proc/sys/net/ipv4/tcp_allowed_congestion_control"));

            spaces.steer(new CpuPair(0, 1));
            spaces.useCongestionControl("reno");

            for (List<String> inside : List.of(spaces.inServer(), spaces.inClient())) {
                assertEquals("reno", read(inside, "/proc/sys/net/ipv4/tcp_congestion_control"));
            }
            assertEquals("1", read(spaces.inServer(), queue()).replaceFirst("^0+", ""));
            assertEquals("2", read(spaces.inClient(), queue()).replaceFirst("^0+", ""));
            assertEquals(allowed, Files.readString(Path.of("/proc/sys/net/ipv4/tcp_allowed_congestion_control")));
        }
    }

    @Test
    void shouldLeaveNothingWhenTheComparisonIsInterrupted() throws Exception {
        Process holder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Holder.class.getName())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertEquals('m', holder.getInputStream().read());
            Path name = Path.of("/run/netns/nbcmp-" + holder.pid() + "-server");
            assertTrue(Files.exists(name));

            // By TERM, which ends it as Ctrl-C does: what a shell runs in the background ignores INT, and so do its
            // children.
            assertEquals(
                    0,
                    new ProcessBuilder("kill", "-TERM", String.valueOf(holder.pid()))
                            .start()
                            .waitFor());

            assertTrue(holder.waitFor(20, TimeUnit.SECONDS));
            assertFalse(Files.exists(name));
            assertFalse(Files.exists(Path.of("/run/netns/nbcmp-" + holder.pid() + "-client")));
        } finally {
            holder.destroyForcibly();
        }
    }

    private static String queue() {
        return "/sys/class/net/" + Namespaces.DEVICE + "/queues/rx-0/rps_cpus";
    }

    private static String read(List<String> inside, String file) throws IOException {
        List<String> command = new ArrayList<>(inside);
        command.addAll(List.of("cat", file));
        return Program.run(command, 10).trim();
    }

    /** Makes namespaces, says so and waits for its end. */
    static final class Holder {

        private Holder() {}

        public static void main(String[] arguments) throws Exception {
            Compare.leaveNothingBehind();
            Namespaces.make();
            System.out.println("made");
            TimeUnit.MINUTES.sleep(1);
        }
    }
}
