package io.netbench.api;

import io.netbench.coordinator.Coordinator;
import io.netbench.result.RunResult;
import io.netbench.text.PropertyNames;

/**
 * What the command line needs of open agents and programs should not: to run plans of the model beneath, whose results it
 * prints in full. No part of the promise.
 *
 * @hidden
 */
@SuppressWarnings("InvalidBlockTag") // Error Prone allows it on members alone; javadoc on types too.
public final class InternalAccess {

    private InternalAccess() {}

    /**
     * Runs plans on these agents. Whoever uses it sees to it that one run is on at a time, and closes them after it.
     *
     * @param names how a person sets what messages speak of
     */
    public static Coordinator coordinator(Netbench agents, PropertyNames names) {
        return agents.coordinator(names);
    }

    /** The whole of a result. */
    public static RunResult document(Result result) {
        return result.document();
    }

    /** What was refused, with places for the names that whoever shows the message has for properties. */
    public static String messageOf(NetbenchException refused) {
        return refused.getCause() == null
                ? refused.getMessage()
                : refused.getCause().getMessage();
    }
}
