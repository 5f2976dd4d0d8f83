package io.netbench.cli.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.netbench.plan.HostList;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageLatency;
import io.netbench.result.StorageLayer;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MirrorTest {

    private static Mirror mirror(StorageShape shape, String clients, String servers) {
        StorageResult storage = new StorageResult(
                StorageLayer.STORAGE,
                "fio",
                Optional.empty(),
                "job",
                shape,
                1e9,
                Optional.empty(),
                null,
                null,
                StorageLatency.ofMean(null, "none"),
                List.of(),
                List.of(),
                null,
                List.of(),
                Map.of());
        return new Mirror(storage, list(clients), list(servers));
    }

    private static Optional<HostList> list(String text) {
        return text == null || text.isEmpty() ? Optional.empty() : Optional.of(HostList.parse(text));
    }

    /** Hosts, workers and depth of the storage; the mirror must have as many blocks in flight. */
    @ParameterizedTest
    @CsvSource({
        "WRITE, 1, 4, 1, '', '', incast -s 1 -c 1 -b 1m -P 4 -q 1",
        "READ, 1, 4, 1, '', '', broadcast --read -s 1 -c 1 -b 1m -P 4 -q 1",
        "READ, 4, 64, 8, '', '', broadcast --read -s 1 -c 4 -b 1m -P 16 -q 8",
        "WRITE, 4, 64, 8, 'c[1-4]', srv, 'incast -s srv -c c1,c2,c3,c4 -b 1m -P 16 -q 8'",
        "READ, 1, 4, 1, c1, 's[1-2]', 'incast --read -s s1,s2 -c c1 -b 1m -P 2 -q 1'",
        "READ, 4, 64, 1, '', 's[1-4]', 'broadcast --read -s s1,s2,s3,s4 -c 4 -b 1m -P 4 -q 1'",
        "WRITE, 4, 4, 1, '', 's[1-2]', 'incast -s s1,s2 -c 4 -b 1m --topology spread -P 1 -q 1'",
        "WRITE, 1, 4096, 2, '', '', incast -s 1 -c 1 -b 1m -P 1024 -q 8"
    })
    void shouldHaveAsManyInFlight(
            StorageDirection direction,
            int hosts,
            long workers,
            long depth,
            String clients,
            String servers,
            String words) {
        StorageShape shape = StorageShape.of(direction, 1L << 20, hosts, workers, depth, Map.of());

        assertEquals(List.of(words.split(" ")), mirror(shape, clients, servers).words());
        assertEquals(
                clients.contains("c") && servers.contains("s"),
                mirror(shape, clients, servers).namesHosts());
    }

    @Test
    void shouldLeaveOutWhatIsNotKnown() {
        StorageShape shape = new StorageShape(StorageDirection.READ, 4096L, 1, null, null, null, false, Map.of());

        assertEquals(
                "netbench broadcast --read -s 1 -c 1 -b 4k -t 5s",
                mirror(shape, null, null).line(List.of("-t", "5s")));
        assertFalse(mirror(shape, null, null).namesHosts());
    }
}
