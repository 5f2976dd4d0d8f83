package io.netbench.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.result.StorageResult;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Files of real runs, damaged in every way: each is read with figures that can be, or refused in one line that names it. */
class DamagedStorageFilesTest {

    private static final List<String> FILES = List.of(
            "elbencho-local.csv",
            "elbencho-hosts.jsonl",
            "elbencho-netbench.csv",
            "elbencho-netbench.jsonl",
            "fio-seq-read.json",
            "fio-client.json",
            "ior.json",
            "ior.txt",
            "ior.csv",
            "warp-mixed.json",
            "rados-write.json",
            "osd-bench.json");

    private static final List<String> NONSENSE = List.of(
            "NaN",
            "-1",
            "1e999",
            "-Infinity",
            "999999999999999999999999",
            "null",
            "\"\"",
            "[]",
            "{}",
            "0",
            "0.5",
            "\u0000",
            ",",
            "\"",
            "}",
            "\n");

    /** Bytes as characters from 0 to 255, which records may hold. */
    private record Damage(String file, String bytes) {

        Damage(String file, byte[] bytes) {
            this(file, new String(bytes, StandardCharsets.ISO_8859_1));
        }

        InputStream in() {
            return new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1));
        }
    }

    @Provide
    Arbitrary<Damage> cut() {
        return Combinators.combine(Arbitraries.of(FILES), Arbitraries.doubles().between(0, 1))
                .as((file, share) -> {
                    byte[] whole = StorageFilesTest.bytes(file);
                    return new Damage(file, Arrays.copyOf(whole, (int) (whole.length * share)));
                });
    }

    @Provide
    Arbitrary<Damage> flipped() {
        return Combinators.combine(
                        Arbitraries.of(FILES),
                        Arbitraries.doubles().between(0, 0.99),
                        Arbitraries.integers().between(1, 255))
                .as((file, share, mask) -> {
                    byte[] bytes = StorageFilesTest.bytes(file);
                    bytes[(int) (bytes.length * share)] ^= mask.byteValue();
                    return new Damage(file, bytes);
                });
    }

    /** One of the numbers becomes something else. */
    @Provide
    Arbitrary<Damage> nonsense() {
        return Combinators.combine(
                        Arbitraries.of(FILES), Arbitraries.doubles().between(0, 0.99), Arbitraries.of(NONSENSE))
                .as((file, share, nonsense) -> {
                    String text = new String(StorageFilesTest.bytes(file), StandardCharsets.UTF_8);
                    var numbers = Pattern.compile("\\d+(\\.\\d+)?")
                            .matcher(text)
                            .results()
                            .toList();
                    var number = numbers.get((int) (numbers.size() * share));
                    String damaged = text.substring(0, number.start()) + nonsense + text.substring(number.end());
                    return new Damage(file, damaged.getBytes(StandardCharsets.UTF_8));
                });
    }

    @Property(tries = 300)
    void shouldBearCuts(@ForAll("cut") Damage damage) {
        check(damage);
    }

    @Property(tries = 500)
    void shouldBearFlippedBits(@ForAll("flipped") Damage damage) {
        check(damage);
    }

    @Property(tries = 1000)
    void shouldBearNonsenseForNumbers(@ForAll("nonsense") Damage damage) {
        check(damage);
    }

    private static void check(Damage damage) {
        try {
            List<StorageResult> results = StorageFiles.read(damage.file, damage.in());
            assertTrue(!results.isEmpty());
            for (StorageResult result : results) {
                assertTrue(Double.isFinite(result.bytesPerS()) && result.bytesPerS() >= 0, result.toString());
            }
        } catch (StorageFileException e) {
            assertTrue(e.getMessage().startsWith(damage.file + ": "), e.getMessage());
            assertEquals(1, e.getMessage().lines().count(), e.getMessage());
            assertTrue(e.getMessage().length() < 400, e.getMessage());
        }
    }
}
