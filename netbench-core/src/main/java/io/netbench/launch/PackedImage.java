package io.netbench.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An image as it is sent, packed once when the first host wants it, and removed by {@link #close}. Thread-safe. */
final class PackedImage implements AutoCloseable {

    private static final long PACK_TIMEOUT_MS = 120_000;

    private final AgentImage image;
    private Path packed;

    PackedImage(AgentImage image) {
        this.image = image;
    }

    /**
     * The file to send.
     *
     * @throws IOException if it can't be made; the message says why
     */
    synchronized Path file() throws IOException, InterruptedException {
        if (!Files.isDirectory(image.source())) {
            return image.source();
        }
        if (packed == null) {
            Path file = Files.createTempFile("netbench-image-", ".tar.gz");
            packed = file;
            if (!pack(file)) {
                throw new IOException("the image in " + image.source() + " can't be packed into " + file
                        + " on this host; is its disk full?");
            }
        }
        return packed;
    }

    /** Little time is spent on packing well: the way to a host is fast, or netbench would not be run on it. */
    private boolean pack(Path file) throws InterruptedException {
        return CommandLines.succeeds(
                List.of(
                        "tar",
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

    @Override
    public synchronized void close() {
        try {
            if (packed != null) {
                Files.deleteIfExists(packed);
            }
        } catch (IOException e) {
            // What lies in the folder for temporary files is cleared by others.
        }
        packed = null;
    }
}
