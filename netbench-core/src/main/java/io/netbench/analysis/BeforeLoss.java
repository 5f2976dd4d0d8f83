package io.netbench.analysis;

import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/**
 * Finds the end of the stretch in which all links moved, in a run that lost some of them.
 *
 * <p>A host that freezes, or whose cable is pulled, is missed only seconds after it fell silent, so the instant at which
 * it is named would count that silence as time in which all links carried something, and give too low a rate. What is
 * known of a lost link is when its sink had the last byte of it. So the stretch ends with the earliest of these last
 * bytes, and never after the failure was noticed. It ends too early where the link had nothing under way when it
 * died, by the time since its last byte; never too late.
 */
public final class BeforeLoss {

    private BeforeLoss() {}

    /**
     * The end of the stretch, in nanoseconds after the start; empty if a lost link had no byte in the window, or its sink
     * is not there to tell.
     *
     * @param links all links that ran
     * @param noticedNs when the first failure was noticed
     */
    public static OptionalLong endNs(List<LinkResult> links, long noticedNs) {
        List<LinkResult> lost = links.stream()
                .filter(link -> link.status() == LinkStatus.FAILED)
                .toList();
        if (lost.stream().map(LinkResult::lastByteNs).anyMatch(Objects::isNull)) {
            return OptionalLong.empty();
        }
        long lastNs = lost.stream().mapToLong(LinkResult::lastByteNs).min().orElse(noticedNs);
        return OptionalLong.of(Math.min(lastNs, noticedNs));
    }
}
