package io.netbench.agent;

import io.netbench.control.proto.SocketOption;
import io.netbench.plan.SocketPlan;
import java.util.ArrayList;
import java.util.List;

/** Socket options as they are asked for, by the kernel's names. */
final class SocketAsked {

    private SocketAsked() {}

    static List<SocketOption> of(SocketPlan socket) {
        List<SocketOption> asked = new ArrayList<>();
        socket.sendBufferBytes().ifPresent(bytes -> asked.add(option("SO_SNDBUF", bytes)));
        socket.receiveBufferBytes().ifPresent(bytes -> asked.add(option("SO_RCVBUF", bytes)));
        socket.maxSegmentBytes().ifPresent(bytes -> asked.add(option("TCP_MAXSEG", bytes)));
        socket.congestionControl().ifPresent(name -> asked.add(option("TCP_CONGESTION", name)));
        socket.dscp().ifPresent(dscp -> asked.add(option("DSCP", dscp)));
        return asked;
    }

    private static SocketOption option(String name, Object asked) {
        return SocketOption.newBuilder()
                .setName(name)
                .setAsked(asked.toString())
                .build();
    }
}
