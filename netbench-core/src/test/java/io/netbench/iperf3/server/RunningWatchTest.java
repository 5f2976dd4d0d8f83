package io.netbench.iperf3.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.iperf3.wire.Iperf3Error;
import io.netbench.iperf3.wire.Parameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class RunningWatchTest {

    private static final long SECOND_NS = 1_000_000_000L;

    /** A client of 3.21 with 128 threads took 15 s on a busy host to notice that its 20 MB were through. */
    @ParameterizedTest
    @CsvSource({
        "'{\"num\":1000,\"parallel\":128}', 999, 10",
        "'{\"num\":1000,\"parallel\":128}', 1000, 35.6",
        "'{\"num\":1000,\"parallel\":128,\"bidirectional\":true}', 1000, 61.2",
        "'{\"blockcount\":10,\"len\":100,\"parallel\":1}', 1000, 10.2",
        "'{\"blockcount\":4611686018427387904,\"len\":4,\"parallel\":1}', 1000, 10",
        "'{\"time\":3600,\"parallel\":128}', 1000000, 10"
    })
    void shouldWaitLongerForAClientWhoseBytesHaveAllCome(String asked, long payloadBytes, double patienceS) {
        RunningWatch watch =
                new RunningWatch(Parameters.of(JsonMapper.shared().readTree(asked)), Iperf3Limits.DEFAULT, 0);
        Movement all = new Movement(payloadBytes, payloadBytes);
        long patienceNs = Math.round(patienceS * SECOND_NS);

        assertEquals(true, watch.moved(SECOND_NS, all).isEmpty());
        assertEquals(true, watch.moved(SECOND_NS + patienceNs - 1, all).isEmpty());
        assertEquals(
                Iperf3Error.IDLE,
                watch.moved(SECOND_NS + patienceNs, all).orElseThrow().error());
    }
}
