package io.netbench.host;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Counters of TCP of one network namespace, since it was made or over a window. Immutable.
 *
 * @param values those that the kernel has
 * @param absent why the others are missing, by {@link TcpCounter#key()}
 */
public record TcpCounters(Map<TcpCounter, Long> values, Map<String, String> absent) {

    private static final List<String> PATHS = List.of("/proc/self/net/snmp", "/proc/self/net/netstat");

    public TcpCounters {
        EnumMap<TcpCounter, Long> inOrder = new EnumMap<>(TcpCounter.class);
        inOrder.putAll(values);
        values = Collections.unmodifiableMap(inOrder);
    }

    /** One counter; empty where the kernel does not have it. */
    public Optional<Long> value(TcpCounter counter) {
        return Optional.ofNullable(values.get(counter));
    }

    static TcpCounters read(HostFiles files) throws UnreadableException {
        Map<String, String> words = new HashMap<>();
        for (String path : PATHS) {
            addTable(files.lines(path), words);
        }
        return each(counter -> {
            String word = words.get(counter.nstatName());
            if (word == null) {
                throw new UnreadableException("this kernel does not count " + counter.nstatName());
            }
            return Numbers.parseUnsigned(counter.nstatName(), word);
        });
    }

    /** What was counted since an earlier reading. */
    TcpCounters since(TcpCounters before) {
        return each(counter -> CounterDifference.of(counter.nstatName(), before.known(counter), known(counter)));
    }

    private long known(TcpCounter counter) throws UnreadableException {
        Long value = values.get(counter);
        if (value == null) {
            throw new UnreadableException(absent.get(counter.key()));
        }
        return value;
    }

    private static TcpCounters each(Reader reader) {
        Figures figures = new Figures();
        Map<TcpCounter, Long> values = new EnumMap<>(TcpCounter.class);
        for (TcpCounter counter : TcpCounter.values()) {
            Long value = figures.read(counter.key(), () -> reader.read(counter));
            if (value != null) {
                values.put(counter, value);
            }
        }
        return new TcpCounters(values, figures.absent());
    }

    /** Each section is a line of names and a line of values, both beginning with the section's name and a colon. */
    private static void addTable(List<String> lines, Map<String, String> words) {
        for (int i = 0; i + 1 < lines.size(); i += 2) {
            String[] names = lines.get(i).split(" ", -1);
            String[] values = lines.get(i + 1).split(" ", -1);
            if (names[0].isEmpty() || !names[0].equals(values[0])) {
                continue;
            }
            String section = names[0].replace(":", "");
            for (int column = 1; column < Math.min(names.length, values.length); column++) {
                words.put(section + names[column], values[column]);
            }
        }
    }

    @FunctionalInterface
    private interface Reader {
        long read(TcpCounter counter) throws UnreadableException;
    }
}
