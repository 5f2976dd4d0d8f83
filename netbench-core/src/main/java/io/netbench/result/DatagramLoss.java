package io.netbench.result;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the datagrams of a load were lost that were sent in its window. The kernel's counters tell how many a host dropped; what
 * no host accounts for is the network's.
 *
 * @param sent that the sources' kernels took
 * @param received different ones of them that the sinks read
 * @param lost sent less received
 * @param lostFraction part of the sent ones that was lost
 * @param inSockets dropped at the run's own sockets, whose receive buffers were full
 * @param inHosts dropped by the sinks' hosts before they came to a socket: their queues were full, they were damaged, or there
 *     was no memory
 * @param inNics dropped by interfaces, of the sinks' hosts on the way in and of the sources' on the way out
 * @param overdue that came, but too late to be counted; left out where there were none
 * @param inNetwork the rest
 * @param silentQueues queue disciplines of the sources' hosts that may drop without telling the socket, sorted: what they dropped is
 *     among {@code inNetwork}; left out where nothing is there, or none of them may
 * @param malformed that came to the sinks' sockets and were none of the run's, or cut; left out where there were none
 * @param hosts the sinks' hosts at which any were lost, one by one
 * @param absent why a figure is null
 */
public record DatagramLoss(
        Long sent,
        Long received,
        Long lost,
        Double lostFraction,
        Long inSockets,
        Long inHosts,
        Long inNics,
        Optional<Long> overdue,
        Long inNetwork,
        Optional<List<String>> silentQueues,
        Optional<Long> malformed,
        List<HostLoss> hosts,
        Map<String, String> absent) {

    public DatagramLoss {
        Require.notNegative("loss.sent", sent);
        Require.notNegative("loss.received", received);
        Require.notNegative("loss.lost", lost);
        Require.notNegative("loss.in_sockets", inSockets);
        Require.notNegative("loss.in_hosts", inHosts);
        Require.notNegative("loss.in_nics", inNics);
        Require.notNegative("loss.in_network", inNetwork);
        silentQueues = silentQueues.map(List::copyOf);
        hosts = List.copyOf(hosts);
        absent = Absent.from(absent)
                .figure("sent", sent)
                .figure("received", received)
                .figure("lost", lost)
                .figure("lost_fraction", lostFraction)
                .figure("in_sockets", inSockets)
                .figure("in_hosts", inHosts)
                .figure("in_nics", inNics)
                .figure("in_network", inNetwork)
                .reasons();
    }

    /**
     * What was lost on the way to one host.
     *
     * @param host as the plan named it
     * @param lost of what was sent to its sinks
     * @param inSockets dropped at its sinks' sockets
     * @param inHost dropped by it before they came to a socket
     * @param damaged part of these whose checksum was wrong; left out where there were none
     * @param withoutMemory part of these for which UDP had no memory; left out where there were none
     * @param inNics dropped by interfaces on the way to it
     * @param overdue that came, but too late to be counted; left out where there were none
     */
    public record HostLoss(
            String host,
            long lost,
            Long inSockets,
            Long inHost,
            Optional<Long> damaged,
            Optional<Long> withoutMemory,
            Long inNics,
            Optional<Long> overdue,
            Map<String, String> absent) {

        public HostLoss {
            Require.text("loss.host", host);
            Require.notNegative("loss.in_sockets", inSockets);
            Require.notNegative("loss.in_host", inHost);
            Require.notNegative("loss.in_nics", inNics);
            absent = Absent.from(absent)
                    .figure("in_sockets", inSockets)
                    .figure("in_host", inHost)
                    .figure("in_nics", inNics)
                    .reasons();
        }
    }
}
