package io.netbench.result.file;

import java.io.OutputStream;

/**
 * What lies between documents and the places that they go to.
 *
 * @param standardOutput what {@code -} means; it is flushed, not closed
 * @param patience with places that take nothing
 */
public record Outlet(OutputStream standardOutput, Patience patience) {

    /** For documents none of which goes to standard output. */
    public static Outlet filesOnly(Patience patience) {
        return new Outlet(OutputStream.nullOutputStream(), patience);
    }
}
