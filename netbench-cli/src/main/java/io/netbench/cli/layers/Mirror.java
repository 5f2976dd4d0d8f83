package io.netbench.cli.layers;

import io.netbench.cli.options.ShellWords;
import io.netbench.plan.HostList;
import io.netbench.result.StorageDirection;
import io.netbench.result.StorageResult;
import io.netbench.result.StorageShape;
import io.netbench.text.ByteSize;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The netbench command with the shape of a storage result: as many clients, the same block, and as many in flight.
 *
 * @param storage the result
 * @param clients hosts that take the place of the storage's; empty: as many endpoints here
 * @param servers the same of servers
 */
record Mirror(StorageResult storage, Optional<HostList> clients, Optional<HostList> servers) {

    private static final int MOST_CONNECTIONS = 1024;

    /** The words behind {@code netbench}. */
    List<String> words() {
        StorageShape shape = storage.shape();
        int clientCount = clients.map(HostList::size).orElse(shape.hosts());
        int serverCount = servers.map(HostList::size).orElse(1);
        List<String> words = new ArrayList<>(pattern(shape.direction(), clientCount, serverCount));
        words.addAll(List.of("-s", servers.map(HostList::toString).orElse("1")));
        words.addAll(List.of("-c", clients.map(HostList::toString).orElse(String.valueOf(clientCount))));
        if (shape.blockSizeBytes() != null) {
            words.addAll(List.of("-b", ByteSize.format(shape.blockSizeBytes())));
        }
        addInFlight(words, shape, clientCount, serverCount);
        return words;
    }

    /** Where one client reads from many servers the client is the hub, else the server is. */
    private static List<String> pattern(StorageDirection direction, int clients, int servers) {
        if (direction == StorageDirection.WRITE) {
            return List.of("incast");
        }
        return List.of(clients == 1 && servers > 1 ? "incast" : "broadcast", "--read");
    }

    /** A worker is a connection, and what it keeps in flight is its depth. What does not fit into connections goes into depth. */
    private static void addInFlight(List<String> words, StorageShape shape, int clients, int servers) {
        if (shape.inFlight() == null) {
            return;
        }
        double perClient = (double) shape.inFlight() / clients;
        boolean isMesh = perClient >= servers;
        double perLink = isMesh ? perClient / servers : perClient;
        long depth = shape.depthPerWorker() == null ? 1 : shape.depthPerWorker();
        long connections = Math.min(MOST_CONNECTIONS, Math.max(1, Math.round(perLink / depth)));
        depth = Math.max(1, Math.round(perLink / connections));
        if (!isMesh && servers > 1) {
            words.addAll(List.of("--topology", "spread"));
        }
        words.addAll(List.of("-P", String.valueOf(connections), "-q", String.valueOf(depth)));
    }

    /** Whether it would run over a network. */
    boolean namesHosts() {
        return clients.orElse(null) instanceof HostList.Hosts && servers.orElse(null) instanceof HostList.Hosts;
    }

    /** As a person would type it. */
    String line(List<String> further) {
        List<String> words = new ArrayList<>(words());
        words.addAll(further);
        return ShellWords.join("netbench", words);
    }
}
