package io.netbench.analysis;

import io.netbench.analysis.EndpointLag.Side;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.result.LoadResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
        Figure speed = PortSpeed.of(links, load.isIncast() ? Side.SINK : Side.SOURCE);
        if (speed.value() == null) {
            return speed;
        }
        long bytes = links.stream()
                .map(LinkResult::bytes)
                .mapToLong(known -> known == null ? 0 : known)
                .sum();
        return Figure.known(bytes * 8e9 / load.windowNs().get() / speed.value());
    }
}
