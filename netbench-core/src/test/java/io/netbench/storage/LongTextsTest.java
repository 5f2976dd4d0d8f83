package io.netbench.storage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.netbench.result.StorageResult;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.ThrowingSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are small to send and long to read, where time goes with the square of a text. */
class LongTextsTest {

    private static final int LONG = 1_000_000;
    private static final int MANY = 50_000;

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            node1                        | 1
            node1,node2                  | 2
            node1 node2,, node3          | 3
            node[1-4]                    | 4
            node[1-4,7,9-10],other       | 8
            r[1-2]n[1-3],s[1,2]          | 8
            node[1-4]:1611 n             | 5
            node[1                       | 1
            n],m                         | 2
            """)
    void shouldCountTheHostsOfAList(String list, int hosts) {
        assertEquals(hosts, ElbenchoCommand.hosts("\"elbencho\" \"--hosts\" \"" + list + "\"", "--hosts"));
        assertEquals(hosts, ElbenchoCommand.hosts("\"elbencho\" \"--hosts=" + list + "\"", "--hosts"));
    }

    @Test
    void shouldCountHostsOfLongLists() {
        assertEquals(LONG / 2, hosts("a,".repeat(LONG / 2)));
        assertEquals(1, hosts("a[" + "1,".repeat(LONG / 2)));
        assertEquals(1, hosts("[".repeat(LONG)));
        assertEquals(Limits.HOSTS, hosts("n[0-999999]".repeat(LONG / 20)));
    }

    private static int hosts(String list) {
        return atOnce(() -> ElbenchoCommand.hosts("\"--hosts\" \"" + list + "\"", "--hosts"));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "a ", "a", "\t", ":"})
    void shouldReadIorWithLongLines(String repeated) {
        String text = new String(StorageFilesTest.bytes("ior.txt"), StandardCharsets.UTF_8) + "\na"
                + repeated.repeat(LONG / repeated.length()) + "-\n";

        assertEquals(StorageFilesTest.read("ior.txt"), atOnce(() -> read(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x@", "["})
    void shouldReadFioWithALongAddress(String before) {
        String text = "{\"fio version\":\"fio-3.33\",\"jobs\":[{\"jobname\":\"j\",\"groupid\":0,\"job options\":"
                + "{\"ioengine\":\"nbd\",\"uri\":\"nbd://" + before + "x".repeat(LONG) + "\\n/\\n\"},"
                + "\"read\":{\"io_bytes\":1000,\"bw_bytes\":1000,\"total_ios\":10}}]}";

        assertEquals(1, atOnce(() -> read(text)).size());
    }

    @Test
    void shouldReadFioOfManyClients() {
        String options = IntStream.range(0, MANY)
                .mapToObj(i -> "{\"hostname\":\"h" + i + "\",\"bs\":\"64k\"}")
                .collect(Collectors.joining(","));
        String jobs = IntStream.range(0, MANY)
                .mapToObj(i -> "{\"hostname\":\"h" + i + "\",\"read\":{\"io_bytes\":0}}")
                .collect(Collectors.joining(","));
        String text = "{\"fio version\":\"fio-3.33\",\"bw_bytes\":1,\"global options\":[" + options
                + "],\"client_stats\":[" + jobs + "]}";

        String complaint = atOnce(() -> assertThrows(StorageFileException.class, () -> read(text)))
                .getMessage();
        assertEquals("it: fio JSON: holds no reads and no writes", complaint);
    }

    private static List<StorageResult> read(String text) {
        return StorageFiles.read("it", new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static <T> T atOnce(ThrowingSupplier<T> reading) {
        return assertTimeoutPreemptively(Duration.ofSeconds(20), reading);
    }
}
