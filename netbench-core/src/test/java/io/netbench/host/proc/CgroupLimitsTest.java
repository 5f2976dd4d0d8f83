package io.netbench.host.proc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netbench.host.HostTree;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CgroupLimitsTest {

    private static final String V2_MOUNT = "30 23 0:26 / /sys/fs/cgroup rw - cgroup2 cgroup2 rw\n";
    private static final String V1_MOUNTS = """
        31 23 0:28 / /sys/fs/cgroup rw,relatime - tmpfs tmpfs rw,mode=755
        32 31 0:29 / /sys/fs/cgroup/cpu,cpuacct rw,relatime shared:7 - cgroup cgroup rw,cpu,cpuacct
        35 31 0:32 / /sys/fs/cgroup/memory rw,relatime - cgroup cgroup rw,memory
        41 31 0:38 / /sys/fs/cgroup/unified rw,relatime - cgroup2 cgroup2 rw
        """;

    @TempDir
    Path root;

    private HostTree tree;

    @BeforeEach
    void makeTree() {
        tree = new HostTree(root);
    }

    @Test
    void shouldTakeTheTightestGroupOnTheWayToTheRootInVersion2() throws Exception {
        tree.file("/proc/self/mountinfo", V2_MOUNT)
                .file("/proc/self/cgroup", "0::/kubepods/pod1/box\n")
                .file("/sys/fs/cgroup/kubepods/cpu.max", "1600000 100000\n")
                .file("/sys/fs/cgroup/kubepods/pod1/cpu.max", "150000 100000\n")
                .file("/sys/fs/cgroup/kubepods/pod1/box/cpu.max", "max 100000\n")
                .file("/sys/fs/cgroup/kubepods/memory.max", "1073741824\n")
                .file("/sys/fs/cgroup/kubepods/pod1/memory.max", "max\n");

        assertEquals(1.5, limits().cpus());
        assertEquals(1L << 30, limits().memoryBytes());
    }

    @Test
    void shouldReadTheMountPointInsideAContainerOfVersion2() throws Exception {
        tree.file("/proc/self/mountinfo", V2_MOUNT)
                .file("/proc/self/cgroup", "0::/\n")
                .file("/sys/fs/cgroup/cpu.max", "200000 100000\n");

        assertEquals(2.0, limits().cpus());
    }

    @Test
    void shouldReadTheMountPointWhenTheGroupLiesOutsideOfTheNamespace() throws Exception {
        tree.file("/proc/self/mountinfo", V2_MOUNT)
                .file("/proc/self/cgroup", "0::/../../system.slice\n")
                .file("/sys/fs/cgroup/cpu.max", "50000 100000\n");

        assertEquals(0.5, limits().cpus());
    }

    @Test
    void shouldReadBothControllersOfVersion1() throws Exception {
        tree.file("/proc/self/mountinfo", V1_MOUNTS)
                .file("/proc/self/cgroup", "5:memory:/docker/abc\n4:cpu,cpuacct:/docker/abc\n0::/\n")
                .file("/sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_quota_us", "300000\n")
                .file("/sys/fs/cgroup/cpu,cpuacct/docker/abc/cpu.cfs_period_us", "100000\n")
                .file("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
                .file("/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes", "536870912\n")
                .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertEquals(3.0, limits().cpus());
        assertEquals(512L << 20, limits().memoryBytes());
    }

    @Test
    void shouldFindAContainersGroupAtTheMountPointWhenItsRootIsMountedThere() throws Exception {
        tree.file("/proc/self/mountinfo", "32 31 0:29 /docker/abc /sys/fs/cgroup/cpu ro - cgroup cgroup rw,cpu\n")
                .file("/proc/self/cgroup", "4:cpu:/docker/abc\n")
                .file("/sys/fs/cgroup/cpu/cpu.cfs_quota_us", "400000\n")
                .file("/sys/fs/cgroup/cpu/cpu.cfs_period_us", "100000\n");

        assertEquals(4.0, limits().cpus());
    }

    @Test
    void shouldSayThatThereIsNoLimitWhenVersion1HasItsLargestValue() {
        tree.file("/proc/self/mountinfo", V1_MOUNTS)
                .file("/proc/self/cgroup", "5:memory:/\n4:cpu,cpuacct:/\n")
                .file("/sys/fs/cgroup/cpu,cpuacct/cpu.cfs_quota_us", "-1\n")
                .file("/sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

        assertEquals("no control group sets a processor quota", reason(() -> limits().cpus()));
        assertEquals("no control group sets a memory limit", reason(() -> limits().memoryBytes()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"100000", "many 100000", "0 100000", "100000 0", "1 2 3"})
    void shouldRefuseAQuotaThatMakesNoSense(String content) {
        tree.file("/proc/self/mountinfo", V2_MOUNT)
                .file("/proc/self/cgroup", "0::/\n")
                .file("/sys/fs/cgroup/cpu.max", content + "\n");

        assertEquals(true, reason(() -> limits().cpus()).startsWith("/sys/fs/cgroup/cpu.max "));
    }

    @Test
    void shouldPassOverLinesThatItDoesNotUnderstand() throws Exception {
        tree.file("/proc/self/mountinfo", "garbage\n\n1 - \n1 2 3 4 five - cgroup2 x y\n" + V2_MOUNT)
                .file("/proc/self/cgroup", "what\n:\n0::/\n")
                .file("/sys/fs/cgroup/cpu.max", "100000 100000\n");

        assertEquals(1.0, limits().cpus());
    }

    @Test
    void shouldNameTheMissingFileWhenThereAreNoControlGroups() {
        assertEquals("/proc/self/mountinfo: no such file", reason(() -> limits().cpus()));
    }

    private CgroupLimits limits() {
        return new CgroupLimits(tree.files());
    }

    private static String reason(Figures.Source<?> figure) {
        return assertThrows(UnreadableException.class, figure::read).getMessage();
    }
}
