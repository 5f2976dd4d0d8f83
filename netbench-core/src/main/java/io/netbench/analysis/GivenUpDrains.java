package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.Lifetime;
import io.netbench.result.LinkResult;
import io.netbench.result.LinkStatus;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Optional;

/**
 * Links that were measured, and whose drain was given up: their figures count. What is not known of them is whether all
 * that was sent would have arrived.
 */
final class GivenUpDrains {

    private GivenUpDrains() {}

    /** Where one end told nothing of its bytes, as a client of another protocol may not, there was no drain to give up; nor where what was lost is known. */
    static boolean isOne(LinkResult link) {
        Lifetime lifetime = link.lifetime();
        return link.status() == LinkStatus.OK
                && lifetime.unexplainedBytes() == null
                && lifetime.sentBytes() != null
                && lifetime.receivedBytes() != null
                && link.datagrams()
                        .flatMap(datagrams -> Optional.ofNullable(datagrams.lost()))
                        .isEmpty();
    }

    static Optional<Finding> note(List<LinkResult> links) {
        List<LinkResult> givenUp = links.stream().filter(GivenUpDrains::isOne).toList();
        LinkLabels labels = LinkLabels.of(links);
        return givenUp.stream().findFirst().map(first -> {
            String name = labels.of(first);
            String why = first.lifetime().absent().get("unexplained_bytes");
            String known =
                    "The figures of the window count; whether all that was sent would have arrived is not known.";
            return Finding.about(
                    first,
                    "drain_given_up",
                    givenUp.size() == 1
                            ? "The drain of %s was given up: %s. %s".formatted(name, why, known)
                            : "The drain of %s was given up, the first is %s: %s. %s"
                                    .formatted(QuantityText.counted(givenUp.size(), "link"), name, why, known));
        });
    }
}
