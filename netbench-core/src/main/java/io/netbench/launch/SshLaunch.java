package io.netbench.launch;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One host's way from an ssh process to an agent that is ready. Its lines come on the thread of that process. */
final class SshLaunch implements ChildProcess.Listener {

    private final PendingAgent agent;
    private final SshClient ssh;
    private final LaunchToken token;

    /** Read by the thread of the process, which may hear of it before it is told. */
    private volatile ChildProcess process;

    private Optional<PackedImage> packed = Optional.empty();

    SshLaunch(PendingAgent agent, SshClient ssh, LaunchToken token) {
        this.agent = agent;
        this.ssh = ssh;
        this.token = token;
    }

    PendingAgent agent() {
        return agent;
    }

    /** Starts a program that the host has. */
    void start(AgentProgram program) {
        start(program.command()).ifPresent(started -> started.send(token.text()));
    }

    /** Starts what an image has, and gives it to the host before if it is not there yet. */
    void start(AgentImage image, PackedImage packedImage, Duration patience, List<String> agentOptions) {
        packed = Optional.of(packedImage);
        start(ImageScript.START.command(image.startOptions(patience, agentOptions)))
                .ifPresent(started -> started.write(ImageScript.START.text()));
    }

    private Optional<ChildProcess> start(List<String> command) {
        try {
            process = ChildProcess.start("ssh-" + agent.host(), ssh.run(agent.host(), command), this);
        } catch (IOException e) {
            agent.fail(e.getMessage());
        }
        return process();
    }

    /** Its process; empty if none was started. */
    Optional<ChildProcess> process() {
        return Optional.ofNullable(process);
    }

    @Override
    public void line(String line) {
        if (packed.isPresent() && answers(ImageScript.answerIn(line), packed.get())) {
            return;
        }
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

    /** Does what a script asks for; returns whether it asked for something. */
    private boolean answers(String question, PackedImage image) {
        switch (question) {
            case ImageScript.READY -> process.send(token.text());
            case ImageScript.WANTED -> give(image);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void give(PackedImage image) {
        try {
            give(image.file());
        } catch (IOException e) {
            giveUp(e.getMessage());
        } catch (InterruptedException e) {
            giveUp("interrupted");
        }
    }

    private void give(Path file) throws IOException {
        try {
            long bytes = Files.size(file);
            process.write(bytes + "\n");
            process.copy(file, bytes);
        } catch (IOException e) {
            throw new IOException("the image " + file + " can't be read on this host: " + FileFailure.reasonOf(e), e);
        }
    }

    /** The host would wait for the rest, and other hosts for it. */
    private void giveUp(String reason) {
        agent.fail(reason);
        process.endInput();
    }

    @Override
    public void ended(int exitStatus) {
        agent.fail(agent.lastWords().afterEnd("ssh", exitStatus));
    }
}
