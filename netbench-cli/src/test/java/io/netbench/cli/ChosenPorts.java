package io.netbench.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Ports that a test may ask for by number. Those that the kernel gives by itself are none: a test of many connections
 * takes a whole row of them, and holds it for a minute after its end.
 */
final class ChosenPorts {

    private static final Path KERNELS_OWN = Path.of("/proc/sys/net/ipv4/ip_local_port_range");
    private static final int MOST_KERNELS = 32_768;
    private static final int FIRST = 5_400;
    private static final int ROW = 16;

    /** Two processes of a build begin at different places. */
    private static final AtomicInteger NEXT =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 37));

    private ChosenPorts() {}

    /** The first of a row of free ports that nobody else in this process is given. */
    static int row(int ports) throws IOException {
        int rows = (kernelsFirst() - FIRST) / ROW;
        for (int tries = 0; tries < rows; tries++) {
            int first = FIRST + ROW * Math.floorMod(NEXT.getAndIncrement(), rows);
            if (IntStream.range(first, first + ports).allMatch(ChosenPorts::isFree)) {
                return first;
            }
        }
        throw new IOException("no " + ports + " free ports in a row below " + kernelsFirst());
    }

    /** Where the kernel was given nearly all ports, the usual range has to do. */
    private static int kernelsFirst() throws IOException {
        if (!Files.isReadable(KERNELS_OWN)) {
            return MOST_KERNELS;
        }
        int first = Integer.parseInt(Files.readString(KERNELS_OWN).strip().split("\\s+", 2)[0]);
        return first < FIRST + 100 * ROW ? MOST_KERNELS : first;
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(false);
            socket.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
