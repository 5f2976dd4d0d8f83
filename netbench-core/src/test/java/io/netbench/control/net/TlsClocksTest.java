package io.netbench.control.net;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.netbench.control.proto.AgentGrpc;
import io.netbench.control.proto.AgentMessage;
import io.netbench.time.Await;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.io.File;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said when a certificate goes out of its time while its owner runs, or the two sides' clocks disagree. */
@Timeout(60)
class TlsClocksTest {

    @TempDir
    private static Path folder;

    @BeforeAll
    static void makeCertificates() throws Exception {
        TestCertificates made = new TestCertificates(folder);
        made.issue("good", "EC", "-1d", 3);
        made.issue("old", "EC", "-3d", 1);
        made.issue("early", "EC", "+1d", 1);
    }

    @ParameterizedTest
    @CsvSource({
        "old, good, the {agent}'s certificate has expired",
        "early, good, the {agent}'s certificate is not valid yet",
        "good, old, the {agent} does not take this certificate",
        "good, early, the {agent} does not take this certificate"
    })
    void shouldSayThatTheClocksAreToBeChecked(String agent, String coordinator, String said) throws Exception {
        Server server = NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
                .sslContext(server(agent))
                .build()
                .start();
        ManagedChannel channel = NettyChannelBuilder.forAddress(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), server.getPort()))
                .sslContext(client(coordinator))
                .build();
        try {
            CompletableFuture<Throwable> failure = new CompletableFuture<>();
            AgentGrpc.newStub(channel).run(new Ear(failure));

            String reason = StreamFailure.reason(Await.result("the refusal", failure), false);

            assertTrue(
                    reason.startsWith("TLS: ") && reason.contains(said) && reason.contains("check the clocks"), reason);
        } finally {
            channel.shutdownNow();
            server.shutdownNow();
        }
    }

    private static SslContext server(String name) throws SSLException {
        return GrpcSslContexts.configure(
                        SslContextBuilder.forServer(file(name + ".cert"), file(name + ".key"))
                                .trustManager(file("ca.cert"))
                                .clientAuth(ClientAuth.REQUIRE),
                        SslProvider.JDK)
                .protocols("TLSv1.3")
                .build();
    }

    private static SslContext client(String name) throws SSLException {
        return GrpcSslContexts.configure(
                        SslContextBuilder.forClient()
                                .trustManager(file("ca.cert"))
                                .keyManager(file(name + ".cert"), file(name + ".key")),
                        SslProvider.JDK)
                .protocols("TLSv1.3")
                .build();
    }

    private static File file(String name) {
        return folder.resolve(name).toFile();
    }

    private record Ear(CompletableFuture<Throwable> failure) implements StreamObserver<AgentMessage> {

        @Override
        public void onNext(AgentMessage message) {}

        @Override
        public void onError(Throwable broken) {
            failure.complete(broken);
        }

        @Override
        public void onCompleted() {}
    }
}
