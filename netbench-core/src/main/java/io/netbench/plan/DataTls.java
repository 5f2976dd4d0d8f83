package io.netbench.plan;

import java.util.Locale;

/** Whether data connections are encrypted, and by what. */
public enum DataTls {
    /** They are not. */
    OFF,
    /** By the native library where a host can use it, else by the Java runtime. */
    AUTO,
    /** By BoringSSL, a native library. */
    OPENSSL,
    /** By the Java runtime. */
    JDK;

    /** Whether they are encrypted. */
    public boolean isOn() {
        return this != OFF;
    }

    /** As people write it. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
