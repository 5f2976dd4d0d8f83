package io.netbench.dataplane;

import io.netbench.result.LatencyHistogram;
import io.netbench.result.end.EndDatagrams;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ReceivedDatagrams;
import io.netbench.traffic.connection.SentDatagrams;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.HdrHistogram.AbstractHistogram;
import org.HdrHistogram.Histogram;

/** Puts what the connections of one end of a link know of their datagrams into the result's words. */
final class DatagramReport {

    private static final int DIGITS = 2;

    private DatagramReport() {}

    /** Empty where blocks are no datagrams. */
    static Optional<EndDatagrams> of(boolean sink, List<ConnectionFigures> ends) {
        return sink
                ? received(ends.stream()
                        .flatMap(end -> end.datagramsReceived().stream())
                        .toList())
                : sent(ends.stream()
                        .flatMap(end -> end.datagramsSent().stream())
                        .toList());
    }

    private static Optional<EndDatagrams> sent(List<SentDatagrams> all) {
        return all.isEmpty()
                ? Optional.empty()
                : Optional.of(EndDatagrams.ofSource(
                        all.stream().mapToLong(SentDatagrams::sent).sum(),
                        all.stream().mapToLong(SentDatagrams::messages).sum(),
                        all.stream().mapToLong(SentDatagrams::windowSent).sum(),
                        all.stream().mapToLong(SentDatagrams::refused).sum(),
                        all.stream().flatMap(each -> each.refusal().stream()).findFirst(),
                        all.stream().anyMatch(SentDatagrams::isSegmented)));
    }

    private static Optional<EndDatagrams> received(List<ReceivedDatagrams> all) {
        if (all.isEmpty()) {
            return Optional.empty();
        }
        boolean tellsDrops = all.stream().allMatch(each -> each.socketDrops().isPresent());
        OptionalDouble jitter =
                all.stream().flatMapToDouble(each -> each.jitterNs().stream()).max();
        return Optional.of(EndDatagrams.ofSink(
                all.stream().mapToLong(ReceivedDatagrams::unique).sum(),
                all.stream().mapToLong(ReceivedDatagrams::windowUnique).sum(),
                awaited(all),
                all.stream().mapToLong(ReceivedDatagrams::duplicates).sum(),
                all.stream().mapToLong(ReceivedDatagrams::reordered).sum(),
                all.stream().mapToLong(ReceivedDatagrams::extentSum).sum(),
                all.stream().mapToLong(ReceivedDatagrams::extentMax).max().orElse(0),
                all.stream().mapToLong(ReceivedDatagrams::overdue).sum(),
                all.stream().mapToLong(ReceivedDatagrams::malformed).sum(),
                tellsDrops
                        ? (Long) all.stream()
                                .map(ReceivedDatagrams::socketDrops)
                                .mapToLong(OptionalLong::getAsLong)
                                .sum()
                        : null,
                all.stream().anyMatch(ReceivedDatagrams::isCoalesced),
                jitter.isPresent() ? (Double) jitter.getAsDouble() : null,
                gaps(all)));
    }

    private static Long awaited(List<ReceivedDatagrams> all) {
        return all.stream().allMatch(each -> each.windowAwaited().isPresent())
                ? (Long) all.stream()
                        .map(ReceivedDatagrams::windowAwaited)
                        .mapToLong(OptionalLong::getAsLong)
                        .sum()
                : null;
    }

    private static Optional<LatencyHistogram> gaps(List<ReceivedDatagrams> all) {
        AbstractHistogram first = all.get(0).interArrivalNs();
        Histogram sum = new Histogram(first.getLowestDiscernibleValue(), first.getHighestTrackableValue(), DIGITS);
        all.forEach(each -> sum.add(each.interArrivalNs()));
        return sum.getTotalCount() == 0 ? Optional.empty() : Optional.of(LatencyHistogram.of(sum, 0));
    }
}
