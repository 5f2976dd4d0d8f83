package io.netbench.traffic.tls;

import io.netbench.plan.DataTls;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.util.ReferenceCountUtil;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;

/**
 * TLS of one agent's share of a run: 1.3 alone, which has no renegotiation. Servers prove themselves by their certificate, and
 * clients by the hello that follows, which only who has the run's key can make. Thread-safe.
 */
public final class RunTls implements AutoCloseable {

    private static final String PROTOCOL = "TLSv1.3";

    /** BoringSSL has an order of its own, which begins alike where the processor has AES. */
    private static final List<String> SUITES =
            List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

    private final TlsLibrary library;
    private final Optional<TlsIdentity> identity;
    private final Optional<SslContext> server;
    private final Map<String, SslContext> clients = new ConcurrentHashMap<>();
    private final Set<TlsAgreement> agreed = ConcurrentHashMap.newKeySet();

    private RunTls(TlsLibrary library, Optional<TlsIdentity> identity) {
        this.library = library;
        this.identity = identity;
        server = identity.map(own -> build(own.server()));
    }

    /**
     * TLS with the library that was asked for.
     *
     * @param identity of the agent's servers; empty where it carries none
     * @throws TlsException if that can't be had on this host
     */
    public static RunTls open(DataTls asked, Optional<TlsIdentity> identity) {
        return new RunTls(TlsLibrary.choose(asked), identity);
    }

    private SslContext build(SslContextBuilder builder) {
        builder.sslProvider(library.provider()).protocols(PROTOCOL);
        if (library.provider() == SslProvider.JDK) {
            builder.ciphers(SUITES);
        }
        try {
            return builder.build();
        } catch (SSLException refused) {
            throw new TlsException("TLS can't be set up: " + refused.getMessage(), refused);
        }
    }

    /** Encrypts a connection that was accepted. Before its first byte, and before other handlers. */
    public void accept(SocketChannel channel) {
        add(channel, server.orElseThrow(), true);
    }

    /**
     * Encrypts a connection that is about to be made, and refuses any server but one.
     *
     * @param fingerprint of the certificate that the server must have
     */
    public void connect(SocketChannel channel, String fingerprint) {
        add(channel, clients.computeIfAbsent(fingerprint, this::client), false);
    }

    private SslContext client(String fingerprint) {
        return build(SslContextBuilder.forClient()
                .trustManager(new PinnedCertificate(fingerprint))
                .endpointIdentificationAlgorithm(null));
    }

    private void add(SocketChannel channel, SslContext context, boolean isServer) {
        HandshakeWatch watch = new HandshakeWatch(isServer);
        SslHandler handler = context.newHandler(channel.alloc());
        // Who waits for the hello has a deadline for both.
        handler.setHandshakeTimeoutMillis(0);
        ChannelPipeline pipeline = channel.pipeline().addLast(watch, handler);
        handler.handshakeFuture().addListener(done -> {
            if (done.isSuccess()) {
                SSLSession session = handler.engine().getSession();
                agreed.add(new TlsAgreement(session.getProtocol(), session.getCipherSuite(), watch.keyExchange()));
                pipeline.remove(watch);
            }
        });
    }

    public TlsLibrary library() {
        return library;
    }

    /** Of this agent's servers; empty where it has none. */
    public Optional<TlsIdentity> identity() {
        return identity;
    }

    /** What connections agreed on so far, each once. */
    public List<TlsAgreement> agreed() {
        return List.copyOf(agreed);
    }

    /** When no connection uses it any more. */
    @Override
    public void close() {
        server.ifPresent(ReferenceCountUtil::release);
        clients.values().forEach(ReferenceCountUtil::release);
        clients.clear();
    }
}
