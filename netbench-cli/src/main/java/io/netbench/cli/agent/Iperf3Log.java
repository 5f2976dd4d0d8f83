package io.netbench.cli.agent;

import io.netbench.iperf3.server.Refusal;
import io.netbench.iperf3.server.SessionEnd;
import io.netbench.iperf3.server.SessionListener;
import io.netbench.iperf3.server.SessionProgress;
import io.netbench.iperf3.server.SessionStart;
import io.netbench.iperf3.wire.Parameters;
import io.netbench.iperf3.wire.StreamKind;
import io.netbench.iperf3.wire.TestSpan;
import io.netbench.text.QuantityText;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Tells the sessions of iperf3 clients: who came, what flowed, how fast, and what those did together that overlapped. Thread-safe. */
public final class Iperf3Log implements SessionListener {

    private static final double NS_PER_S = 1e9;
    private static final int MAX_VERSION = 24;

    /** So many lines of those who were not served, in so long. */
    private static final int MAX_STRANGERS = 20;

    private static final long STRANGERS_NS = 10_000_000_000L;

    private final TimedLines lines;
    private final SessionLog sums;
    private final Consumer<SessionEnd> onEnd;
    private final Map<Long, SessionProgress> shown = new HashMap<>();
    private long strangersFromNs = System.nanoTime() - STRANGERS_NS;
    private int strangersTold;
    private long strangersUntold;
    private int running;
    private int together;
    private long togetherBytes;
    private long togetherFromNs;

    /**
     * A log of no session yet.
     *
     * @param sums all sessions of the server, which has words for rates
     * @param onEnd hears of each session when it has been told
     */
    public Iperf3Log(TimedLines lines, SessionLog sums, Consumer<SessionEnd> onEnd) {
        this.lines = lines;
        this.sums = sums;
        this.onEnd = onEnd;
    }

    @Override
    public void began(SessionStart session) {
        synchronized (this) {
            if (running++ == 0) {
                together = 0;
                togetherBytes = 0;
                togetherFromNs = System.nanoTime();
            }
            together++;
        }
        String user = session.user().map(name -> ", user " + name).orElse("");
        String version = session.parameters()
                .notes()
                .version()
                .map(text -> " " + text.substring(0, Math.min(text.length(), MAX_VERSION)))
                .orElse("");
        lines.say("%s from %s (iperf3%s%s): %s"
                .formatted(
                        name(session.number()),
                        session.client().getAddress().getHostAddress(),
                        version,
                        user,
                        describe(session.parameters())));
    }

    private static String name(long number) {
        return "iperf3 session " + number;
    }

    private static String describe(Parameters asked) {
        String way =
                switch (asked.direction()) {
                    case UPLOAD -> "it sends";
                    case DOWNLOAD -> "it receives";
                    case BOTH -> "both ways";
                };
        String streams = QuantityText.counted(asked.streams(), asked.kind() == StreamKind.UDP ? "UDP flow" : "stream");
        return way + " over " + streams + ", " + span(asked.span());
    }

    private static String span(TestSpan span) {
        String omitted = span.omitS() > 0 ? " after " + span.omitS() + " s that don't count" : "";
        if (span.bytes() > 0) {
            return QuantityText.size(span.bytes()) + omitted;
        }
        if (span.blocks() > 0) {
            return QuantityText.counted(span.blocks(), "block") + omitted;
        }
        return (span.timeS() > 0 ? span.timeS() + " s" : "until it ends it") + omitted;
    }

    @Override
    public void warned(long number, String text) {
        lines.say(name(number) + ": " + text);
    }

    @Override
    public void refused(InetAddress peer, Refusal why) {
        String address = peer.getHostAddress();
        String reason =
                switch (why) {
                    case NOT_ALLOWED -> "its address is not one from where clients may come (--allow-peers, -4, -6)";
                    case OTHER_HOST ->
                        "it is on another host; such come in with --allow-peers " + address
                                + ", with iperf3's login (--authorized-users-path), or with --insecure";
                };
        sayOfStrangers("iperf3 client at " + address + " turned away: " + reason);
    }

    @Override
    public void ended(SessionEnd session) {
        String from = session.hadLoad() ? "" : " from " + session.client().getHostAddress();
        String said = name(session.number())
                + from
                + session.failure().map(why -> " failed: " + why).orElse("")
                + figures(session);
        if (session.hadLoad()) {
            lines.say(said);
        } else {
            sayOfStrangers(said);
        }
        String sum;
        synchronized (this) {
            shown.remove(session.number());
            sum = session.hadLoad() ? leave(session) : "";
        }
        if (!sum.isEmpty()) {
            lines.say(sum);
        }
        sums.count(
                session.receivedBytes(), session.sentBytes(), session.failure().isPresent());
        onEnd.accept(session);
    }

    /** Seldom enough that nobody can fill a log by coming often. */
    private void sayOfStrangers(String text) {
        String others;
        synchronized (this) {
            long nowNs = System.nanoTime();
            if (nowNs - strangersFromNs >= STRANGERS_NS) {
                strangersFromNs = nowNs;
                strangersTold = 0;
            }
            if (strangersTold++ >= MAX_STRANGERS) {
                strangersUntold++;
                return;
            }
            others = strangersUntold == 0 ? "" : " (" + strangersUntold + " more were not told)";
            strangersUntold = 0;
        }
        lines.say(text + others);
    }

    private String figures(SessionEnd session) {
        if (session.measuredNs() == 0) {
            return "";
        }
        boolean receives = session.receivedBytes() > 0 || session.sentBytes() == 0;
        String figures = receives ? figures("received", session.receivedBytes(), session) : "";
        if (session.sentBytes() > 0) {
            figures += (receives ? ", " : "") + figures("sent", session.sentBytes(), session);
        }
        return (session.failure().isPresent() ? "; " : ": ") + figures + " over "
                + QuantityText.counted(session.streams(), "stream") + " in "
                + QuantityText.duration(session.measuredNs());
    }

    private String figures(String what, long bytes, SessionEnd session) {
        return what + " " + QuantityText.size(bytes) + " (" + sums.rate(bytes * NS_PER_S / session.measuredNs()) + ")";
    }

    /** What those sessions came to that overlapped, when the last of them is over; empty for one alone. */
    private String leave(SessionEnd session) {
        togetherBytes += session.receivedBytes() + session.sentBytes();
        if (--running > 0 || together < 2) {
            return "";
        }
        long tookNs = Math.max(1, System.nanoTime() - togetherFromNs);
        return "%d iperf3 sessions together: %s in %s, %s"
                .formatted(
                        together,
                        QuantityText.size(togetherBytes),
                        QuantityText.duration(tookNs),
                        sums.rate(togetherBytes * NS_PER_S / tookNs));
    }

    /** Shows what each session did since the last call, and their sum. */
    public void interval(List<SessionProgress> progress) {
        List<SessionProgress> now = progress.stream().filter(Objects::nonNull).toList();
        double sum = 0;
        for (SessionProgress session : now) {
            SessionProgress before;
            synchronized (this) {
                before = shown.put(session.number(), session);
            }
            long fromNs = before == null ? 0 : before.sinceStartNs();
            long bytes = session.payloadBytes() - (before == null ? 0 : before.payloadBytes());
            long tookNs = Math.max(1, session.sinceStartNs() - fromNs);
            sum += bytes * NS_PER_S / tookNs;
            lines.say(String.format(
                    Locale.ROOT,
                    "%s %7.2f-%.2f s  %s  %s",
                    name(session.number()),
                    fromNs / NS_PER_S,
                    session.sinceStartNs() / NS_PER_S,
                    QuantityText.size(bytes),
                    sums.rate(bytes * NS_PER_S / tookNs)));
        }
        if (now.size() > 1) {
            lines.say(now.size() + " iperf3 sessions  " + sums.rate(sum));
        }
    }
}
