package io.netbench.traffic.connection;

import io.netbench.measure.TcpFigures;
import io.netbench.transport.AppliedOption;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One end of one connection, when it is over.
 *
 * @param link id of the link
 * @param index of the connection within the link
 * @param source whether blocks left this end; else they arrived
 * @param pacer whether this end started the operations
 * @param payloadBytes payload of blocks that this end sent or received in the connection's life
 * @param windowBytes part of it in the measured window; known to the sink
 * @param windowSentBytes payload that this end sent from the window's begin on; known to a source that came so far
 * @param responseBytes bytes of responses (of reads: requests) that this end sent or received
 * @param operations as far as this end knows them
 * @param failure what went wrong; empty when nothing did
 * @param givenUp why its drain was not seen to its end, after it had been measured; empty when it was
 * @param local address of this end
 * @param remote address of the other
 * @param options socket options as asked and as in force
 * @param tcp what the kernel told of this end; its fields are null where it can't
 * @param datagramsSent what a source of datagrams knows of them; empty for any other end
 * @param datagramsReceived what a sink of datagrams knows of them; empty for any other end
 */
public record ConnectionFigures(
        int link,
        int index,
        boolean source,
        boolean pacer,
        long payloadBytes,
        OptionalLong windowBytes,
        OptionalLong windowSentBytes,
        long responseBytes,
        OperationFigures operations,
        Optional<String> failure,
        Optional<String> givenUp,
        InetSocketAddress local,
        InetSocketAddress remote,
        List<AppliedOption> options,
        TcpFigures tcp,
        Optional<SentDatagrams> datagramsSent,
        Optional<ReceivedDatagrams> datagramsReceived) {}
