package io.netbench.cli.fabric;

import io.netbench.plan.DataPlan;
import io.netbench.plan.DataTls;
import io.netbench.plan.KeepAlive;
import io.netbench.plan.SendPath;
import io.netbench.plan.SocketKnobs;
import io.netbench.plan.SocketPlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** How the data of a suite is moved, as far as somebody asked for it: what is moved otherwise is measured otherwise. */
final class DataParameters {

    private static final long US = 1_000;
    private static final long MS = 1_000_000;

    private final Map<String, List<String>> parameters = new LinkedHashMap<>();

    private DataParameters() {}

    /** What was asked for, by names that have the unit; empty where nothing was. */
    static Map<String, List<String>> of(DataPlan data) {
        DataParameters asked = new DataParameters();
        asked.put("transport", !data.transport().equals(DataPlan.AUTO), data.transport());
        asked.put("threads", data.threads());
        asked.put("verify", data.verify(), true);
        asked.put("zero_copy", data.zeroCopy(), true);
        asked.put("tls_data", data.tls() != DataTls.OFF, data.tls().key());
        asked.put("send_path", data.sends() != SendPath.AUTO, lower(data.sends()));
        data.offloads().segmentation().ifPresent(on -> asked.put("gso", true, on));
        data.offloads().coalescing().ifPresent(on -> asked.put("gro", true, on));
        asked.put(data.socket());
        asked.put(data.socket().knobs());
        return asked.parameters;
    }

    private void put(SocketPlan socket) {
        put("send_buffer_bytes", socket.sendBufferBytes());
        put("receive_buffer_bytes", socket.receiveBufferBytes());
        put("mss_bytes", socket.maxSegmentBytes());
        socket.congestionControl().ifPresent(name -> put("congestion", true, name));
        put("dscp", socket.dscp());
    }

    private void put(SocketKnobs knobs) {
        put("max_pacing_bits_per_s", knobs.pacingBitsPerS(), 1);
        put("notsent_lowat_bytes", knobs.notSentLowatBytes(), 1);
        put("busy_poll_us", knobs.busyPollNs(), US);
        knobs.keepAlive().ifPresent(probes -> put("keep_alive", true, words(probes)));
        put("user_timeout_ms", knobs.userTimeoutNs(), MS);
        put("nagle", knobs.nagle(), true);
    }

    private static String words(KeepAlive probes) {
        return number(probes.idleS()) + "/" + number(probes.intervalS()) + "/" + number(probes.count());
    }

    private static String number(OptionalInt value) {
        return value.isPresent() ? Integer.toString(value.getAsInt()) : "";
    }

    private void put(String name, OptionalInt value) {
        value.ifPresent(number -> put(name, true, number));
    }

    private void put(String name, OptionalLong value, long unit) {
        value.ifPresent(number -> put(name, true, number / unit));
    }

    private void put(String name, boolean isAsked, Object value) {
        if (isAsked) {
            parameters.put(name, List.of(value.toString()));
        }
    }

    private static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
