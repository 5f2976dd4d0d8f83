package io.netbench.host;

import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.NumberRanges;
import io.netbench.host.proc.Numbers;
import io.netbench.host.proc.SysfsNic;
import io.netbench.host.proc.UnreadableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where the packets of one interface are worked on. A set without processors means that the kernel was told nothing.
 *
 * @param receiving processors that RPS hands packets on to, a set for each receive queue
 * @param flowCounts {@code rps_flow_cnt} of each receive queue: how many flows RFS keeps apart there; 0: it is off
 * @param sending processors that use a transmit queue by XPS, a set for each; empty where the kernel shows none
 * @param interrupts processors that serve each interrupt of the device that has fired
 * @param node processors of the memory node that the device is attached to
 */
public record NicSteering(
        Optional<List<NavigableSet<Integer>>> receiving,
        Optional<List<Long>> flowCounts,
        Optional<List<NavigableSet<Integer>>> sending,
        Optional<Map<Integer, NavigableSet<Integer>>> interrupts,
        Optional<NavigableSet<Integer>> node) {

    private static final int BITS_OF_WORD = 32;

    static NicSteering read(HostFiles files, NicFacts nic) {
        String path = SysfsNic.DIRECTORY + "/" + nic.name();
        return new NicSteering(
                known(() -> masks(files, path, "rx-", "rps_cpus")),
                known(() -> flowCounts(files, path)),
                known(() -> masks(files, path, "tx-", "xps_cpus")),
                known(() -> interrupts(files, path)),
                known(() -> cpus(files, "/sys/devices/system/node/node" + nodeOf(nic) + "/cpulist")));
    }

    private interface Source<T> {
        T read() throws UnreadableException;
    }

    private static <T> Optional<T> known(Source<T> source) {
        try {
            return Optional.of(source.read());
        } catch (UnreadableException e) {
            return Optional.empty();
        }
    }

    private static List<NavigableSet<Integer>> masks(HostFiles files, String path, String prefix, String file)
            throws UnreadableException {
        List<NavigableSet<Integer>> masks = new ArrayList<>();
        for (String queue : files.names(path + "/queues")) {
            if (queue.startsWith(prefix)) {
                String mask = path + "/queues/" + queue + "/" + file;
                masks.add(parseMask(mask, files.word(mask)));
            }
        }
        return masks;
    }

    private static List<Long> flowCounts(HostFiles files, String path) throws UnreadableException {
        List<Long> counts = new ArrayList<>();
        for (String queue : files.names(path + "/queues")) {
            if (queue.startsWith("rx-")) {
                counts.add(files.number(path + "/queues/" + queue + "/rps_flow_cnt"));
            }
        }
        return counts;
    }

    /** Processors of a mask as the kernel prints it: {@code 3}, or {@code 0000000f,ffffffff}, the lowest last. */
    static NavigableSet<Integer> parseMask(String where, String mask) throws UnreadableException {
        NavigableSet<Integer> cpus = new TreeSet<>();
        String[] words = mask.split(",", -1);
        for (int i = 0; i < words.length; i++) {
            long bits = word(where, mask, words[words.length - 1 - i]);
            for (int bit = 0; bit < BITS_OF_WORD; bit++) {
                if ((bits >>> bit & 1) == 1) {
                    cpus.add(i * BITS_OF_WORD + bit);
                }
            }
        }
        return cpus;
    }

    private static long word(String where, String mask, String word) throws UnreadableException {
        try {
            return Integer.parseUnsignedInt(word, 16) & 0xffff_ffffL;
        } catch (NumberFormatException e) {
            throw new UnreadableException(where + " should be a mask of processors, got: " + mask);
        }
    }

    /** The device's own interrupts; those of a paravirtual device stand with the PCI device that carries it. */
    private static Map<Integer, NavigableSet<Integer>> interrupts(HostFiles files, String path)
            throws UnreadableException {
        String own = path + "/device/msi_irqs";
        List<String> numbers = files.names(files.isPresent(own) ? own : path + "/device/../msi_irqs");
        Map<Integer, Long> fired = fired(files);
        Map<Integer, NavigableSet<Integer>> served = new TreeMap<>();
        for (String number : numbers) {
            int irq = Numbers.parseInt(own, number);
            if (fired.getOrDefault(irq, 0L) > 0) {
                served.put(irq, servedBy(files, "/proc/irq/" + irq));
            }
        }
        return served;
    }

    private static NavigableSet<Integer> servedBy(HostFiles files, String irq) throws UnreadableException {
        // What the kernel may use is often all; what it does use is one of them.
        String effective = irq + "/effective_affinity_list";
        return cpus(files, files.isPresent(effective) ? effective : irq + "/smp_affinity_list");
    }

    /** How often each numbered interrupt fired since the host started, over all processors. */
    private static Map<Integer, Long> fired(HostFiles files) throws UnreadableException {
        String path = "/proc/interrupts";
        Map<Integer, Long> counts = new TreeMap<>();
        List<String> lines = files.lines(path);
        int cpus = lines.isEmpty() ? 0 : lines.get(0).strip().split("\\s+", -1).length;
        for (String line : lines) {
            String[] words = line.strip().split("\\s+", -1);
            if (words[0].matches("[0-9]{1,9}:") && words.length > cpus) {
                long sum = 0;
                for (int cpu = 1; cpu <= cpus; cpu++) {
                    sum += Numbers.parse(path, words[cpu]);
                }
                counts.put(Integer.parseInt(words[0].replace(":", "")), sum);
            }
        }
        return counts;
    }

    private static int nodeOf(NicFacts nic) throws UnreadableException {
        if (nic.numaNode() == null) {
            throw new UnreadableException("the device belongs to no particular node");
        }
        return nic.numaNode();
    }

    private static NavigableSet<Integer> cpus(HostFiles files, String path) throws UnreadableException {
        NavigableSet<Integer> cpus = new TreeSet<>();
        for (NumberRanges.Range range : NumberRanges.parse(path, files.word(path))) {
            for (int cpu = range.first(); cpu <= range.last(); cpu++) {
                cpus.add(cpu);
            }
        }
        return cpus;
    }
}
