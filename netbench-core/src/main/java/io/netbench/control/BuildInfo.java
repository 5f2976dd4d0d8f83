package io.netbench.control;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which build this is, as the build wrote it down. */
public final class BuildInfo {

    private static final Properties PROPERTIES = load();

    private BuildInfo() {}

    /** Version of netbench. */
    public static String version() {
        return PROPERTIES.getProperty("version");
    }

    /** The commit that it was built from, or {@code unknown}. */
    public static String commit() {
        return PROPERTIES.getProperty("commit");
    }

    /** Version of Netty. */
    public static String netty() {
        return PROPERTIES.getProperty("netty");
    }

    private static Properties load() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("/io/netbench/build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("build.properties of netbench can't be read", e);
        }
        return properties;
    }
}
