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
 */
record Site(String serverAddress, String clientAddress, List<String> serverPrefix, List<String> clientPrefix)
        implements AutoCloseable {

    private static final String SERVER_SPACE = "nbcmp-server";
    private static final String CLIENT_SPACE = "nbcmp-client";

    /** Both on loopback. */
    static Site loopback() {
        return new Site("127.0.0.1", "127.0.0.1", List.of(), List.of());
    }

    /** Two network namespaces with a pair of virtual interfaces between them; needs root. */
    static Site veth() throws IOException {
        Site site = new Site("10.231.77.1", "10.231.77.2", inside(SERVER_SPACE), inside(CLIENT_SPACE));
        site.close();
        ip("netns add " + SERVER_SPACE);
        ip("netns add " + CLIENT_SPACE);
        ip("-n " + SERVER_SPACE + " link add nbcmp0 type veth peer name nbcmp0 netns " + CLIENT_SPACE);
        for (String space : List.of(SERVER_SPACE, CLIENT_SPACE)) {
            String address = space.equals(SERVER_SPACE) ? site.serverAddress : site.clientAddress;
            ip("-n " + space + " addr add " + address + "/24 dev nbcmp0");
            ip("-n " + space + " link set nbcmp0 up");
            ip("-n " + space + " link set lo up");
        }
        return site;
    }

    static Site of(Cell.Place place) throws IOException {
        return place == Cell.Place.LOOPBACK ? loopback() : veth();
    }

    List<String> onServer(List<String> command) {
        return joined(serverPrefix, command);
    }

    List<String> onClient(List<String> command) {
        return joined(clientPrefix, command);
    }

    /** Takes the namespaces down, and with them their interfaces. */
    @Override
    public void close() {
        if (!serverPrefix.isEmpty()) {
            for (String space : List.of(SERVER_SPACE, CLIENT_SPACE)) {
                try {
                    ip("netns del " + space);
                } catch (IOException e) {
                    // It was not there.
                }
            }
        }
    }

    private static List<String> inside(String space) {
        return List.of("ip", "netns", "exec", space);
    }

    private static List<String> joined(List<String> prefix, List<String> command) {
        List<String> words = new ArrayList<>(prefix);
        words.addAll(command);
        return List.copyOf(words);
    }

    private static void ip(String arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("ip"));
        command.addAll(List.of(arguments.split(" ", -1)));
        Program.run(command, 10);
    }
}
