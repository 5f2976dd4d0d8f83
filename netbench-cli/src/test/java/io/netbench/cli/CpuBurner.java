package io.netbench.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A control group with little of a processor, in which one program shares it with another that never rests. */
final class CpuBurner implements AutoCloseable {

    private static final Path VERSION_1 = Path.of("/sys/fs/cgroup/cpu");
    private static final Path VERSION_2 = Path.of("/sys/fs/cgroup");
    private static final long PERIOD_US = 100_000;

    private final Path root;
    private final Path group;
    private Process burner;

    private CpuBurner(Path root, Path group) {
        this.root = root;
        this.group = group;
    }

    /** @param pid of the one that suffers */
    static CpuBurner start(String name, double cpus, long pid) throws IOException {
        boolean isFirst = Files.exists(VERSION_1.resolve("cpu.cfs_quota_us"));
        Path root = isFirst ? VERSION_1 : VERSION_2;
        CpuBurner made = new CpuBurner(root, root.resolve("netbench-" + name));
        try {
            Files.createDirectory(made.group);
            made.limit(isFirst, Math.round(cpus * PERIOD_US));
        } catch (IOException e) {
            made.close();
            Lab.skipUnless(false, "no control group with a CPU limit can be made: " + e);
        }
        made.move(pid);
        made.burner = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        made.move(made.burner.pid());
        return made;
    }

    private void limit(boolean isFirst, long quotaUs) throws IOException {
        if (isFirst) {
            Files.writeString(group.resolve("cpu.cfs_period_us"), Long.toString(PERIOD_US));
            Files.writeString(group.resolve("cpu.cfs_quota_us"), Long.toString(quotaUs));
        } else {
            Files.writeString(group.resolve("cpu.max"), quotaUs + " " + PERIOD_US);
        }
    }

    private void move(long pid) throws IOException {
        Files.writeString(group.resolve("cgroup.procs"), Long.toString(pid));
    }

    @Override
    public void close() throws IOException {
        if (burner != null) {
            burner.destroyForcibly();
            try {
                burner.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        if (Files.exists(group.resolve("cgroup.procs"))) {
            List<String> left = Files.readAllLines(group.resolve("cgroup.procs"));
            for (String pid : left) {
                Files.writeString(root.resolve("cgroup.procs"), pid);
            }
            Files.delete(group);
        }
    }
}
