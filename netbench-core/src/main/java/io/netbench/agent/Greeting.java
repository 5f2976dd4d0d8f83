package io.netbench.agent;

import io.netbench.control.BuildInfo;
import io.netbench.control.Protocol;
import io.netbench.control.RecordCodec;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Hello;
import io.netbench.control.proto.HelloReply;
import io.netbench.control.proto.TransportState;
import io.netbench.dataplane.AgentException;
import io.netbench.dataplane.AgentSettings;
import io.netbench.dataplane.DataPlanes;
import io.netbench.transport.Transport;

/** Answers a coordinator's hello with what this agent is, if both speak the same version of the protocol. */
final class Greeting {

    private final AgentSettings settings;
    private final long agentId;

    /**
     * @param agentId by which a coordinator knows this agent again
     */
    Greeting(AgentSettings settings, long agentId) {
        this.settings = settings;
        this.agentId = agentId;
    }

    void answer(Hello hello, RunStream stream) {
        if (hello.getProtocolVersion() != Protocol.VERSION) {
            throw new AgentException(("the {agent} is netbench %s with protocol %d, the coordinator is netbench %s with"
                            + " protocol %d: both need the same version")
                    .formatted(
                            BuildInfo.version(), Protocol.VERSION, hello.getToolVersion(), hello.getProtocolVersion()));
        }
        HelloReply.Builder reply = HelloReply.newBuilder()
                .setProtocolVersion(Protocol.VERSION)
                .setToolVersion(BuildInfo.version())
                .setAgentId(agentId)
                .setNettyUnsafe(DataPlanes.useUnsafe())
                .setHostFacts(RecordCodec.encode(settings.facts().get()));
        for (Transport transport : settings.transports().all()) {
            reply.addTransports(TransportState.newBuilder()
                    .setName(transport.name())
                    .setUnavailable(transport.availability().reason().orElse("")));
        }
        stream.send(AgentMessage.newBuilder().setHelloReply(reply));
    }
}
