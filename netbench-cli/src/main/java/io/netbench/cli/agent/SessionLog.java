package io.netbench.cli.agent;

import io.netbench.agent.RunLog;
import io.netbench.dataplane.ShareTotals;
import io.netbench.text.QuantityText;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** Tells the sessions of a server: who came, what flowed in which direction, and how fast. Thread-safe. */
public final class SessionLog implements RunLog {

    private final PrintWriter out;
    private final TimedLines lines;
    private final DoubleFunction<String> rates;
    private final Map<Long, String> clients = new HashMap<>();
    private final Map<Long, ShareTotals> carried = new HashMap<>();
    private long sessions;
    private long failed;
    private long receivedBytes;
    private long sentBytes;

    /** Tells them on {@code out}, whose lines {@code lines} are; each rate in the unit that suits it. */
    public SessionLog(PrintWriter out, TimedLines lines) {
        this(out, lines, QuantityText::bitRate);
    }

    /**
     * The same.
     *
     * @param rates words for so many bytes a second
     */
    public SessionLog(PrintWriter out, TimedLines lines, DoubleFunction<String> rates) {
        this.out = out;
        this.lines = lines;
        this.rates = rates;
    }

    /** Words for so many bytes a second. */
    String rate(double bytesPerS) {
        return rates.apply(bytesPerS);
    }

    /** One more session, which was told already, for the sum. */
    synchronized void count(long received, long sent, boolean isFailed) {
        sessions++;
        failed += isFailed ? 1 : 0;
        receivedBytes += received;
        sentBytes += sent;
    }

    @Override
    public synchronized void began(long run, Optional<InetAddress> coordinator) {
        String client = coordinator.map(InetAddress::getHostAddress).orElse("this process");
        clients.put(run, client);
        lines.say("session " + run + " from " + client);
    }

    @Override
    public synchronized void carried(long run, ShareTotals totals) {
        carried.put(run, totals);
    }

    @Override
    public void stranger(InetAddress peer, String what) {
        lines.say("no netbench client at " + peer.getHostAddress() + ": " + what);
    }

    @Override
    public synchronized void ended(long run, Optional<String> failure) {
        clients.remove(run);
        String session = "session " + run;
        ShareTotals totals = carried.remove(run);
        sessions++;
        if (failure.isPresent()) {
            failed++;
            lines.say(session + " failed: " + failure.get());
        } else if (totals != null && totals.connectionEnds() > 0) {
            receivedBytes += totals.receivedBytes();
            sentBytes += totals.sentBytes();
            lines.say(session + ": " + describe(totals));
        } else {
            lines.say(session + " ended before any data flowed");
        }
    }

    /** All sessions together, when there are no more. */
    public synchronized void sumUp() {
        String failures = failed == 0 ? "" : " (" + QuantityText.count(failed) + " failed)";
        out.printf(
                "%s%s, received %s, sent %s%n",
                QuantityText.counted(sessions, "session"),
                failures,
                QuantityText.size(receivedBytes),
                QuantityText.size(sentBytes));
        out.flush();
    }

    private String describe(ShareTotals totals) {
        String received = "received " + QuantityText.size(totals.receivedBytes());
        String sent = "sent " + QuantityText.size(totals.sentBytes());
        String place = " over " + QuantityText.counted(totals.connectionEnds(), "connection") + " in "
                + QuantityText.duration(totals.loadNs());
        if (totals.receivedBytes() > 0 && totals.sentBytes() > 0) {
            return received + rate(totals.receivedBytes(), totals) + ", and " + sent + rate(totals.sentBytes(), totals)
                    + "," + place;
        }
        return totals.receivedBytes() > 0
                ? received + place + rate(totals.receivedBytes(), totals)
                : sent + place + rate(totals.sentBytes(), totals);
    }

    private String rate(long bytes, ShareTotals totals) {
        return totals.loadNs() > 0 ? ", " + rate(bytes * 1e9 / totals.loadNs()) : "";
    }
}
