package io.netbench.dataplane;

/** Hears of links that fail while a share runs. Called on event loops; must not block. */
@FunctionalInterface
public interface ShareListener {

    /** The link lost a connection, or a check of it failed. Called once a link. */
    void linkFailed(int link, String reason);
}
