package io.netbench.analysis;

import io.netbench.host.NicFacts;
import io.netbench.result.LinkInterface;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How much of its port each hub of a load used: its links' payload by the speed of the interfaces that they took at the hub,
 * in the one direction in which it flowed.
 *
 * @param hub name of the endpoint
 * @param share from 0 up, or why it is unknown
 */
record HubShare(String hub, Figure share) {

    /** Each hub, in the order of the links. */
    static List<HubShare> of(LoadResult load, List<LinkResult> links) {
        Map<String, List<LinkResult>> byHub = new LinkedHashMap<>();
        links.forEach(link -> byHub.computeIfAbsent(load.hubOf(link), hub -> new ArrayList<>())
                .add(link));
        return byHub.entrySet().stream()
                .map(hub -> new HubShare(hub.getKey(), share(load, hub.getValue())))
                .toList();
    }

    private static Figure share(LoadResult load, List<LinkResult> links) {
        Optional<LinkResult> failed = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .findFirst();
        if (failed.isPresent()) {
            return Figure.unknown(failed.get().name() + " failed");
        }
        if (load.windowNs().isEmpty()) {
            return Figure.unknown("there was no measured window");
        }
        Map<String, LinkInterface> used = new TreeMap<>();
        for (LinkResult link : links) {
            Optional<List<LinkInterface>> atHub = load.isIncast() ? link.sinkInterfaces() : link.sourceInterfaces();
            if (atHub.isEmpty() || atHub.get().isEmpty()) {
                return Figure.unknown("the interface of " + link.name() + " is not known");
            }
            atHub.get().forEach(nic -> used.put(nic.name(), nic));
        }
        double bitsPerS = 0;
        for (LinkInterface nic : used.values()) {
            Optional<String> doubt = doubt(nic);
            if (doubt.isPresent()) {
                return Figure.unknown(doubt.get());
            }
            bitsPerS += nic.speedBitsPerS();
        }
        long bytes = links.stream()
                .map(LinkResult::bytes)
                .mapToLong(known -> known == null ? 0 : known)
                .sum();
        return Figure.known(bytes * 8e9 / load.windowNs().get() / bitsPerS);
    }

    /** Why what an interface says of its speed is nothing to measure by: a virtual one says any number. */
    private static Optional<String> doubt(LinkInterface nic) {
        if (nic.kind().isPresent() && nic.kind().get() != NicFacts.Kind.DEVICE) {
            return Optional.of(nic.name()
                    + (nic.kind().get() == NicFacts.Kind.LOOPBACK ? " is loopback" : " is virtual")
                    + ", and has no speed to compare with");
        }
        if (nic.kind().isEmpty() || nic.speedBitsPerS() == null || nic.speedBitsPerS() < 1) {
            return Optional.of("the speed of " + nic.name() + " is not known");
        }
        return Optional.empty();
    }
}
