package io.netbench.cli.iperf3;

import io.netbench.plan.HostAddress;
import io.netbench.plan.RunPlan;
import java.util.Optional;
import java.util.OptionalLong;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a session was asked for.
 *
 * @param server that was named
 * @param blocks after which it ends, where it was asked for so; its plan has their bytes
 * @param hasIntervals whether figures are wanted while it goes on; its plan has them in any case
 * @param title for the session
 * @param extraData for scripts
 */
public record Iperf3Asked(
        RunPlan plan,
        HostAddress server,
        OptionalLong blocks,
        boolean hasIntervals,
        Optional<String> title,
        Optional<String> extraData) {

    /** Whether what flows on a link comes from this end. */
    boolean isSentHere(int link) {
        int source = plan.links().get(link).source();
        return plan.agents().get(plan.endpoints().get(source).agent()).equals(RunPlan.THIS_HOST);
    }

    /** A document in which a person finds again what they named it by. */
    ObjectNode document() {
        ObjectNode document = JsonNodeFactory.instance.objectNode();
        title.ifPresent(text -> document.put("title", text));
        extraData.ifPresent(extra -> document.put("extra_data", extra));
        return document;
    }
}
