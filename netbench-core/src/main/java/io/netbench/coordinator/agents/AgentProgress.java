package io.netbench.coordinator.agents;

import io.netbench.control.PreparedAnswer;
import io.netbench.control.proto.AgentMessage;
import io.netbench.control.proto.Armed;
import io.netbench.control.proto.ConnectFailed;
import io.netbench.control.proto.Connected;
import io.netbench.control.proto.QuietReply;
import io.netbench.control.proto.Released;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one agent has said of one plan, as far as its load: how ready it is, when it started, and how its load went. A plan
 * that takes the place of another begins with nothing said. For the coordinator's thread.
 */
public final class AgentProgress {

    private final PreparedAnswer prepared;
    private final List<Released> releases = new ArrayList<>();
    private Connected connected;
    private ConnectFailed connectFailure;
    private int armed;
    private Long lateByNs;
    private QuietReply quiet;
    private final Set<Integer> limitsReached = new HashSet<>();
    private boolean drained;

    private AgentProgress(PreparedAnswer prepared) {
        this.prepared = prepared;
    }

    /** Those of an agent that was sent no plan, or is not ready with it. */
    static AgentProgress none() {
        return new AgentProgress(null);
    }

    /** Those of an agent that is ready. */
    static AgentProgress of(PreparedAnswer prepared) {
        return new AgentProgress(prepared);
    }

    /** Takes what is of this plan's load; false if the message is of something else. */
    boolean take(AgentMessage message) {
        switch (message.getKindCase()) {
            case CONNECTED -> connected = message.getConnected();
            case CONNECT_FAILED -> connectFailure = message.getConnectFailed();
            case ARMED -> take(message.getArmed());
            case RELEASED -> releases.add(message.getReleased());
            case QUIET_REPLY -> quiet = message.getQuietReply();
            case LIMIT_REACHED -> limitsReached.add(message.getLimitReached().getLoad());
            case DRAINED -> drained = true;
            default -> {
                return false;
            }
        }
        return true;
    }

    private void take(Armed answer) {
        if (answer.hasLateByNs()) {
            lateByNs = answer.getLateByNs();
        } else {
            armed++;
        }
    }

    public Optional<PreparedAnswer> prepared() {
        return Optional.ofNullable(prepared);
    }

    public boolean isConnected() {
        return connected != null;
    }

    /** How long its connections took, its own and those that others opened. */
    public Optional<Long> connectNs() {
        return Optional.ofNullable(connected).filter(Connected::hasTookNs).map(Connected::getTookNs);
    }

    /** Why it could not open its connections; a host at their other end may be lost. */
    public Optional<ConnectFailed> connectFailure() {
        return Optional.ofNullable(connectFailure);
    }

    /** By how much the order to start came too late, if it was refused for that. */
    public Optional<Long> lateByNs() {
        return Optional.ofNullable(lateByNs);
    }

    /** Whether it has released a load. */
    boolean hasStarted() {
        return !releases.isEmpty();
    }

    /** How many armed starts it has confirmed. */
    public int armed() {
        return armed;
    }

    /** When it really released the load, of each start; nanoseconds after the first start. */
    public List<Released> releases() {
        return releases;
    }

    /** Another question of how far the warm-up has drained follows. */
    public void forgetQuiet() {
        quiet = null;
    }

    public Optional<QuietReply> quiet() {
        return Optional.ofNullable(quiet);
    }

    /** Whether all that it paces of a load has reached its bytes or rounds, or can't any more. */
    public boolean hasReachedLimit(int load) {
        return limitsReached.contains(load);
    }

    public boolean isDrained() {
        return drained;
    }
}
