package io.netbench.launch;

/** Starts the agents of a plan. */
public final class Launch {

    private Launch() {}

    /**
     * Starts all agents at once and waits until each has announced itself, has failed, or is late. A host that fails
     * does not stop the others.
     *
     * @param token what the agents are to know; it goes to their standard input
     * @return what is to be closed when the run is over
     * @throws InterruptedException if the waiting thread is interrupted; no agent is left then
     */
    public static LaunchedAgents start(LaunchPlan plan, LaunchToken token) throws InterruptedException {
        if (plan.method() instanceof LaunchMethod.Ssh ssh) {
            return new SshLauncher(ssh, plan, token).start();
        }
        return new SrunLauncher((LaunchMethod.Srun) plan.method(), plan, token).start();
    }
}
