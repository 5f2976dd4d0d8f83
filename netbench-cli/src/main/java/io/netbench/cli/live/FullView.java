package io.netbench.cli.live;

import io.netbench.cli.terminal.StandardStream;
import io.netbench.coordinator.IntervalFigures;
import io.netbench.coordinator.RunListener;
import io.netbench.coordinator.RunPhase;
import io.netbench.plan.LinkPlan;
import io.netbench.plan.RunPlan;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A full screen that shows how a run goes on: its hosts, its links, and their latest figures. A thread of its own draws and
 * reads keys, so that the run never waits for a terminal. However it ends, the terminal is given back as it was found.
 *
 * <p>The coordinator's thread tells it how the run goes on; any thread may close it.
 */
public final class FullView implements RunListener, AutoCloseable {

    /** The smallest screen that it begins on; it survives to be made smaller. */
    static final int LEAST_COLUMNS = 20;

    static final int LEAST_ROWS = 5;

    /** Time goes on even when nothing else does. */
    private static final long FRAME_MS = 250;

    /** Keys are answered sooner, but a key that is held down does not take a CPU. */
    private static final long LEAST_BETWEEN_FRAMES_MS = 100;

    /** What follows an escape character by itself came with it; what a person types takes longer. */
    private static final long WITHIN_KEY_MS = 50;

    private static final long JOIN_MS = 1_000;

    private final Canvas canvas;
    private final LiveModel model;
    private final FrameRenderer renderer;
    private final Consumer<String> onBroken;
    private final KeyDecoder keys = new KeyDecoder();
    private final Thread thread = new Thread(this::run, "netbench-live");
    private final Thread atExit = new Thread(this::restore, "netbench-live-exit");
    private ViewState view = ViewState.FIRST;
    private int page = 1;
    private volatile boolean shown = true;

    private FullView(RunPlan plan, Canvas canvas, boolean unicode, Consumer<String> onBroken) {
        this.canvas = canvas;
        this.onBroken = onBroken;
        model = new LiveModel(plan, System.nanoTime());
        renderer = new FrameRenderer(model, unicode ? Glyphs.BLOCKS : Glyphs.ASCII);
        thread.setDaemon(true);
    }

    /**
     * Shows a run on the terminal of this process.
     *
     * @param onBroken hears why the view ended, if it did so by itself and nobody asked for it
     * @throws NoFullViewException if there is no terminal that could show it
     */
    public static FullView open(RunPlan plan, Consumer<String> onBroken) throws NoFullViewException {
        requireTerminal(System.getenv("TERM"));
        try {
            Canvas canvas =
                    TerminalCanvas.ofThisProcess(StandardStream.ERR.screen().colour());
            return show(plan, canvas, StandardStream.ERR.screen().unicode(), onBroken);
        } catch (IOException e) {
            throw new NoFullViewException("the terminal can't be taken over: " + e.getMessage());
        }
    }

    private static void requireTerminal(String type) throws NoFullViewException {
        if (!StandardStream.ERR.isTerminal()) {
            throw new NoFullViewException("standard error is not a terminal");
        }
        if (!StandardStream.IN.isTerminal()) {
            throw new NoFullViewException("standard input is not a terminal");
        }
        if (type == null || type.isEmpty() || type.equals("dumb")) {
            throw new NoFullViewException("TERM is " + Optional.ofNullable(type).orElse("not set")
                    + ", of which it can't be told how to draw");
        }
    }

    /** The same on a canvas. */
    static FullView show(RunPlan plan, Canvas canvas, boolean unicode, Consumer<String> onBroken)
            throws NoFullViewException {
        int columns = canvas.columns() + 1;
        int rows = canvas.rows();
        if (columns < LEAST_COLUMNS || rows < LEAST_ROWS) {
            canvas.restore();
            throw new NoFullViewException("the terminal has %d columns and %d rows, and at least %d by %d are needed"
                    .formatted(columns, rows, LEAST_COLUMNS, LEAST_ROWS));
        }
        FullView view = new FullView(plan, canvas, unicode, onBroken);
        Runtime.getRuntime().addShutdownHook(view.atExit);
        view.thread.start();
        return view;
    }

    /** Whether it is on the screen: a person may leave it before the run is over. */
    public boolean isShown() {
        return shown;
    }

    @Override
    public boolean wantsDetail() {
        return shown;
    }

    @Override
    public void phase(RunPhase phase) {
        synchronized (model) {
            model.phase(phase, System.nanoTime());
        }
    }

    @Override
    public void interval(IntervalFigures interval) {
        synchronized (model) {
            model.interval(interval);
        }
    }

    @Override
    public void linkFailed(LinkPlan link, String reason) {
        synchronized (model) {
            model.linkFailed(link.id(), reason);
        }
    }

    @Override
    public void agentLost(String agent, String step, String reason) {
        synchronized (model) {
            model.agentLost(agent, step + ": " + reason);
        }
    }

    /** Leaves the screen; the run goes on. */
    @Override
    public void close() {
        restore();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
            if (Thread.currentThread() != thread) {
                thread.join(JOIN_MS);
            }
        } catch (IllegalStateException exiting) {
            return;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void restore() {
        shown = false;
        canvas.restore();
    }

    private void run() {
        try {
            while (shown) {
                long drawnNs = System.nanoTime();
                draw(drawnNs);
                awaitNextFrame(drawnNs);
            }
        } catch (RuntimeException | Error broken) {
            if (shown) {
                restore();
                onBroken.accept("it broke: " + broken);
            }
        } finally {
            close();
        }
    }

    private void draw(long nowNs) {
        Frame frame;
        int columns = canvas.columns();
        int rows = canvas.rows();
        synchronized (model) {
            frame = renderer.render(view, columns, rows, nowNs);
        }
        canvas.show(frame.lines());
        view = view.scrolled(frame.top());
        page = frame.page();
    }

    /** Takes keys meanwhile; one that changes the view brings the next frame forward. */
    private void awaitNextFrame(long drawnNs) {
        ViewState drawn = view;
        long leftMs = FRAME_MS;
        while (shown && leftMs > 0) {
            take(canvas.read(keys.isWithinKey() ? Math.min(WITHIN_KEY_MS, leftMs) : leftMs));
            long frameMs = view.equals(drawn) ? FRAME_MS : LEAST_BETWEEN_FRAMES_MS;
            leftMs = frameMs - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - drawnNs);
        }
    }

    private void take(int character) {
        if (character == Canvas.CLOSED) {
            restore();
        } else if (character < 0) {
            keys.pause();
        } else {
            keys.take((char) character).ifPresent(this::obey);
        }
    }

    private void obey(Key key) {
        switch (key) {
            case LEAVE -> restore();
            case REDRAW -> canvas.forget();
            default -> view = view.after(key, page);
        }
    }
}
