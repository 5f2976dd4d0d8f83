package io.netbench.agent;

import io.netbench.plan.SocketPlan;
import java.util.LinkedHashMap;
import java.util.Map;

/** Socket options as they are asked for, by the kernel's names. */
final class SocketAsked {

    private SocketAsked() {}

    static Map<String, String> of(SocketPlan socket) {
        Map<String, String> asked = new LinkedHashMap<>();
        socket.sendBufferBytes().ifPresent(bytes -> asked.put("SO_SNDBUF", Integer.toString(bytes)));
        socket.receiveBufferBytes().ifPresent(bytes -> asked.put("SO_RCVBUF", Integer.toString(bytes)));
        socket.maxSegmentBytes().ifPresent(bytes -> asked.put("TCP_MAXSEG", Integer.toString(bytes)));
        socket.congestionControl().ifPresent(name -> asked.put("TCP_CONGESTION", name));
        socket.dscp().ifPresent(dscp -> asked.put("DSCP", Integer.toString(dscp)));
        return asked;
    }
}
