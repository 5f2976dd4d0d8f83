package io.netbench.analysis;

import io.netbench.result.DatagramLoss;
import io.netbench.result.DatagramLoss.HostLoss;
import io.netbench.text.Property;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Says where datagrams were lost. */
public final class LossWords {

    private static final int NAMED_HOSTS = 3;

    /** What a place lost is worth advice from this part of all that was lost on. */
    private static final double NOTABLE = 0.2;

    /** Where hosts drop. */
    private enum Place {
        SOCKETS("in the sockets of ") {
            @Override
            long of(HostLoss host) {
                return orZero(host.inSockets());
            }

            @Override
            String advice() {
                return "Sockets drop what comes faster than their program reads: try a lower " + Property.RATE
                        + ", more " + Property.CONNECTIONS + ", or a larger " + Property.RECEIVE_BUFFER + ".";
            }
        },
        QUEUES("in the queues of ") {
            @Override
            long of(HostLoss host) {
                return orZero(host.inHost()) - (host.inHost() == null ? 0 : DAMAGED.of(host) + MEMORY.of(host));
            }

            @Override
            String advice() {
                return "Hosts drop what their processors don't get to: see net.core.netdev_max_backlog.";
            }
        },
        DAMAGED("damaged when they came to ") {
            @Override
            long of(HostLoss host) {
                return host.damaged().orElse(0L);
            }

            @Override
            String advice() {
                return "What comes damaged was changed on the way: look at cables, interfaces and their offloads.";
            }
        },
        MEMORY("for want of UDP's memory at ") {
            @Override
            long of(HostLoss host) {
                return host.withoutMemory().orElse(0L);
            }

            @Override
            String advice() {
                return "UDP had no memory left for what came: see net.ipv4.udp_mem.";
            }
        },
        NICS("in the interfaces of ") {
            @Override
            long of(HostLoss host) {
                return orZero(host.inNics());
            }

            @Override
            String advice() {
                return "Interfaces drop what finds no room in their rings: see ethtool -g and -S.";
            }
        };

        private final String words;

        Place(String words) {
            this.words = words;
        }

        /** Datagrams that were lost there on the way to a host. */
        abstract long of(HostLoss host);

        /** What may help. */
        abstract String advice();

        long of(DatagramLoss loss) {
            return loss.hosts().stream().mapToLong(this::of).sum();
        }

        private static long orZero(Long count) {
            return count == null ? 0 : count;
        }
    }

    private LossWords() {}

    /** How much was lost, and where; of nothing that nothing was lost. */
    public static String of(DatagramLoss loss) {
        if (loss.lost() == null) {
            return "how many datagrams were lost is not known: " + loss.absent().get("lost");
        }
        if (loss.lost() == 0) {
            return "none of " + QuantityText.counted(loss.sent(), "datagram") + " lost" + malformed(loss);
        }
        String share = loss.lostFraction() == null ? "" : QuantityText.percent(loss.lostFraction()) + " ";
        return "%slost, %s of %s: %s%s"
                .formatted(
                        share,
                        QuantityText.count(loss.lost()),
                        QuantityText.counted(loss.sent(), "datagram"),
                        String.join(", ", places(loss)),
                        malformed(loss));
    }

    private static String malformed(DatagramLoss loss) {
        return loss.malformed()
                .map(count -> "; " + QuantityText.count(count) + " more that came were cut or none of the run's")
                .orElse("");
    }

    private static List<String> places(DatagramLoss loss) {
        List<String> places = new ArrayList<>();
        if (loss.inNetwork() == null) {
            places.add(
                    "what the network lost is not known, since " + loss.absent().get("in_network"));
        } else if (loss.inNetwork() > 0) {
            places.add(QuantityText.count(loss.inNetwork()) + " in the network" + orAtSenders(loss));
        }
        for (Place place : Place.values()) {
            ofHosts(loss, place).ifPresent(places::add);
        }
        loss.overdue().ifPresent(late -> places.add(QuantityText.count(late) + " came too late to be counted"));
        return places;
    }

    private static String orAtSenders(DatagramLoss loss) {
        return loss.silentQueues()
                .map(queues -> queues.stream()
                        .map(queue -> queue.equals(DropCounters.UNKNOWN_QUEUE) ? "of an unknown kind" : queue)
                        .collect(
                                Collectors.joining(", ", " or in queues of the senders (", ", which may drop untold)")))
                .orElse("");
    }

    private static Optional<String> ofHosts(DatagramLoss loss, Place place) {
        long all = place.of(loss);
        if (all == 0) {
            return Optional.empty();
        }
        ToLongFunction<HostLoss> ofHost = place::of;
        List<String> names = loss.hosts().stream()
                .filter(host -> ofHost.applyAsLong(host) > 0)
                .map(HostLoss::host)
                .toList();
        String more = names.size() > NAMED_HOSTS ? " and " + (names.size() - NAMED_HOSTS) + " more" : "";
        return Optional.of(QuantityText.count(all) + " " + place.words
                + names.stream().limit(NAMED_HOSTS).collect(Collectors.joining(", ")) + more);
    }

    /** What may help where most was lost that hosts dropped, unless the network lost more, or it is little of all. */
    static Optional<String> advice(DatagramLoss loss) {
        Place worst = Place.SOCKETS;
        for (Place place : Place.values()) {
            worst = place.of(loss) > worst.of(loss) ? place : worst;
        }
        long most = worst.of(loss);
        boolean isNetworks = loss.inNetwork() != null && loss.inNetwork() > most;
        return isNetworks || most == 0 || most < NOTABLE * loss.lost() ? Optional.empty() : Optional.of(worst.advice());
    }
}
