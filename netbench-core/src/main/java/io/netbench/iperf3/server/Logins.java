package io.netbench.iperf3.server;

import io.netbench.iperf3.login.LoginCheck;
import io.netbench.iperf3.wire.Iperf3Error;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Looks at logins, one after the other, on a thread that serves nobody: each costs milliseconds of arithmetic, and anybody can
 * send some. Thread-safe.
 */
final class Logins implements AutoCloseable {

    /** Beyond these the host does nothing else: a client more is told so. */
    static final int MAX_WAITING = 256;

    private static final long IDLE_S = 10;

    private final Optional<LoginCheck> check;
    private final ExecutorService thread;

    Logins(Optional<LoginCheck> check) {
        this.check = check;
        ThreadPoolExecutor one =
                new ThreadPoolExecutor(1, 1, IDLE_S, TimeUnit.SECONDS, new ArrayBlockingQueue<>(MAX_WAITING), task -> {
                    Thread started = new Thread(task, "netbench-logins");
                    started.setDaemon(true);
                    return started;
                });
        one.allowCoreThreadTimeOut(true);
        thread = one;
    }

    /**
     * Who shows a login; empty: nobody who may come in.
     *
     * @return fails with a {@link RefusedException} where too many wait for that
     */
    CompletableFuture<Optional<String>> user(Optional<String> token) {
        try {
            return CompletableFuture.supplyAsync(() -> check.flatMap(known -> token.flatMap(known::user)), thread);
        } catch (RejectedExecutionException full) {
            return CompletableFuture.failedFuture(
                    new RefusedException(Iperf3Error.AUTHORIZATION, "too many logins wait to be looked at"));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
