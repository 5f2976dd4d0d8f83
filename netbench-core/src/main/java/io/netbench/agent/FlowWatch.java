package io.netbench.agent;

import io.netbench.control.ControlLoop;
import io.netbench.dataplane.DataPlane;
import io.netbench.traffic.LoadFlow;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Asks a data plane again and again what has flowed, for a log that wants to hear of it. Belongs to the run's thread. What
 * an event loop answers after its end is not told: by then the log may have turned to another plan of the run.
 */
final class FlowWatch {

    private static final long EVERY_NS = 1_000_000_000L;

    /** For so long a run that is over waits for its event loops to tell the rest. */
    private static final long REST_MS = 200;

    private final ControlLoop loop;
    private final DataPlane plane;
    private final Consumer<List<LoadFlow>> listener;
    private boolean isOver;

    /** @param listener hears of it on any thread */
    FlowWatch(ControlLoop loop, DataPlane plane, Consumer<List<LoadFlow>> listener) {
        this.loop = loop;
        this.plane = plane;
        this.listener = listener;
        loop.at(loop.nowNs() + EVERY_NS, this::look);
    }

    private synchronized void tell(List<LoadFlow> loads) {
        if (!isOver) {
            listener.accept(loads);
        }
    }

    private synchronized boolean isOver() {
        return isOver;
    }

    private void look() {
        if (!isOver()) {
            plane.flow().thenAccept(this::tell);
            loop.at(loop.nowNs() + EVERY_NS, this::look);
        }
    }

    /** Before the plane is closed: tells what flowed since the latest look. */
    void end() {
        try {
            tell(plane.flow().get(REST_MS, TimeUnit.MILLISECONDS));
        } catch (TimeoutException | ExecutionException untold) {
            // What the looks before have told stands.
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            synchronized (this) {
                isOver = true;
            }
        }
    }
}
