package io.netbench.agent;

import io.netbench.control.Protocol;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.ConnectionEnd;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.dataplane.DataPlane;
import java.util.Iterator;

/** Sends connections that the coordinator asked for, never more at once than the stream takes. For the run's thread. */
final class ConnectionReport {

    private final RunStream stream;
    private final long deadlineNs;
    private ConnectionEnds.Builder piece = ConnectionEnds.newBuilder();
    private int pieceBytes;

    ConnectionReport(RunStream stream, long deadlineNs) {
        this.stream = stream;
        this.deadlineNs = deadlineNs;
    }

    /** Answers one piece of the question. */
    void answer(DataPlane plane, ConnectionsQuery query) throws InterruptedException {
        Iterator<ConnectionEnd> ends = plane.connections(query.getLinksList());
        while (ends.hasNext()) {
            ConnectionEnd next = ends.next();
            int bytes = next.getSerializedSize();
            if (piece.getEndsCount() == Protocol.PIECE_COUNT || pieceBytes + bytes > Protocol.PIECE_BYTES) {
                sendPiece();
            }
            piece.addEnds(next);
            pieceBytes += bytes;
        }
        piece.setLast(query.getLast());
        sendPiece();
    }

    private void sendPiece() throws InterruptedException {
        stream.sendWhenReady(AgentMessage.newBuilder().setConnectionEnds(piece), deadlineNs);
        piece = ConnectionEnds.newBuilder();
        pieceBytes = 0;
    }
}
