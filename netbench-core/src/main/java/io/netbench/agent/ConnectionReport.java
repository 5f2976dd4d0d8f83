package io.netbench.agent;

import com.google.protobuf.ByteString;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.ConnectionEnds;
import io.netbench.control.proto.ConnectionsQuery;
import io.netbench.dataplane.DataPlane;
import io.netbench.result.end.PickedConnection;
import io.netbench.result.end.PickedConnections;
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
        Iterator<PickedConnection> ends =
                plane.connections(RecordCodec.decodeAll(query.getLinks(), PickedConnections.class));
        while (ends.hasNext()) {
            ByteString next = RecordCodec.encode(ends.next());
            int bytes = next.size();
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
