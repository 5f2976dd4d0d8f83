package io.netbench.cli.options;

import io.netbench.control.Protocol;

/** Where agents are, unless they are told otherwise. */
public final class AgentPorts {

    public static final int CONTROL = Protocol.PORT;
    public static final int DATA = 7412;

    /** Of a server for sessions: where iperf3 has its own. */
    public static final int SESSION = 5201;

    private AgentPorts() {}
}
