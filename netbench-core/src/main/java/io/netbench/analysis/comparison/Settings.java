package io.netbench.analysis.comparison;

import io.netbench.plan.LinkLoad;
import io.netbench.plan.Load;
import io.netbench.plan.RunPlan;
import io.netbench.result.ComparedSetting;
import io.netbench.result.HostResult;
import io.netbench.result.KeepAliveSettings;
import io.netbench.result.LoadResult;
import io.netbench.result.NicFigures;
import io.netbench.result.PlanSummary;
import io.netbench.result.RunResult;
import io.netbench.result.SocketSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What was asked for on one side, and on which hosts it ran. */
final class Settings {

    /** More values of one thing are not enumerated. */
    private static final int MOST_SHOWN = 4;

    private static final String PAIRS = "pairs of a fabric";

    private record Key(String name, String load, String host, boolean isDecisive) {}

    private record Difference(String name, String load, String before, String after, boolean isDecisive) {}

    private final Map<Key, Set<String>> values = new LinkedHashMap<>();
    private final Set<String> loads = new LinkedHashSet<>();

    /**
     * Takes those of a run.
     *
     * @param isWhole whether the number of its links is a setting, or comes of a schedule
     */
    void add(RunResult run, String condition, boolean isWhole) {
        for (LoadResult load : run.loads()) {
            loads.add(isWhole ? load.name() : PAIRS);
            String of = isWhole ? load.name() + (condition.isEmpty() ? "" : " in " + condition) : "";
            LoadSettings.of(load, isWhole).forEach((name, value) -> put(name, of, "", true, value));
        }
        add(run.plan());
        put("netbench", "", "", false, run.tool().version() + " (" + run.tool().commit() + ")");
        put("Java", "", "", false, run.tool().java());
        run.hosts().forEach(this::add);
    }

    /** Takes those of a run that is to come, as far as they decide. */
    void add(RunPlan plan) {
        for (Load load : plan.loads()) {
            loads.add(load.name());
            LoadSettings.of(load, plan.endpoints()).forEach((name, value) -> put(name, load.name(), "", true, value));
        }
    }

    /** Takes those of pairs that are to be measured. */
    void add(LinkLoad ofPairs) {
        loads.add(PAIRS);
        LoadSettings.of(ofPairs).forEach((name, value) -> put(name, "", "", true, value));
    }

    private void add(PlanSummary plan) {
        put("duration", "", "", false, plan.durationS().map(s -> s + " s").orElse("as long as it takes"));
        put("warm-up", "", "", false, plan.warmupS() + " s");
        put("transport asked for", "", "", false, plan.transport());
        put(
                "event loops asked for",
                "",
                "",
                false,
                plan.threads().map(String::valueOf).orElse("as many as fit"));
        put("verification", "", "", false, plan.verify() ? "on" : "off");
        put("zero-copy", "", "", false, plan.asksZeroCopy() ? "on" : "off");
        plan.socketOptions().ifPresent(socket -> {
            put(
                    "send buffer",
                    "",
                    "",
                    false,
                    socket.sendBufferBytes().map(String::valueOf).orElse("the system's"));
            put(
                    "receive buffer",
                    "",
                    "",
                    false,
                    socket.receiveBufferBytes().map(String::valueOf).orElse("the system's"));
            put(
                    "segment size",
                    "",
                    "",
                    false,
                    socket.mssBytes().map(String::valueOf).orElse("the system's"));
            put("code point", "", "", false, socket.dscp().map(String::valueOf).orElse("none"));
        });
        put("TLS on the data path", "", "", false, plan.tlsData().orElse("off"));
        addKnobs(plan.socketOptions().orElse(SocketSettings.NONE));
    }

    private void addKnobs(SocketSettings socket) {
        putKnob("pacing by the kernel", socket.maxPacingBitsPerS().map(bits -> bits + " bit/s"));
        putKnob("most unsent in a socket", socket.notsentLowatBytes().map(bytes -> bytes + " B"));
        putKnob("busy polling of sockets", socket.busyPollUs().map(us -> us + " us"));
        putKnob("keep-alive", socket.keepAlive().map(Settings::words));
        putKnob("user time-out", socket.userTimeoutMs().map(ms -> ms + " ms"));
        putKnob("waiting for full segments", socket.nagle().map(on -> "on"));
    }

    private static String words(KeepAliveSettings keepAlive) {
        return "after %s s, every %s s, %s times"
                .formatted(known(keepAlive.idleS()), known(keepAlive.intervalS()), known(keepAlive.count()));
    }

    private static String known(Optional<?> value) {
        return value.map(Object::toString).orElse("the system's");
    }

    private void putKnob(String name, Optional<String> asked) {
        put(name, "", "", false, asked.orElse("none"));
    }

    private void add(HostResult host) {
        put("kernel", "", host.name(), false, host.kernel());
        put("transport", "", host.name(), false, host.transport());
        host.tls().ifPresent(tls -> {
            put("TLS library", "", host.name(), false, tls.library());
            tls.agreed().forEach(session -> {
                put("TLS", "", host.name(), false, session.cipherSuite());
                put(
                        "TLS key exchange",
                        "",
                        host.name(),
                        false,
                        session.keyExchange().orElse("unknown"));
            });
        });
        host.congestion().ifPresent(congestion -> {
            congestion.inForce().forEach(name -> put("congestion control", "", host.name(), false, name));
            put(
                    "queue discipline",
                    "",
                    host.name(),
                    false,
                    congestion.defaultQdisc().orElse(null));
        });
        put("CPUs", "", host.name(), false, host.cpus());
        put(
                "limit of CPUs",
                "",
                host.name(),
                false,
                host.cpuLimit().map(String::valueOf).orElse("none"));
        for (NicFigures nic : host.nics()) {
            put("MTU of " + nic.name(), "", host.name(), false, nic.mtuBytes());
            put("speed of " + nic.name(), "", host.name(), false, nic.speedBitsPerS());
            put("driver of " + nic.name(), "", host.name(), false, nic.driver());
        }
    }

    private void put(String name, String load, String host, boolean isDecisive, Object value) {
        if (value != null) {
            values.computeIfAbsent(new Key(name, load, host, isDecisive), key -> new TreeSet<>())
                    .add(value.toString());
        }
    }

    /** Whether there is any load that the other side has, too. */
    boolean hasLoadOf(Settings other) {
        return loads.stream().anyMatch(other.loads::contains);
    }

    Set<String> loads() {
        return loads;
    }

    /** What decides and was not the same in all runs of this side. */
    List<String> mixed() {
        return values.entrySet().stream()
                .filter(entry -> entry.getKey().isDecisive() && entry.getValue().size() > 1)
                .map(entry -> entry.getKey().name() + " " + text(entry.getValue()))
                .toList();
    }

    /** What both sides tell of, and differently; hosts on which the same differs are one. */
    List<ComparedSetting> differences(Settings after) {
        Map<Difference, List<String>> hosts = new LinkedHashMap<>();
        values.forEach((key, before) -> {
            Set<String> now = after.values.get(key);
            if (now != null && !now.equals(before)) {
                hosts.computeIfAbsent(
                                new Difference(key.name(), key.load(), text(before), text(now), key.isDecisive()),
                                of -> new ArrayList<>())
                        .add(key.host());
            }
        });
        List<ComparedSetting> differences = new ArrayList<>();
        hosts.forEach((difference, on) -> differences.add(new ComparedSetting(
                difference.name(),
                Optional.of(difference.load()).filter(load -> !load.isEmpty()),
                on.stream().filter(host -> !host.isEmpty()).toList(),
                Optional.of(difference.before()),
                Optional.of(difference.after()),
                difference.isDecisive())));
        return differences;
    }

    private static String text(Set<String> values) {
        return values.size() <= MOST_SHOWN ? String.join(" and ", values) : values.size() + " different ones";
    }
}
