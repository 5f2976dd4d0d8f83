package io.netbench.analysis.fabric.simulator;

/**
 * How hosts are wired.
 *
 * @param leafSize hosts on a leaf; all of them where there is one level
 * @param spines equal ways between two leaves
 * @param linkHosts how many hosts at full rate a link between leaf and spine carries
 * @param sharesLinks whether flows that meet on such a link share it
 */
public record FabricShape(int hosts, int leafSize, int spines, int linkHosts, boolean sharesLinks) {

    private static final int SPINES = 4;
    private static final int LINK_HOSTS = 4;

    public static FabricShape oneLevel(int hosts) {
        return new FabricShape(hosts, hosts, 1, hosts, false);
    }

    /** Two levels of leaves and spines. */
    public static FabricShape clos(int hosts, boolean sharesLinks) {
        int leaf = hosts <= 16 ? 4 : hosts <= 64 ? 8 : 16;
        return new FabricShape(hosts, leaf, SPINES, LINK_HOSTS, sharesLinks);
    }

    public boolean isClos() {
        return leafSize < hosts;
    }

    public int leaves() {
        return hosts / leafSize;
    }

    public int leafOf(int host) {
        return host / leafSize;
    }
}
