package io.netbench.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.cli.process.ExitStatus;
import io.netbench.profile.ProfileReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfilesCommandTest {

    @TempDir
    private Path folder;

    @Test
    void shouldListEveryProfileWithItsSource() throws IOException {
        CommandRun run = CommandRun.of("profiles", "--profiles", site().toString());

        assertEquals(ExitStatus.PASSED, run.status(), run.err());
        String shown = run.out().replaceAll("\\s+", " ");
        ProfileReader.builtIn().all().forEach(profile -> {
            assertTrue(shown.contains(" " + profile.name() + " "), run.out());
            assertTrue(
                    profile.name().equals("nfs-1m") || shown.contains(profile.source()),
                    profile.source() + " in " + run.out());
        });
        assertTrue(shown.contains("our mounts"), run.out());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            incast -c 1 --profile lustre-4m                      |  1 8 4 MiB
            incast -c 1 --profile lustre-4m -q 2                 |  1 2 4 MiB
            incast -c 1 --profile nfs-nconnect -b 64k -P 3       |  3 4 64 KiB
            incast -s 1 --read --barrier --profile ceph-4m       |  1 1 4 MiB
            incast -c 1 --profile nfs-1m -r 0                    |  1 stream 1 MiB
            broadcast -c 1 --profile beegfs-512k                 | 12 1 512 KiB
            run --load=a:incast_-c_1_--profile_weka-1m           | 32 1 1 MiB
            """)
    void shouldFillInWhatIsNotGiven(String line, String shape) {
        String[] words = line.split(" ", -1);
        for (int i = 0; i < words.length; i++) {
            words[i] = words[i].startsWith("--load") ? words[i].replace('_', ' ') : words[i];
        }
        assertShape(shape, words);
    }

    @Test
    void shouldPreferOnesOwn() throws IOException {
        assertShape("7 3 2 MiB", "incast", "-c", "1", "--profile", "nfs-1m", "--profiles", site().toString());
    }

    @Test
    void shouldGoIntoPairsOfAFabric() {
        CommandRun run = CommandRun.of("validate", "--dry-run", "--profile", "gpfs-4m", "-q", "2");

        assertTrue(run.out().contains("blocks of 4 MiB, 2 under way on 1 connection"), run.out() + run.err());
    }

    @Test
    void shouldSayWhichWasMeant() {
        CommandRun run = CommandRun.of("incast", "--dry-run", "--profile", "lustre4m");

        assertEquals(ExitStatus.USAGE, run.status());
        assertEquals(
                "netbench incast: --profile: there is no profile 'lustre4m'; did you mean lustre-4m?"
                        + " (see 'netbench incast --help')",
                run.err().strip());
    }

    private Path site() throws IOException {
        return Files.writeString(
                folder.resolve("site.yaml"),
                "profiles: {nfs-1m: {block-size: 2m, queue-depth: 3, connections: 7, source: our mounts}}");
    }

    private static void assertShape(String shape, String... words) {
        String[] line = Arrays.copyOf(words, words.length + 1);
        line[words.length] = "--dry-run";
        CommandRun run = CommandRun.of(line);
        assertEquals(ExitStatus.PASSED, run.status(), run.err());
        String link = run.out().lines().reduce((one, last) -> last).orElseThrow();
        assertTrue(link.replaceAll(" +", " ").contains(" " + shape.strip() + " "), run.out());
    }
}
