package io.netbench.cli.live;

import io.netbench.result.end.LinkInterval;

/** What the view knows of one link. A figure that is unknown is {@code null}. For one thread at a time. */
final class LinkRow {

    private final int id;
    private final String load;
    private final String source;
    private final String sink;
    private final History history = new History();
    private Double bytesPerS;
    private Long latencyP50Ns;
    private Long latencyP99Ns;
    private Long newRetransmits;
    private Long retransmits;
    private Long newMissing;
    private Long missing;
    private String failure;

    /**
     * @param load the name of its load; empty where there is only one
     */
    LinkRow(int id, String load, String source, String sink) {
        this.id = id;
        this.load = load;
        this.source = source;
        this.sink = sink;
    }

    /** One more interval has passed. */
    void add(LinkInterval interval, long spanNs) {
        bytesPerS = interval.bytes() == null || spanNs <= 0 ? null : (Double) (interval.bytes() * 1e9 / spanNs);
        latencyP50Ns = interval.latencyP50Ns();
        latencyP99Ns = interval.latencyP99Ns();
        newRetransmits = interval.retransmits();
        if (newRetransmits != null) {
            retransmits = newRetransmits + (retransmits == null ? 0 : retransmits);
        }
        newMissing = interval.missing();
        if (newMissing != null) {
            missing = newMissing + (missing == null ? 0 : missing);
        }
        history.add(bytesPerS);
    }

    /** One more interval has passed of which nothing is known. */
    void addUnknown() {
        add(new LinkInterval(id, null, null, null, null, null, null), 0);
    }

    void fail(String reason) {
        failure = reason;
    }

    int id() {
        return id;
    }

    String load() {
        return load;
    }

    String source() {
        return source;
    }

    String sink() {
        return sink;
    }

    /** Goodput of the latest interval. */
    Double bytesPerS() {
        return bytesPerS;
    }

    Long latencyP50Ns() {
        return latencyP50Ns;
    }

    Long latencyP99Ns() {
        return latencyP99Ns;
    }

    /** Segments sent again in the latest interval. */
    Long newRetransmits() {
        return newRetransmits;
    }

    /** Segments sent again since the load began, as far as intervals told. */
    Long retransmits() {
        return retransmits;
    }

    /** Datagrams that did not come in the latest interval though later ones did. */
    Long newMissing() {
        return newMissing;
    }

    /** The same since the load began, as far as intervals told; {@code null} of streams. */
    Long missing() {
        return missing;
    }

    History history() {
        return history;
    }

    /** Why the link failed; {@code null} as long as it has not. */
    String failure() {
        return failure;
    }
}
