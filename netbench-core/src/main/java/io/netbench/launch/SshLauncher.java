package io.netbench.launch;

import io.netbench.time.Clock;
import io.netbench.time.Deadline;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Launches by ssh: a process for each host, which lives as long as its agent. */
final class SshLauncher {

    private final LaunchPlan plan;
    private final Optional<AgentImage> image;
    private final List<SshLaunch> launches;
    private final Semaphore starts;

    SshLauncher(LaunchMethod.Ssh settings, LaunchPlan plan, LaunchToken token) {
        this.plan = plan;
        image = settings.image();
        SshClient ssh = new SshClient(settings, plan.timeout());
        launches = plan.hosts().hosts().stream()
                .map(host -> new SshLaunch(new PendingAgent(host), ssh, token))
                .toList();
        starts = new Semaphore(settings.parallel());
    }

    LaunchedAgents start() throws InterruptedException {
        Deadline deadline = Deadline.after(Clock.system(), plan.timeout());
        boolean isDone = false;
        Optional<PackedImage> packed = image.map(PackedImage::new);
        Heartbeats beats = Heartbeats.to(this::processes);
        try {
            for (SshLaunch launch : launches) {
                start(launch, packed, deadline);
            }
            for (SshLaunch launch : launches) {
                launch.agent().await(deadline, plan.patience());
            }
            isDone = true;
        } finally {
            if (!isDone) {
                beats.close();
            }
            launches.stream()
                    .filter(isDone ? SshLauncher::hasFailed : launch -> true)
                    .flatMap(launch -> launch.process().stream())
                    .forEach(ChildProcess::kill);
            packed.ifPresent(PackedImage::close);
        }
        return LaunchedAgents.of(
                launches.stream().map(launch -> launch.agent().outcome()).toList(), processes(), beats);
    }

    /** Those that were started by now. */
    private List<ChildProcess> processes() {
        return launches.stream().flatMap(launch -> launch.process().stream()).toList();
    }

    private void start(SshLaunch launch, Optional<PackedImage> packed, Deadline deadline) throws InterruptedException {
        if (starts.tryAcquire(deadline.remainingMillis(), TimeUnit.MILLISECONDS)) {
            launch.agent().whenSettled(starts::release);
            if (packed.isPresent()) {
                launch.start(
                        image.orElseThrow(),
                        packed.get(),
                        plan.timeout(),
                        plan.program().agentOptions());
            } else {
                launch.start(plan.program());
            }
        } else {
            launch.agent().fail("its turn to start did not come within " + plan.patience());
        }
    }

    private static boolean hasFailed(SshLaunch launch) {
        return launch.agent().outcome() instanceof LaunchFailure;
    }
}
