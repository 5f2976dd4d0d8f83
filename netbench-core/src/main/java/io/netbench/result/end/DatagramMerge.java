package io.netbench.result.end;

import io.netbench.result.LinkDatagrams;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Makes of what the two ends of a link know of its datagrams what became of them. */
final class DatagramMerge {

    private static final String SHARED_TIMES =
            "datagrams came joined by the kernel, several with one arrival time; without joining (gro off) it is told";

    private static final String SENT_TOGETHER =
            "many datagrams were handed to the source's kernel at once, with one time of sending; one by one (gso off) it is told";

    /** Datagrams of a message from which on they share times of sending. */
    private static final double TOGETHER = 1.1;

    private static final String CANT_ASK = "the transport can't ask the kernel for it";

    private static final String UNLIKE_READS =
            "the kernel counts many that it joined as one, and joined now few and now many; without joining (gro off) it is told";

    private DatagramMerge() {}

    /** Empty where blocks are no datagrams, or neither end reported. */
    static Optional<LinkDatagrams> merge(LinkFrame frame, Optional<LinkEnd> source, Optional<LinkEnd> sink) {
        Optional<EndDatagrams> from = source.flatMap(LinkEnd::datagrams);
        Optional<EndDatagrams> to = sink.flatMap(LinkEnd::datagrams);
        if (from.isEmpty() && to.isEmpty()) {
            return Optional.empty();
        }
        Long told = known(from, EndDatagrams::windowSent);
        // Where the source is another tool, it goes on a while after the window: what is missing is told by numbers.
        Long awaited = known(to, EndDatagrams::windowAwaited);
        Long sent = awaited == null ? told : awaited;
        Long received = known(to, EndDatagrams::windowUnique);
        // A datagram may arrive of which the kernel said that it did not take it.
        Long missing = sent == null || received == null ? null : (Long) Math.max(0, sent - received);
        Optional<String> givenUp = Stream.concat(source.stream(), sink.stream())
                .flatMap(end -> Optional.ofNullable(end.absent().get("unexplained_bytes")).stream())
                .findFirst();
        // What a drain that was given up left on the way is neither lost nor there.
        Long lost = givenUp.isPresent() && missing != null && missing > 0 ? null : missing;
        Long drops = known(to, EndDatagrams::socketDrops);
        Optional<Double> sentAtOnce = from.filter(end -> end.messages() != null && end.messages() > 0)
                .map(end -> (double) end.sent() / end.messages());
        boolean isSentTogether = sentAtOnce.filter(many -> many > TOGETHER).isPresent();
        Map<String, String> absent = new HashMap<>();
        String noSource = untold(source).orElse(frame.sourceMissing());
        List.of("sent", "segmented").forEach(name -> absent.put(name, noSource));
        Optional<String> untold = untold(sink);
        String noSink = untold.orElse(frame.sinkMissing());
        String noCount = sink.filter(end -> end.datagrams().isPresent())
                .flatMap(end -> Optional.ofNullable(end.absent().get(LinkEnd.DATAGRAMS_RECEIVED)))
                .orElse(noSink);
        String oneEnd = from.isEmpty() ? noSource : noCount;
        String noLoss = missing == null ? oneEnd : givenUp.orElse(oneEnd);
        List.of("lost", "lost_fraction").forEach(name -> absent.put(name, noLoss));
        absent.put("received", noCount);
        List.of("duplicates", "reordered", "coalesced", "lost_in_socket", "jitter_ns", "inter_arrival_ns")
                .forEach(name -> absent.put(name, noSink));
        if (sent != null && sent == 0) {
            absent.put("lost_fraction", "none was sent in the window");
        }
        if (to.isPresent()) {
            absent.put(
                    "lost_in_socket",
                    drops == null ? untold.orElse(isCoalesced(to.get()) ? UNLIKE_READS : CANT_ASK) : noLoss);
            absent.put(
                    "jitter_ns",
                    isCoalesced(to.get())
                            ? SHARED_TIMES
                            : isSentTogether ? SENT_TOGETHER : "fewer than two datagrams came");
            absent.put("inter_arrival_ns", untold.orElse("fewer than two reads brought any"));
        }
        return Optional.of(new LinkDatagrams(
                sent,
                received,
                lost,
                lost == null || sent == 0 ? null : (Double) ((double) lost / sent),
                drops == null || lost == null ? null : (Long) Math.min(drops, lost),
                Optional.ofNullable(known(from, EndDatagrams::refused)).filter(count -> count > 0),
                from.flatMap(EndDatagrams::refusal),
                known(to, EndDatagrams::duplicates),
                known(to, EndDatagrams::reordered),
                to.filter(DatagramMerge::isReordered).map(end -> (double) end.extentSum() / end.reordered()),
                to.filter(DatagramMerge::isReordered).map(EndDatagrams::extentMax),
                Optional.ofNullable(known(to, EndDatagrams::overdue)).filter(count -> count > 0),
                Optional.ofNullable(known(to, EndDatagrams::malformed)).filter(count -> count > 0),
                known(from, EndDatagrams::segmented),
                sentAtOnce,
                known(to, EndDatagrams::coalesced),
                isSentTogether ? null : known(to, EndDatagrams::jitterNs),
                to.flatMap(EndDatagrams::interArrivalNs).orElse(null),
                absent));
    }

    /** Why an end that did report does not know all of its datagrams. */
    private static Optional<String> untold(Optional<LinkEnd> end) {
        return end.flatMap(known -> Optional.ofNullable(known.absent().get("datagrams")));
    }

    private static boolean isCoalesced(EndDatagrams end) {
        return Boolean.TRUE.equals(end.coalesced());
    }

    private static boolean isReordered(EndDatagrams end) {
        return end.reordered() != null && end.reordered() > 0;
    }

    private static <T> T known(Optional<EndDatagrams> end, Function<EndDatagrams, T> figure) {
        return end.map(figure).orElse(null);
    }
}
