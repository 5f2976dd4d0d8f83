package io.netbench.cli.options;

import io.netbench.plan.PlanException;
import io.netbench.text.Property;

/**
 * The ports for data of an agent: one for each run that it may carry at a time.
 *
 * @param first the first of them; 0: free ports
 * @param runs how many runs there may be
 */
public record DataPortRange(int first, int runs) {

    public static final int MAX_PORT = 65_535;

    public DataPortRange {
        if (first > 0 && first + runs - 1 > MAX_PORT) {
            throw new PlanException("{--data-port} must be at most " + (MAX_PORT - runs + 1) + ", so that " + runs
                    + " runs have a port each, got: " + first);
        }
        requirePort("{--data-port}", first);
    }

    public String describe() {
        if (first == 0) {
            return "a free port for each run";
        }
        return runs == 1 ? "port " + first : "ports %d to %d, one for each run".formatted(first, first + runs - 1);
    }

    /** Refuses a control port that is one of these: a run would find it taken. */
    public void requireWithout(int controlPort) {
        if (first > 0 && controlPort >= first && controlPort < first + runs) {
            throw new PlanException(Property.PORT + " " + controlPort + " is one of the ports for data, " + first
                    + " to " + (first + runs - 1) + "; choose another, or move those with {--data-port}");
        }
    }

    /** Refuses what is no port. 0 stands for a free one. */
    public static void requirePort(String option, int port) {
        if (port < 0 || port > MAX_PORT) {
            throw new PlanException(option + " must be from 0 to " + MAX_PORT + ", got: " + port);
        }
    }
}
