package io.netbench.analysis;

import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Says where datagrams were lost. */
public final class LossWords {

    private static final int NAMED_HOSTS = 3;

    private LossWords() {}

    /** How much was lost, and where; of nothing that nothing was lost. */
    public static String of(DatagramLoss loss) {
        if (loss.lost() == null) {
            return "how many datagrams were lost is not known: " + loss.absent().get("lost");
        }
        if (loss.lost() == 0) {
            return "none of " + QuantityText.counted(loss.sent(), "datagram") + " lost";
        }
        String share = loss.lostFraction() == null ? "" : QuantityText.percent(loss.lostFraction()) + " ";
        return "%slost, %s of %s: %s"
                .formatted(
                        share,
                        QuantityText.count(loss.lost()),
                        QuantityText.counted(loss.sent(), "datagram"),
                        String.join(", ", places(loss)));
    }

    private static List<String> places(DatagramLoss loss) {
        List<String> places = new ArrayList<>();
        if (loss.inNetwork() == null) {
            places.add("what the network lost is not known, since a host did not tell its counters");
        } else if (loss.inNetwork() > 0) {
            places.add(QuantityText.count(loss.inNetwork()) + " in the network");
        }
        ofHosts(loss, loss.inSockets(), HostLoss::inSockets, "in the sockets of ")
                .ifPresent(places::add);
        ofHosts(loss, loss.inHosts(), HostLoss::inHost, "in the queues of ").ifPresent(places::add);
        ofHosts(loss, loss.inNics(), HostLoss::inNics, "in the interfaces of ").ifPresent(places::add);
        return places;
    }

    private static Optional<String> ofHosts(
            DatagramLoss loss, Long all, Function<HostLoss, Long> figure, String where) {
        if (all == null || all == 0) {
            return Optional.empty();
        }
        List<String> names = loss.hosts().stream()
                .filter(host -> figure.apply(host) != null && figure.apply(host) > 0)
                .map(HostLoss::host)
                .toList();
        String more = names.size() > NAMED_HOSTS ? " and " + (names.size() - NAMED_HOSTS) + " more" : "";
        return Optional.of(QuantityText.count(all) + " " + where
                + names.stream().limit(NAMED_HOSTS).collect(Collectors.joining(", ")) + more);
    }

    /** What may help where sinks were too slow. */
    static Optional<String> advice(DatagramLoss loss) {
        if (loss.inSockets() != null && loss.inSockets() > 0) {
            return Optional.of("Sockets drop what comes faster than their program reads: try a lower " + Property.RATE
                    + ", more " + Property.CONNECTIONS + ", or a larger " + Property.RECEIVE_BUFFER + ".");
        }
        if (loss.inHosts() != null && loss.inHosts() > 0) {
            return Optional.of("Hosts drop what their processors don't get to: see net.core.netdev_max_backlog.");
        }
        return Optional.empty();
    }
}
