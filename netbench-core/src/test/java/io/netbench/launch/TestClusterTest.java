package io.netbench.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Which folders the Slurm of one machine takes for its own, and what it ends and removes of them. */
@Timeout(30)
class TestClusterTest {

    @TempDir
    private Path folder;

    private Path cluster;

    @BeforeEach
    void makeCluster() throws IOException {
        cluster = Files.createDirectory(folder.resolve("cluster"));
        Files.createFile(cluster.resolve("slurm.conf"));
        Path scancel =
                Files.writeString(folder.resolve("scancel"), "#!/bin/sh\ntouch '" + folder + "/asked'\nexit 1\n");
        Files.setPosixFilePermissions(scancel, PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void shouldEndNoProcessThatIsNoDaemonOfIt() throws Exception {
        Process other = new ProcessBuilder("sleep", "60").start();
        try {
            Files.writeString(cluster.resolve("slurmd-n1.pid"), other.pid() + "\n");
            Files.writeString(cluster.resolve("munged.pid"), "-1\n");
            assertEquals("", run(cluster, "down"));
            assertTrue(other.isAlive());
            assertFalse(Files.exists(cluster));
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void shouldTrustNoLink() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), cluster);
        assertLeftAlone(link);
        Files.delete(cluster.resolve("slurm.conf"));
        assertEquals(refusal(cluster), run(cluster, "down"), "nor a folder that is something else");
        assertTrue(Files.exists(cluster));
    }

    @Test
    void shouldTrustNoFolderOfAnotherUser() throws Exception {
        assumeTrue("root".equals(System.getProperty("user.name")), "root alone may give a folder away");
        Files.setAttribute(cluster, "unix:uid", 65_534);
        assertLeftAlone(cluster);
    }

    private void assertLeftAlone(Path refused) throws Exception {
        assertEquals(refusal(refused), run(refused, "down"));
        assertEquals(refusal(refused), run(refused, "exec", "touch", folder + "/asked"));
        assertTrue(Files.exists(cluster.resolve("slurm.conf")));
        assertFalse(Files.exists(folder.resolve("asked")));
    }

    private static String refusal(Path refused) {
        return "test-cluster: " + refused
                + " is no folder that test-cluster up has made for this user; it is left alone\n";
    }

    private String run(Path cluster, String... words) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of("..", "examples", "slurm", "test-cluster").toString(), "--dir", cluster.toString());
        for (String word : words) {
            builder.command().add(word);
        }
        builder.environment().merge("PATH", folder + ":", (path, own) -> own + path);
        Process process = builder.redirectErrorStream(true).start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
