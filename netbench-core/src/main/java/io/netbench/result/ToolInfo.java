package io.netbench.result;

/**
 * Which build made a result.
 *
 * @param version version of netbench
 * @param commit the commit that it was built from, or {@code unknown}
 * @param netty version of Netty
 * @param java version of the Java virtual machine
 * @param nettyUnsafe whether Netty ran with {@code sun.misc.Unsafe}: without it the data plane is another one
 */
public record ToolInfo(String version, String commit, String netty, String java, boolean nettyUnsafe) {

    public ToolInfo {
        Require.text("tool.version", version);
        Require.text("tool.commit", commit);
        Require.text("tool.netty", netty);
        Require.text("tool.java", java);
    }
}
