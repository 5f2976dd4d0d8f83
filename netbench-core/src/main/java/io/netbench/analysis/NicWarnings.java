package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.HostResult;
import io.netbench.result.NicDelta;
import io.netbench.text.QuantityText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Warnings of packets that network interfaces lost: one line for those of all hosts, with the one that lost most. */
final class NicWarnings {

    /**
     * What an interface counted of one kind of loss.
     *
     * @param received packets on their way in; null if unknown
     * @param toSend packets on their way out; null if unknown
     */
    private record Loss(HostResult host, NicDelta nic, Long received, Long toSend) {

        long known() {
            return Stream.of(Optional.ofNullable(received), Optional.ofNullable(toSend))
                    .flatMap(Optional::stream)
                    .mapToLong(Long::longValue)
                    .sum();
        }

        String where() {
            return nic.name() + " of " + host.name();
        }
    }

    private NicWarnings() {}

    static List<Finding> of(List<HostResult> hosts) {
        List<Finding> warnings = new ArrayList<>();
        warn(losses(hosts, NicDelta::rxDropped, NicDelta::txDropped), "nic_drops", "dropped packets", "", warnings);
        warn(
                losses(hosts, NicDelta::rxErrors, NicDelta::txErrors),
                "nic_errors",
                "had bad packets",
                "; look at cable and port",
                warnings);
        return warnings;
    }

    private static List<Loss> losses(
            List<HostResult> hosts, Function<NicDelta, Long> received, Function<NicDelta, Long> toSend) {
        return hosts.stream()
                .filter(host -> host.nicDelta() != null)
                .flatMap(host -> host.nicDelta().stream()
                        .map(nic -> new Loss(host, nic, received.apply(nic), toSend.apply(nic))))
                .filter(loss -> loss.known() > 0)
                .sorted(Comparator.comparingLong(Loss::known).reversed())
                .toList();
    }

    private static void warn(List<Loss> losses, String code, String what, String advice, List<Finding> warnings) {
        if (losses.isEmpty()) {
            return;
        }
        Loss worst = losses.get(0);
        String counts =
                "%s: %s received, %s to send".formatted(what, sum(losses, Loss::received), sum(losses, Loss::toSend));
        warnings.add(
                losses.size() == 1
                        ? Finding.about(worst.host().name(), code, "%s %s%s.".formatted(worst.where(), counts, advice))
                        : Finding.of(
                                code,
                                "%s interfaces of %s %s, the most %s (%s)%s."
                                        .formatted(
                                                QuantityText.count(losses.size()),
                                                QuantityText.counted(hosts(losses), "host"),
                                                counts,
                                                worst.where(),
                                                QuantityText.count(worst.known()),
                                                advice)));
    }

    private static long hosts(List<Loss> losses) {
        return losses.stream().map(loss -> loss.host().name()).distinct().count();
    }

    private static String sum(List<Loss> losses, Function<Loss, Long> figure) {
        List<Long> known = losses.stream().map(figure).filter(Objects::nonNull).toList();
        return known.isEmpty()
                ? "an unknown number"
                : QuantityText.count(known.stream().mapToLong(Long::longValue).sum());
    }
}
