package io.netbench.api;

import io.netbench.control.net.AccessToken;
import io.netbench.control.net.TlsFiles;
import io.netbench.coordinator.StepDeadlines;
import io.netbench.dataplane.DataRails;
import io.netbench.dataplane.LoopPlacement;
import io.netbench.launch.LaunchPlan;
import io.netbench.plan.HostAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Which agents are to be opened, and how.
 *
 * @param hosts with an agent each
 * @param launch how to start them; empty: they run already
 * @param token what those that run already are shown
 * @param tls with what the ways to them are encrypted; empty: they are plain
 * @param deadlines for agents on hosts
 * @param addresses which addresses of hosts count
 * @param placement of the event loops of this process
 * @param rails the interfaces that the data of the agent in this process takes
 */
record AgentsAsked(
        List<HostAddress> hosts,
        Optional<LaunchPlan> launch,
        Optional<AccessToken> token,
        Optional<TlsFiles> tls,
        StepDeadlines deadlines,
        Predicate<InetAddress> addresses,
        LoopPlacement placement,
        DataRails rails) {}
