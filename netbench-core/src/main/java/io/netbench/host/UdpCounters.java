package io.netbench.host;

import io.netbench.host.proc.CounterDifference;
import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.UnreadableException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Counters of datagrams that a host dropped or took, since it was made or over a window: of UDP over IPv4 and IPv6 in this
 * network namespace, and of the kernel's receive queues, which all namespaces of a machine share. Immutable.
 *
 * @param received that programs could have ({@code InDatagrams})
 * @param sent ({@code OutDatagrams})
 * @param noPorts for ports on which nobody listened ({@code NoPorts})
 * @param receiveBufferErrors dropped since a socket's receive buffer was full ({@code RcvbufErrors})
 * @param sendBufferErrors not sent since a send buffer was full ({@code SndbufErrors})
 * @param checksumErrors dropped since they were damaged ({@code InCsumErrors})
 * @param memoryErrors dropped since UDP had no memory ({@code MemErrors})
 * @param softnetDrops packets of any protocol dropped since the queue of a processor was full
 *     ({@code net.core.netdev_max_backlog})
 * @param absent why a figure is missing
 */
public record UdpCounters(
        Long received,
        Long sent,
        Long noPorts,
        Long receiveBufferErrors,
        Long sendBufferErrors,
        Long checksumErrors,
        Long memoryErrors,
        Long softnetDrops,
        Map<String, String> absent) {

    private static final String OF_IPV4 = "/proc/self/net/snmp";
    private static final String OF_IPV6 = "/proc/self/net/snmp6";
    private static final String SOFTNET = "/proc/net/softnet_stat";

    static UdpCounters read(HostFiles files) {
        Figures figures = new Figures();
        Map<String, String> words = new HashMap<>();
        figures.read("ipv4", () -> ipv4(files.lines(OF_IPV4), words));
        figures.read("ipv6", () -> ipv6(files.lines(OF_IPV6), words));
        Figures told = new Figures();
        return new UdpCounters(
                told.read("received", () -> sum(words, "InDatagrams")),
                told.read("sent", () -> sum(words, "OutDatagrams")),
                told.read("no_ports", () -> sum(words, "NoPorts")),
                told.read("receive_buffer_errors", () -> sum(words, "RcvbufErrors")),
                told.read("send_buffer_errors", () -> sum(words, "SndbufErrors")),
                told.read("checksum_errors", () -> sum(words, "InCsumErrors")),
                told.read("memory_errors", () -> sum(words, "MemErrors")),
                told.read("softnet_drops", () -> softnetDrops(files.lines(SOFTNET))),
                told.absent());
    }

    /** What was counted since an earlier reading. */
    UdpCounters since(UdpCounters before) {
        Figures figures = new Figures();
        return new UdpCounters(
                difference(figures, "received", before.received, received),
                difference(figures, "sent", before.sent, sent),
                difference(figures, "no_ports", before.noPorts, noPorts),
                difference(figures, "receive_buffer_errors", before.receiveBufferErrors, receiveBufferErrors),
                difference(figures, "send_buffer_errors", before.sendBufferErrors, sendBufferErrors),
                difference(figures, "checksum_errors", before.checksumErrors, checksumErrors),
                difference(figures, "memory_errors", before.memoryErrors, memoryErrors),
                difference(figures, "softnet_drops", before.softnetDrops, softnetDrops),
                figures.absent());
    }

    private Long difference(Figures figures, String name, Long before, Long after) {
        return figures.read(name, () -> {
            if (before == null || after == null) {
                throw new UnreadableException(absent.getOrDefault(name, "not read at the start of the window"));
            }
            return CounterDifference.of(name, before, after);
        });
    }

    /** Two lines that begin with the section's name: names, and values. */
    private static Boolean ipv4(List<String> lines, Map<String, String> words) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            String[] names = lines.get(i).split(" ", -1);
            String[] values = lines.get(i + 1).split(" ", -1);
            if (names[0].equals("Udp:") && values[0].equals("Udp:")) {
                for (int column = 1; column < Math.min(names.length, values.length); column++) {
                    words.put("Udp" + names[column], values[column]);
                }
                return true;
            }
        }
        return false;
    }

    /** A line for each counter. */
    private static Boolean ipv6(List<String> lines, Map<String, String> words) {
        for (String line : lines) {
            String[] parts = line.strip().split("\\s+", 2);
            if (parts.length == 2 && parts[0].startsWith("Udp6")) {
                words.put(parts[0], parts[1]);
            }
        }
        return true;
    }

    private static long sum(Map<String, String> words, String counter) throws UnreadableException {
        String ofIpv4 = words.get("Udp" + counter);
        if (ofIpv4 == null) {
            throw new UnreadableException("this kernel does not count Udp" + counter);
        }
        String ofIpv6 = words.getOrDefault("Udp6" + counter, "0");
        return Numbers.parseUnsigned("Udp" + counter, ofIpv4) + Numbers.parseUnsigned("Udp6" + counter, ofIpv6);
    }

    /** A line for each processor, of hexadecimal numbers, the second of which are the drops. */
    private static long softnetDrops(List<String> lines) throws UnreadableException {
        long drops = 0;
        for (String line : lines) {
            String[] columns = line.strip().split("\\s+", 3);
            if (columns.length < 2) {
                throw new UnreadableException(SOFTNET + " is cut off");
            }
            try {
                drops += Long.parseLong(columns[1], 16);
            } catch (NumberFormatException e) {
                throw new UnreadableException(SOFTNET + " should hold hexadecimal numbers");
            }
        }
        return drops;
    }
}
