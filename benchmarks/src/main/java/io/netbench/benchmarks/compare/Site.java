package io.netbench.benchmarks.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Where a server and a client run.
 *
 * @param serverAddress that clients connect to
 * @param clientAddress of the client's side
 * @param serverPrefix words before a command that runs on the server's side
 * @param clientPrefix words before a command that runs on the client's side
 * @param device the network interface that all traffic between them passes, by its name on both sides
 * @param ground what is taken down with the site
 */
record Site(
        String serverAddress,
        String clientAddress,
        List<String> serverPrefix,
        List<String> clientPrefix,
        String device,
        Ground ground)
        implements AutoCloseable {

    /** What a site stands on. */
    interface Ground {

        /** Takes it down. */
        void close();
    }

    static Site of(Place place) throws IOException {
        if (place.kind() == Place.Kind.LOOPBACK) {
            return new Site("127.0.0.1", "127.0.0.1", List.of(), List.of(), "lo", () -> {});
        }
        Namespaces spaces = Namespaces.make();
        try {
            if (place.kind() == Place.Kind.VETH) {
                return between(spaces, spaces.inServer(), spaces.inClient());
            }
            CpuPair cpus = CpuPair.ofThisHost().orElseThrow(() -> new IOException("there are no two CPUs"));
            spaces.useCongestionControl(place.congestion());
            spaces.steer(cpus);
            return between(spaces, bound(spaces.inServer(), cpus.server()), bound(spaces.inClient(), cpus.client()));
        } catch (IOException e) {
            spaces.close();
            throw e;
        }
    }

    List<String> onServer(List<String> command) {
        return joined(serverPrefix, command);
    }

    List<String> onClient(List<String> command) {
        return joined(clientPrefix, command);
    }

    @Override
    public void close() {
        ground.close();
    }

    private static Site between(Namespaces spaces, List<String> server, List<String> client) {
        return new Site(
                Namespaces.SERVER_ADDRESS, Namespaces.CLIENT_ADDRESS, server, client, Namespaces.DEVICE, spaces::close);
    }

    private static List<String> bound(List<String> inside, int cpu) {
        return joined(inside, List.of("taskset", "-c", String.valueOf(cpu)));
    }

    private static List<String> joined(List<String> prefix, List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return List.copyOf(words);
    }
}
