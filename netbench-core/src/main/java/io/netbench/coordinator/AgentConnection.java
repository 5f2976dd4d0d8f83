package io.netbench.coordinator;

import io.grpc.Channel;
import java.util.Objects;

/**
 * An agent and the way to it. The channel comes ready made, with the credentials and interceptors that it needs, and
 * stays its owner's.
 *
 * @param name the host as a person named it; every message about the agent begins with it
 * @param channel reaches the agent
 * @param embedded whether it runs in this process, where no message can get lost
 */
public record AgentConnection(String name, Channel channel, boolean embedded) {

    public AgentConnection {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(channel, "channel");
    }
}
