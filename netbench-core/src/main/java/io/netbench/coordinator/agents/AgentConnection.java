package io.netbench.coordinator.agents;

import io.grpc.Channel;
import java.util.Objects;
import java.util.Optional;

/**
 * An agent and the way to it. The channel comes ready made, with the credentials and interceptors that it needs, and
 * stays its owner's.
 *
 * @param name the host as a person named it; every message about the agent begins with it
 * @param channel reaches the agent; empty if it is lost already
 * @param embedded whether it runs in this process, where no message can get lost
 * @param exposed whether others can read what is said on the way: it leaves this host, and is not encrypted
 * @param loss why there is no way to it
 */
public record AgentConnection(
        String name, Optional<Channel> channel, boolean embedded, boolean exposed, Optional<AgentLoss> loss) {

    public AgentConnection {
        Objects.requireNonNull(name, "name");
        if (channel.isPresent() == loss.isPresent()) {
            throw new IllegalArgumentException("an agent has either a channel or a reason why it has none: " + name);
        }
    }

    /** An agent that can be reached. */
    public AgentConnection(String name, Channel channel, boolean embedded) {
        this(name, Optional.of(channel), embedded, false, Optional.empty());
    }

    /** An agent on a host, reached over a network. */
    public static AgentConnection overNetwork(String name, Channel channel, boolean exposed) {
        return new AgentConnection(name, Optional.of(channel), false, exposed, Optional.empty());
    }

    /** An agent that there should be. */
    public static AgentConnection failed(String name, String step, String reason) {
        return new AgentConnection(name, Optional.empty(), false, false, Optional.of(new AgentLoss(step, reason)));
    }
}
