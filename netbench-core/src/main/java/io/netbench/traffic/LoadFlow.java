package io.netbench.traffic;

/**
 * What has flowed of one load at one agent, for whoever watches the agent. Figures of results are those of windows.
 *
 * @param load its index in the plan
 * @param sentBytes payload that its sources here have sent since their connections began
 * @param receivedBytes payload that has arrived at its sinks here since their connections began
 */
public record LoadFlow(int load, long sentBytes, long receivedBytes) {

    LoadFlow plus(LoadFlow other) {
        return new LoadFlow(load, sentBytes + other.sentBytes, receivedBytes + other.receivedBytes);
    }
}
