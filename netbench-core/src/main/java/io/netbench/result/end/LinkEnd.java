package io.netbench.result.end;

import io.netbench.result.LinkInterface;
import io.netbench.result.Stalls;
import io.netbench.result.TcpSummary;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One end of a link as its agent reports it when the run is over.
 *
 * @param linkId index of the link in the plan
 * @param role which end
 * @param paces whether this end asks for the next block, and so times the operations
 * @param bytes payload that it sent or received
 * @param operations operations as it counted them
 * @param recordings what its recorders hold
 * @param tcp {@code TCP_INFO} of its connections; empty where the transport can't tell
 * @param connectionCount how many connections it had
 * @param connections all of them; of more than {@link io.netbench.result.ConnectionResult#MAX_KEPT} those that were picked
 *     when the figures of both ends were known
 * @param interfaces of this host that the connections used, as far as they are known
 * @param series its intervals, in order
 * @param ownStalls stretches in which it did not start what was due, for reasons of its own; empty if there was none
 * @param datagrams what it knows of them; empty where blocks are none
 * @param failure why this end ended before its time
 * @param absent why a figure that this end should have is missing, by the field's name in
 *     {@link io.netbench.result.LinkResult}'s document; {@code tcp} for TCP_INFO
 */
public record LinkEnd(
        int linkId,
        EndRole role,
        boolean paces,
        EndBytes bytes,
        EndOperations operations,
        EndRecordings recordings,
        Optional<TcpSummary> tcp,
        int connectionCount,
        List<EndConnection> connections,
        List<LinkInterface> interfaces,
        List<EndSample> series,
        Optional<Stalls> ownStalls,
        Optional<EndDatagrams> datagrams,
        Optional<String> failure,
        Map<String, String> absent) {

    /** In {@code absent}: why it is not known how many datagrams came, where others of their figures have another reason. */
    public static final String DATAGRAMS_RECEIVED = "datagrams_received";

    public LinkEnd {
        if (linkId < 0) {
            throw new IllegalArgumentException("link_end.link_id must not be negative, got: " + linkId);
        }
        Objects.requireNonNull(role, "link_end.role");
        Objects.requireNonNull(bytes, "link_end.bytes");
        Objects.requireNonNull(operations, "link_end.operations");
        Objects.requireNonNull(recordings, "link_end.recordings");
        connections = List.copyOf(connections);
        interfaces = List.copyOf(interfaces);
        series = List.copyOf(series);
        absent = Map.copyOf(absent);
    }

    /** The same end with these connections told. */
    public LinkEnd withConnections(List<EndConnection> told) {
        return new LinkEnd(
                linkId,
                role,
                paces,
                bytes,
                operations,
                recordings,
                tcp,
                connectionCount,
                told,
                interfaces,
                series,
                ownStalls,
                datagrams,
                failure,
                absent);
    }
}
