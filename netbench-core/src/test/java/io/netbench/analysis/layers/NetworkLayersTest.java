package io.netbench.analysis.layers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.analysis.SampleResults;
import io.netbench.result.RunResult;
import io.netbench.result.StorageDirection;
import java.util.List;
import org.junit.jupiter.api.Test;

class NetworkLayersTest {

    @Test
    void shouldTakeAnIncastAsWritesOfItsClients() {
        RunResult run = SampleResults.incast();
        NetworkLayer layer = NetworkLayers.of("run.json", run).get(0);

        assertEquals(StorageDirection.WRITE, layer.shape().direction());
        assertEquals(8, layer.shape().hosts());
        assertEquals(1, layer.servers());
        assertEquals(8, layer.shape().inFlight());
        assertEquals(1 << 20, layer.shape().blockSizeBytes());
        assertEquals(run.totals().goodputBytesPerS(), layer.bytesPerS());
        assertEquals((double) run.totals().latencyNs().p50(), layer.latencyNs().p50());
        assertEquals(List.of(NetworkLayer.Caveat.LOOPBACK), layer.caveats());
    }

    @Test
    void shouldTakeAReadFromManyServersAsOneOfItsClient() {
        NetworkLayer layer =
                NetworkLayers.of("run.json", SampleResults.barrier()).get(0);

        assertEquals(StorageDirection.READ, layer.shape().direction());
        assertEquals(1, layer.shape().hosts());
        assertEquals(8, layer.servers());
    }

    @Test
    void shouldSayThatARunWasHeldBack() {
        assertEquals(List.of(NetworkLayer.Caveat.LOOPBACK, NetworkLayer.Caveat.PACED), caveats(SampleResults.rate()));
        assertEquals(List.of(NetworkLayer.Caveat.LOOPBACK, NetworkLayer.Caveat.PACED), caveats(SampleResults.paced()));
        assertEquals(
                List.of(NetworkLayer.Caveat.LOOPBACK, NetworkLayer.Caveat.ROUNDS), caveats(SampleResults.barrier()));
    }

    private static List<NetworkLayer.Caveat> caveats(RunResult run) {
        return NetworkLayers.of("run.json", run).get(0).caveats();
    }

    @Test
    void shouldHaveNoBlocksOfPlainStreams() {
        NetworkLayer layer =
                NetworkLayers.of("run.json", SampleResults.streams()).get(0);

        assertTrue(layer.streams());
        assertEquals(4, layer.shape().inFlight());
        assertNull(layer.latencyNs().p50());
    }

    @Test
    void shouldTellTheCeilingOfTheToolWhereItIsKnown() {
        assertEquals(
                new NetworkLayer.Bound("netbench's ceiling", 8.75e9),
                NetworkLayers.of("run.json", SampleResults.ceiling())
                        .get(0)
                        .bound()
                        .orElseThrow());
    }
}
