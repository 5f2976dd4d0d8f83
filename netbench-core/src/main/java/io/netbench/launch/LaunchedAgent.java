package io.netbench.launch;

import io.netbench.plan.HostAddress;
import java.util.List;

/**
 * An agent that was launched and is ready.
 *
 * @param host as a person named it
 * @param addresses at which it may be reached, best first; names or IP addresses, never none
 * @param announcement what it said of itself
 */
public record LaunchedAgent(HostAddress host, List<String> addresses, Announcement announcement)
        implements LaunchOutcome {

    public LaunchedAgent {
        addresses = List.copyOf(addresses);
    }

    /** The port that it took. */
    public int controlPort() {
        return announcement.controlPort();
    }
}
