package io.netbench.host;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netbench.host.proc.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CpuListTest {

    @TempDir
    private Path root;

    @Test
    void shouldReadNumbersAndRanges() {
        assertEquals(List.of(0, 1, 2, 3, 8), CpuList.parse("0-3,8").cpus());
        assertEquals("2,5,6", CpuList.parse("5-6,2").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "3-1", "1,,2", "-1", "0-99999999", "1 2"})
    void shouldSayWhatWouldBeRight(String text) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, () -> CpuList.parse(text));

        assertTrue(refused.getMessage().contains("write numbers and ranges"), refused::getMessage);
    }

    @Test
    void shouldFindTheCpusOfANodeAndOfAnInterface() throws IOException {
        write("sys/devices/system/node/node1/cpulist", "4-7\n");
        write("sys/class/net/ib0/device/numa_node", "1\n");
        HostFiles files = new HostFiles(root);

        assertEquals(List.of(4, 5, 6, 7), CpuList.ofNode(files, "1").cpus());
        assertEquals(List.of(4, 5, 6, 7), CpuList.ofNode(files, "ib0").cpus());
    }

    @Test
    void shouldRefuseAnInterfaceWithoutANode() throws IOException {
        write("sys/class/net/eth0/device/numa_node", "-1\n");

        assertThrows(IllegalArgumentException.class, () -> CpuList.ofNode(new HostFiles(root), "eth0"));
        assertThrows(IllegalArgumentException.class, () -> CpuList.ofNode(new HostFiles(root), "../lo"));
    }

    @Test
    void shouldTellWhichAreMissing() {
        assertEquals(List.of(9), CpuList.parse("1,9").without(CpuList.parse("0-3")));
    }

    private void write(String path, String text) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
