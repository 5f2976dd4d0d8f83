package io.netbench.host;

import io.netbench.host.proc.Figures;
import io.netbench.host.proc.HostFiles;
import io.netbench.host.proc.Sysctl;
import io.netbench.host.proc.UnreadableException;
import java.util.List;
import java.util.Map;

/**
 * System-wide settings of sockets and TCP, as {@code sysctl} shows them in this network namespace. Some of them are
 * readable only in the namespace of the host.
 *
 * @param rmemMaxBytes {@code net.core.rmem_max}: largest receive buffer that a program may ask for
 * @param wmemMaxBytes {@code net.core.wmem_max}: largest send buffer that a program may ask for
 * @param tcpRmem {@code net.ipv4.tcp_rmem}: receive buffer when the kernel tunes it
 * @param tcpWmem {@code net.ipv4.tcp_wmem}: send buffer when the kernel tunes it
 * @param tcpMem {@code net.ipv4.tcp_mem}: memory of all TCP sockets together
 * @param congestionControl algorithm that new connections get
 * @param availableCongestionControls algorithms that are loaded
 * @param somaxconn {@code net.core.somaxconn}: upper bound of a listening socket's backlog
 * @param tcpMaxSynBacklog connections that may be half open on one listening socket
 * @param localPorts {@code net.ipv4.ip_local_port_range}: ports that outgoing connections get
 * @param tcpSlowStartAfterIdle whether the congestion window shrinks while a connection is idle
 * @param tcpTimestamps 0 off, 1 on with random offsets, 2 on
 * @param tcpWindowScaling whether windows can be larger than 64 KiB
 * @param tcpModerateRcvbuf whether the kernel tunes receive buffers
 * @param defaultQdisc queueing discipline that new interfaces get
 * @param netdevMaxBacklog packets that wait for one processor before they are dropped
 * @param absent why a figure is missing
 */
public record NetworkSettings(
        Long rmemMaxBytes,
        Long wmemMaxBytes,
        BufferRange tcpRmem,
        BufferRange tcpWmem,
        MemoryPressure tcpMem,
        String congestionControl,
        List<String> availableCongestionControls,
        Integer somaxconn,
        Integer tcpMaxSynBacklog,
        PortRange localPorts,
        Boolean tcpSlowStartAfterIdle,
        Integer tcpTimestamps,
        Boolean tcpWindowScaling,
        Boolean tcpModerateRcvbuf,
        String defaultQdisc,
        Integer netdevMaxBacklog,
        Map<String, String> absent) {

    /** Size of one socket's buffer: never below the first, at first the second, tuned up to the third. */
    public record BufferRange(long minBytes, long initialBytes, long maxBytes) {}

    /** Memory of all TCP sockets in pages: below the first carefree, above the second sparing, never above the third. */
    public record MemoryPressure(long lowPages, long pressurePages, long highPages) {}

    /** Ports from the first to the last, both included. */
    public record PortRange(int first, int last) {
        public int count() {
            return last - first + 1;
        }
    }

    static NetworkSettings read(HostFiles files) {
        Figures figures = new Figures();
        Sysctl sysctl = new Sysctl(files, figures);
        return new NetworkSettings(
                sysctl.number("rmem_max_bytes", "net/core/rmem_max"),
                sysctl.number("wmem_max_bytes", "net/core/wmem_max"),
                sysctl.numbers("tcp_rmem", "net/ipv4/tcp_rmem", 3, n -> new BufferRange(n[0], n[1], n[2])),
                sysctl.numbers("tcp_wmem", "net/ipv4/tcp_wmem", 3, n -> new BufferRange(n[0], n[1], n[2])),
                sysctl.numbers("tcp_mem", "net/ipv4/tcp_mem", 3, n -> new MemoryPressure(n[0], n[1], n[2])),
                sysctl.word("congestion_control", "net/ipv4/tcp_congestion_control"),
                sysctl.words("available_congestion_controls", "net/ipv4/tcp_available_congestion_control"),
                sysctl.intNumber("somaxconn", "net/core/somaxconn"),
                sysctl.intNumber("tcp_max_syn_backlog", "net/ipv4/tcp_max_syn_backlog"),
                sysctl.numbers("local_ports", "net/ipv4/ip_local_port_range", 2, NetworkSettings::portRange),
                sysctl.flag("tcp_slow_start_after_idle", "net/ipv4/tcp_slow_start_after_idle"),
                sysctl.intNumber("tcp_timestamps", "net/ipv4/tcp_timestamps"),
                sysctl.flag("tcp_window_scaling", "net/ipv4/tcp_window_scaling"),
                sysctl.flag("tcp_moderate_rcvbuf", "net/ipv4/tcp_moderate_rcvbuf"),
                sysctl.word("default_qdisc", "net/core/default_qdisc"),
                sysctl.intNumber("netdev_max_backlog", "net/core/netdev_max_backlog"),
                figures.absent());
    }

    private static PortRange portRange(long[] numbers) throws UnreadableException {
        if (numbers[0] < 0 || numbers[1] > 65_535 || numbers[1] < numbers[0]) {
            throw new UnreadableException("no range of ports: " + numbers[0] + " to " + numbers[1]);
        }
        return new PortRange((int) numbers[0], (int) numbers[1]);
    }
}
