package io.netbench.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.plan.LinkSettings;
import io.netbench.plan.Mode;
import io.netbench.yaml.YamlException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileReaderTest {

    @Test
    void shouldHaveTheShapesOfStorageProtocols() {
        assertEquals(
                """
                nfs-1m 1048576 16 1
                nfs-nconnect 1048576 4 16
                lustre-1m 1048576 8 1
                lustre-4m 4194304 8 1
                lnet-selftest 1048576 64 1
                gpfs-4m 4194304 8 1
                beegfs-512k 524288 1 12
                daos-1m 1048576 16 1
                ceph-4m 4194304 16 1
                nvme-tcp-128k 131072 32 6
                nvme-tcp-4k 4096 128 6
                s3-8m 8388608 1 10
                s3-warp 10485760 1 20
                weka-1m 1048576 1 32
                io500-hard 47008 1 1
                """,
                ProfileReader.builtIn().all().stream()
                        .map(profile -> profile.name() + shape(profile.settings(6)) + "\n")
                        .collect(Collectors.joining()));
    }

    private static String shape(LinkSettings settings) {
        var load = settings.resolve(Mode.READ);
        return " %d %d %d".formatted(load.blockSizeBytes(), load.queueDepth(), load.connections());
    }

    @Test
    void shouldLetASitesOwnWin(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), """
                profiles:
                  nfs-1m: {block-size: 512k, response-size: 128, queue-depth: 4, connections: cpus, source: our mounts}
                  site-nfs: {block-size: 2m, queue-depth: 1, connections: 2, source: ours}
                """);

        Profiles all = ProfileReader.builtIn().with(ProfileReader.read(file));

        Profile own = all.find("nfs-1m").orElseThrow();
        assertEquals(file.toString(), own.origin());
        assertEquals(128, own.settings(3).resolve(Mode.READ).responseSizeBytes());
        assertEquals(3, own.settings(3).resolve(Mode.READ).connections());
        assertEquals("site-nfs", all.all().get(all.all().size() - 1).name());
        assertEquals(Profile.BUILT_IN, all.find("lustre-4m").orElseThrow().origin());
    }

    @Test
    void shouldRefuseANameWithoutEnd(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(
                folder.resolve("site.yaml"),
                "profiles:\n  ? a" + "-a".repeat(100_000)
                        + "\n  : {block-size: 1m, queue-depth: 1, connections: 1, source: us}\n");

        YamlException wrong = assertThrows(YamlException.class, () -> ProfileReader.read(file));

        assertEquals(
                file + ":2: a" + "-a".repeat(29) + "- ...: a profile's name has at most 64 characters",
                wrong.getMessage());
    }

    @Test
    void shouldSayAllThatIsWrong(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("site.yaml"), """
                profile: 3
                profiles:
                  UPPER: {block-size: 1m, queue-depth: 1, connections: 1, source: us}
                  a: {block-size: 1x, queue-depth: many, connections: all, source: us}
                  b: {block-size: 1m, queue-depth: 0, connections: 1, source: us}
                  c: {block-size: [1m], queue_depth: 1, connections: 1, source: us}
                  d: 1m
                """);

        YamlException wrong = assertThrows(YamlException.class, () -> ProfileReader.read(file));

        assertEquals(
                List.of(
                        ":1: profile: is not known here; profiles stand below 'profiles:'",
                        ":3: UPPER: a profile's name is of a-z, 0-9 and -, such as site-nfs",
                        ":4: block-size: '1x' is not a size; write bytes with an optional suffix k, m, g or t, such as 64k",
                        ":4: queue-depth: 'many' is not a whole number",
                        ":4: connections: 'all' is not a whole number, nor cpus for one for each CPU",
                        ":5: queue-depth must be from 1 to 4096, got: 0",
                        ":6: queue_depth: is not known here; a profile has block-size, response-size, queue-depth,"
                                + " connections, source",
                        ":6: block-size: must be a single value, got: a list",
                        ":6: c: has no queue-depth",
                        ":7: d: must have keys: block-size, response-size, queue-depth, connections, source"),
                wrong.messages().stream()
                        .map(message -> message.substring(file.toString().length()))
                        .toList());
    }
}
