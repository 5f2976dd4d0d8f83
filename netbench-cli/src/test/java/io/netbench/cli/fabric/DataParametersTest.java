package io.netbench.cli.fabric;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.DatagramOffloads;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class DataParametersTest {

    private static final DataPlan DEFAULT =
            new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, false);

    @Test
    void shouldSayNothingOfWhatNobodyAskedFor() {
        assertEquals(Map.of(), DataParameters.of(DEFAULT));
    }

    @Test
    void shouldSayAllThatWasAskedFor() {
        SocketKnobs knobs = new SocketKnobs(
                OptionalLong.of(9_000_000),
                OptionalLong.of(16_384),
                OptionalLong.of(50_000),
                Optional.of(new KeepAlive(OptionalInt.of(10), OptionalInt.empty(), OptionalInt.of(5))),
                OptionalLong.of(30_000_000_000L),
                true);
        SocketPlan socket = new SocketPlan(
                OptionalInt.of(4096),
                OptionalInt.of(8192),
                OptionalInt.of(1200),
                Optional.of("bbr"),
                OptionalInt.of(46),
                knobs);
        DataPlan asked = new DataPlan(
                "nio",
                OptionalInt.of(2),
                socket,
                true,
                false,
                new DatagramOffloads(Optional.of(false), Optional.of(true)),
                DataTls.JDK,
                SendPath.COPY);

        assertEquals(
                Map.ofEntries(
                        Map.entry("transport", List.of("nio")),
                        Map.entry("threads", List.of("2")),
                        Map.entry("verify", List.of("true")),
                        Map.entry("tls_data", List.of("jdk")),
                        Map.entry("send_path", List.of("copy")),
                        Map.entry("gso", List.of("false")),
                        Map.entry("gro", List.of("true")),
                        Map.entry("send_buffer_bytes", List.of("4096")),
                        Map.entry("receive_buffer_bytes", List.of("8192")),
                        Map.entry("mss_bytes", List.of("1200")),
                        Map.entry("congestion", List.of("bbr")),
                        Map.entry("dscp", List.of("46")),
                        Map.entry("max_pacing_bits_per_s", List.of("9000000")),
                        Map.entry("notsent_lowat_bytes", List.of("16384")),
                        Map.entry("busy_poll_us", List.of("50")),
                        Map.entry("keep_alive", List.of("10//5")),
                        Map.entry("user_timeout_ms", List.of("30000")),
                        Map.entry("nagle", List.of("true"))),
                DataParameters.of(asked));
        assertEquals(
                Map.of("zero_copy", List.of("true")),
                DataParameters.of(new DataPlan(DataPlan.AUTO, OptionalInt.empty(), SocketPlan.DEFAULT, false, true)));
    }
}
