package io.netbench.result;

import io.netbench.host.UdpCounters;
import java.util.Map;

/**
 * What the counters of datagrams of a host moved by over the measured window ({@code /proc/net/snmp}, {@code snmp6} and
 * {@code softnet_stat}; the kernel's name stands in brackets). They count everything on the host, not the run alone.
 *
 * @param received that programs could have ({@code InDatagrams})
 * @param sent ({@code OutDatagrams})
 * @param noPorts for ports on which nobody listened ({@code NoPorts})
 * @param receiveBufferErrors dropped since a socket's receive buffer was full ({@code RcvbufErrors})
 * @param sendBufferErrors not sent since a send buffer was full ({@code SndbufErrors})
 * @param checksumErrors dropped since they were damaged ({@code InCsumErrors})
 * @param memoryErrors dropped since UDP had no memory ({@code MemErrors})
 * @param softnetDrops packets that the queues of the machine's processors had no room for
 * @param absent why a figure is null
 */
public record HostUdp(
        Long received,
        Long sent,
        Long noPorts,
        Long receiveBufferErrors,
        Long sendBufferErrors,
        Long checksumErrors,
        Long memoryErrors,
        Long softnetDrops,
        Map<String, String> absent) {

    /** What a host counted over the window. */
    public static HostUdp of(UdpCounters window) {
        return new HostUdp(
                window.received(),
                window.sent(),
                window.noPorts(),
                window.receiveBufferErrors(),
                window.sendBufferErrors(),
                window.checksumErrors(),
                window.memoryErrors(),
                window.softnetDrops(),
                window.absent());
    }

    public HostUdp {
        absent = Absent.from(absent)
                .figure("received", received)
                .figure("sent", sent)
                .figure("no_ports", noPorts)
                .figure("receive_buffer_errors", receiveBufferErrors)
                .figure("send_buffer_errors", sendBufferErrors)
                .figure("checksum_errors", checksumErrors)
                .figure("memory_errors", memoryErrors)
                .figure("softnet_drops", softnetDrops)
                .reasons();
    }
}
