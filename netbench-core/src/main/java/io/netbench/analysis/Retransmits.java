package io.netbench.analysis;

import io.netbench.result.Finding;
import io.netbench.result.LinkResult;
import io.netbench.result.TcpSummary;
import io.netbench.text.QuantityText;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.LongStream;

/**
 * What it means that segments were sent again. Most often they were lost; but a sender also repeats what only seems lost to
 * it, above all the last segment when its acknowledgement is late, and then the receiver says that it had it already.
 */
final class Retransmits {

    /** A share of the payload that costs goodput; below it the column of the table is enough. */
    private static final double NOTABLE = 0.001;

    /** Of so few segments that were lost it can be said that hardly any were. */
    private static final double HARDLY_ANY = 0.2;

    private final long segments;
    private final Long spurious;
    private final Long timeouts;
    private final double share;

    private Retransmits(List<TcpSummary> sources, long sentBytes) {
        segments = known(sources, TcpSummary::retransmits).sum();
        spurious = sum(sources, source -> source.spuriousRetransmits().orElse(null));
        timeouts = sum(sources, source -> source.timeouts().orElse(null));
        share = sentBytes == 0
                ? 0
                : (double) known(sources, TcpSummary::retransmittedBytes).sum() / sentBytes;
    }

    static Optional<Finding> of(List<LinkResult> links) {
        List<TcpSummary> sources = links.stream()
                .map(link -> link.tcp().source())
                .filter(Objects::nonNull)
                .toList();
        // Segments are counted from the window's begin on, and so must bytes be.
        long sent = links.stream()
                .map(link ->
                        link.lifetime().windowSentBytes().orElse(link.lifetime().sentBytes()))
                .filter(Objects::nonNull)
                .mapToLong(Long::longValue)
                .sum();
        return of(sources, sent);
    }

    /**
     * The same for what the sources' connections tell.
     *
     * @param sentBytes payload that they sent, once
     */
    static Optional<Finding> of(List<TcpSummary> sources, long sentBytes) {
        Retransmits all = new Retransmits(sources, sentBytes);
        return all.share > NOTABLE ? Optional.of(all.finding()) : Optional.empty();
    }

    private Finding finding() {
        String again = QuantityText.percent(share) + " of the payload was sent more than once";
        if (spurious == null) {
            return Finding.of(
                    "retransmits",
                    again + ": packets were lost on the way, or only late, which this kernel does not tell apart"
                            + inBrackets(Optional.empty()) + '.');
        }
        double lost = segments == 0 ? 1 : Math.max(0, 1 - (double) spurious / segments);
        if (lost > HARDLY_ANY || share * lost > NOTABLE) {
            return Finding.of(
                    "retransmits",
                    again + ": packets were lost on the way"
                            + inBrackets(Optional.of(
                                    spurious == 0 ? "none" : QuantityText.count(Math.min(spurious, segments))))
                            + '.');
        }
        return Finding.of(
                "spurious_retransmits",
                again + ", though "
                        + (spurious >= segments ? "none of it was lost: all " : "hardly any of it was lost: ")
                        + (spurious >= segments ? "" : QuantityText.count(spurious) + " of ")
                        + QuantityText.count(segments)
                        + " segments that were sent again had arrived before" + afterTimeouts() + '.');
    }

    private String inBrackets(Optional<String> needless) {
        return " (%s segments%s%s)"
                .formatted(
                        QuantityText.count(segments),
                        needless.map(count -> ", " + count + " of them needlessly")
                                .orElse(""),
                        afterTimeouts());
    }

    private String afterTimeouts() {
        if (timeouts == null) {
            return "";
        }
        return switch (timeouts.intValue()) {
            case 0 -> ", no time-outs";
            case 1 -> ", 1 time-out";
            default -> ", " + QuantityText.count(timeouts) + " time-outs";
        };
    }

    private static Long sum(List<TcpSummary> sources, Function<TcpSummary, Long> figure) {
        boolean allTell = sources.stream().map(figure).allMatch(Objects::nonNull);
        return allTell ? (Long) known(sources, figure).sum() : null;
    }

    private static LongStream known(List<TcpSummary> sources, Function<TcpSummary, Long> figure) {
        return sources.stream().map(figure).filter(Objects::nonNull).mapToLong(Long::longValue);
    }
}
