package io.netbench.launch;

import java.io.IOException;
import java.util.Optional;

/** One host's way from an ssh process to an agent that is ready. Its lines come on the thread of that process. */
final class SshLaunch implements ChildProcess.Listener {

    private final PendingAgent agent;
    private final SshClient ssh;
    private ChildProcess process;

    SshLaunch(PendingAgent agent, SshClient ssh) {
        this.agent = agent;
        this.ssh = ssh;
    }

    PendingAgent agent() {
        return agent;
    }

    void start(AgentProgram program, LaunchToken token) {
        try {
            process = ChildProcess.start("ssh-" + agent.host(), ssh.run(agent.host(), program.command()), this);
            process.send(token.text());
        } catch (IOException e) {
            agent.fail(e.getMessage());
        }
    }

    /** Its process; empty if none was started. */
    Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public void line(String line) {
        Optional<Announcement> announcement = agent.isSettled() ? Optional.empty() : Announcement.in(line);
        if (announcement.isEmpty()) {
            agent.lastWords().add(line);
            return;
        }
        try {
            agent.isReady(ssh.addressOf(agent.host()), announcement.get());
        } catch (InterruptedException e) {
            agent.fail("interrupted");
        }
    }

    @Override
    public void ended(int exitStatus) {
        agent.fail(agent.lastWords().afterEnd("ssh", exitStatus));
    }
}
