package io.netbench.launch;

import io.netbench.text.FileFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** An image as it is sent, packed once when the first host wants it, and removed by {@link #close}. Thread-safe. */
final class PackedImage implements AutoCloseable {

    private static final long PACK_TIMEOUT_MS = 120_000;

    /** An end of packing is the end of a process, so this is never reached but on a host that hardly runs. */
    private static final long END_TIMEOUT_MS = 2_000;

    private final AgentImage image;
    private final String tar;

    /** Completed with a file that is whole, or with the reason why there is none. */
    private final CompletableFuture<Path> packed = new CompletableFuture<>();

    private Thread packing;
    private boolean isClosed;

    PackedImage(AgentImage image) {
        this(image, "tar");
    }

    PackedImage(AgentImage image, String tar) {
        this.image = image;
        this.tar = tar;
    }

    /**
     * The file to send; waits for it, until {@link #close} at most.
     *
     * @throws IOException if it can't be made; the message says why
     */
    Path file() throws IOException, InterruptedException {
        if (!Files.isDirectory(image.source())) {
            return image.source();
        }
        begin();
        try {
            return packed.get();
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e);
        }
    }

    private synchronized void begin() throws IOException {
        if (isClosed) {
            throw over();
        }
        if (packing == null) {
            packing = new Thread(this::pack, "pack-image");
            packing.setDaemon(true);
            packing.start();
        }
    }

    private void pack() {
        boolean isWanted = false;
        Path folder = null;
        try {
            // Whatever tar has started can make no file any more once its folder is gone.
            folder = Files.createTempDirectory("netbench-image-");
            Path file = folder.resolve("image.tar.gz");
            if (!runTar(file)) {
                throw new IOException("is the disk of its temporary files full?");
            }
            isWanted = packed.complete(file);
        } catch (IOException e) {
            packed.completeExceptionally(new IOException(
                    "the image in " + image.source() + " can't be packed on this host: " + FileFailure.reasonOf(e), e));
        } catch (InterruptedException e) {
            packed.completeExceptionally(over());
        } finally {
            // Those who wait hear of a fault of this program too.
            packed.completeExceptionally(new IOException("the image in " + image.source() + " could not be packed"));
            if (!isWanted && folder != null) {
                delete(folder);
            }
        }
    }

    /** Little time is spent on packing well: the way to a host is fast, or netbench would not be run on it. */
    private boolean runTar(Path file) throws InterruptedException {
        return CommandLines.succeeds(
                List.of(
                        tar,
                        "--create",
                        "--file=" + file,
                        "--use-compress-program=gzip -1",
                        "--sort=name",
                        "--mtime=@" + image.epochS(),
                        "--owner=0",
                        "--group=0",
                        "--numeric-owner",
                        "--directory=" + image.source(),
                        "--transform=s,^\\./,image/,",
                        "."),
                PACK_TIMEOUT_MS);
    }

    private static IOException over() {
        return new IOException("the launch is over");
    }

    /** Ends a packing that still goes on, and leaves nothing behind; interrupted or not, it waits for no more than that. */
    @Override
    public void close() {
        Thread ending;
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            ending = packing;
        }
        if (ending == null) {
            return;
        }
        if (packed.completeExceptionally(over())) {
            ending.interrupt();
            awaitEnd(ending);
        } else if (!packed.isCompletedExceptionally()) {
            delete(packed.join().getParent());
        }
    }

    /** A JVM that ends at once would leave behind what it does not wait for. */
    private static void awaitEnd(Thread ending) {
        boolean wasInterrupted = Thread.interrupted();
        try {
            ending.join(END_TIMEOUT_MS);
        } catch (InterruptedException e) {
            wasInterrupted = true;
        }
        if (wasInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path folder) {
        try {
            Files.deleteIfExists(folder.resolve("image.tar.gz"));
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // What lies in the folder for temporary files is cleared by others.
        }
    }
}
