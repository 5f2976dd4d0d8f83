package io.netbench.api;

import io.netbench.text.Property;
import io.netbench.text.PropertyNames;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** How a program sets properties: the methods of this package. */
final class MethodNames implements PropertyNames {

    static final MethodNames NAMES = new MethodNames();

    private final Map<Property, String> methods = new EnumMap<>(Property.class);

    private MethodNames() {
        methods.put(Property.BLOCK_SIZE, "blockSizeBytes");
        methods.put(Property.RESPONSE_SIZE, "responseSizeBytes");
        methods.put(Property.CONNECTIONS, "connections");
        methods.put(Property.QUEUE_DEPTH, "queueDepth");
        methods.put(Property.RATE, "rateBitsPerSecond");
        methods.put(Property.BYTES, "bytesPerLink");
        methods.put(Property.BARRIER, "barrier");
        methods.put(Property.ROUNDS, "rounds");
        methods.put(Property.LINK, "link");
        methods.put(Property.SERVERS, "servers");
        methods.put(Property.CLIENTS, "clients");
        methods.put(Property.START, "start");
        methods.put(Property.STOP, "stop");
        methods.put(Property.MIN_LINK, "minLinkBitsPerSecond");
        methods.put(Property.MIN_TOTAL, "minTotalBitsPerSecond");
        methods.put(Property.MIN_SHARE, "minShare");
        methods.put(Property.MAX_P99, "maxP99");
        methods.put(Property.MAX_RETRANSMITS, "maxRetransmits");
        methods.put(Property.MAX_LOSS, "maxLoss");
        methods.put(Property.UDP, "udp");
        methods.put(Property.MAX_SPREAD, "maxSpread");
        methods.put(Property.MIN_FAIRNESS, "minFairness");
        methods.put(Property.HOSTS, "hosts");
        methods.put(Property.DURATION, "duration");
        methods.put(Property.WARMUP, "warmup");
        methods.put(Property.TICK, "tick");
        methods.put(Property.INTERVAL, "interval");
        methods.put(Property.DRAIN, "drain");
        methods.put(Property.ROUND_DEADLINE, "roundDeadline");
        methods.put(Property.CONNECT_TIMEOUT, "connectTimeout");
        methods.put(Property.HOST_TIMEOUT, "hostTimeout");
        methods.put(Property.TRANSPORT, "transport");
        methods.put(Property.THREADS, "threads");
        methods.put(Property.VERIFY, "verify");
        methods.put(Property.ZERO_COPY, "zeroCopy");
        methods.put(Property.TLS_DATA, "tlsData");
        methods.put(Property.SEND_COPY, "sendCopy");
        methods.put(Property.SEND_BUFFER, "sendBufferBytes");
        methods.put(Property.RECEIVE_BUFFER, "receiveBufferBytes");
        methods.put(Property.MSS, "maxSegmentBytes");
        methods.put(Property.CONGESTION, "congestionControl");
        methods.put(Property.DSCP, "dscp");
        methods.put(Property.PACING_RATE, "pacingBitsPerSecond");
        methods.put(Property.NOTSENT_LOWAT, "notSentLowatBytes");
        methods.put(Property.SOCKET_BUSY_POLL, "socketBusyPoll");
        methods.put(Property.KEEP_ALIVE, "keepAlive");
        methods.put(Property.USER_TIMEOUT, "userTimeout");
        methods.put(Property.NAGLE, "nagle");
        methods.put(Property.CPUS, "cpus");
        methods.put(Property.BIND_DEVICE, "devices");
        methods.put(Property.TOKEN_FILE, "tokenFile");
        methods.put(Property.TLS, "tls");
        methods.put(Property.TLS_CA, "authorities");
        methods.put(Property.TLS_CERT, "certificate");
        methods.put(Property.TLS_KEY, "certificate");
        methods.put(Property.INSTALL, "install");
        methods.put(Property.INSTALL_IMAGE, "install");
        methods.put(Property.LAUNCH_PARALLEL, "parallel");
        methods.put(Property.LAUNCH_TIMEOUT, "timeout");
        methods.put(Property.SSH_COMMAND, "sshCommand");
        methods.put(Property.JAVA, "java");
        methods.put(Property.THRESHOLD, "threshold");
        methods.put(Property.ACROSS_PLANS, "acrossPlans");
        methods.put(Property.ALLOW_INCOMPLETE, "allowIncomplete");
    }

    /** Every name there is. */
    Iterable<String> all() {
        return methods.values();
    }

    @Override
    public Optional<String> of(Property property) {
        return Optional.ofNullable(methods.get(property));
    }
}
