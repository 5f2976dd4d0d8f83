package io.netbench.iperf3.server;

import io.netbench.measure.StallFigures;
import io.netbench.measure.TcpFigures;
import io.netbench.traffic.connection.ConnectionFigures;
import io.netbench.traffic.connection.ConnectionPlan;
import io.netbench.traffic.connection.OperationFigures;
import io.netbench.traffic.connection.Side;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What streams came to that carried nothing. */
final class Figures {

    private static final InetSocketAddress SOMEWHERE = new InetSocketAddress(InetAddress.getLoopbackAddress(), 1);

    private Figures() {}

    static ConnectionFigures of(ConnectionPlan end) {
        boolean isSource = end.side() == Side.SOURCE;
        return new ConnectionFigures(
                end.link().id(),
                end.index(),
                isSource,
                isSource,
                0,
                isSource ? OptionalLong.empty() : OptionalLong.of(0),
                isSource ? OptionalLong.of(0) : OptionalLong.empty(),
                0,
                new OperationFigures(0, 0, 0, 0, 0, StallFigures.NONE),
                Optional.empty(),
                Optional.empty(),
                SOMEWHERE,
                SOMEWHERE,
                List.of(),
                TcpFigures.UNKNOWN,
                Optional.empty(),
                Optional.empty());
    }
}
