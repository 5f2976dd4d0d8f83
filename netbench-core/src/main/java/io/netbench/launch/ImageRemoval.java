package io.netbench.launch;

import io.netbench.plan.HostAddress;
import io.netbench.plan.HostList;
import io.netbench.time.Clock;
import io.netbench.time.Deadline;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Removes from hosts what launches by ssh have installed for this login. */
public final class ImageRemoval {

    private static final String NONE = ImageScript.WORD + "none";
    private static final String REMOVED = ImageScript.WORD + "removed ";

    private ImageRemoval() {}

    /**
     * What became of it on one host.
     *
     * @param host as a person named it
     * @param isFailure whether an image is still there, or may be
     * @param words for a person
     */
    public record Outcome(HostAddress host, boolean isFailure, String words) {}

    /**
     * Removes it from all hosts at once, and waits for the last, in the order of the hosts.
     *
     * @throws InterruptedException if the waiting thread is interrupted; what hosts do then is not known
     */
    public static List<Outcome> from(HostList.Hosts hosts, LaunchMethod.Ssh settings, Duration timeout)
            throws InterruptedException {
        Deadline deadline = Deadline.after(Clock.system(), timeout);
        SshClient ssh = new SshClient(settings, timeout);
        Semaphore turns = new Semaphore(settings.parallel());
        List<OnHost> all = new ArrayList<>();
        try {
            for (HostAddress host : hosts.hosts()) {
                OnHost one = new OnHost(host, turns);
                all.add(one);
                if (turns.tryAcquire(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
                    one.start(ssh);
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (OnHost one : all) {
                outcomes.add(one.await(deadline));
            }
            return outcomes;
        } finally {
            all.forEach(OnHost::end);
        }
    }

    private static final class OnHost implements ChildProcess.Listener {

        private final HostAddress host;
        private final Semaphore turns;
        private final FailureOutput said = new FailureOutput();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private ChildProcess process;

        private OnHost(HostAddress host, Semaphore turns) {
            this.host = host;
            this.turns = turns;
        }

        private void start(SshClient ssh) {
            try {
                process = ChildProcess.start("ssh-" + host, ssh.run(host, ImageScript.REMOVE.command(List.of())), this);
                process.write(ImageScript.REMOVE.text());
                process.endInput();
            } catch (IOException e) {
                turns.release();
                outcome.complete(new Outcome(host, true, e.getMessage()));
            }
        }

        private Outcome await(Deadline deadline) throws InterruptedException {
            try {
                return outcome.get(deadline.remainingMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException | ExecutionException e) {
                return new Outcome(host, true, said.or("no answer in time"));
            }
        }

        private void end() {
            if (process != null) {
                process.kill();
            }
        }

        @Override
        public void line(String line) {
            String answer = ImageScript.answerIn(line);
            if (answer.equals(NONE)) {
                outcome.complete(new Outcome(host, false, "nothing was installed"));
            } else if (answer.startsWith(REMOVED)) {
                outcome.complete(new Outcome(host, false, "removed, " + answer.substring(REMOVED.length()) + " MiB"));
            } else {
                said.add(line);
            }
        }

        @Override
        public void ended(int exitStatus) {
            turns.release();
            outcome.complete(new Outcome(host, true, said.afterEnd("ssh", exitStatus)));
        }
    }
}
