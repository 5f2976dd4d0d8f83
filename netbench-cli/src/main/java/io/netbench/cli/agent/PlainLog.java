package io.netbench.cli.agent;

import io.netbench.agent.RunLog;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.util.Optional;

/** Tells when each run of an agent begins and ends. Thread-safe. */
public final class PlainLog implements RunLog {

    private final TimedLines lines;

    public PlainLog(PrintWriter out) {
        lines = new TimedLines(out);
    }

    @Override
    public void began(long run, Optional<InetAddress> coordinator) {
        lines.say("run " + run + " for "
                + coordinator.map(InetAddress::getHostAddress).orElse("this process"));
    }

    @Override
    public void stranger(InetAddress peer, String what) {
        lines.say("no netbench coordinator at " + peer.getHostAddress() + ": " + what);
    }

    @Override
    public void ended(long run, Optional<String> failure) {
        lines.say("run " + run + " ended" + failure.map(reason -> ": " + reason).orElse(""));
    }
}
