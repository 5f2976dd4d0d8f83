package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;

/**
 * The payload of an event loop as a file, which has no name any more: the kernel sends its pages as they are, and gives
 * them back when it is closed. Loops have one each, so that no two CPUs count references to one page.
 */
public final class PayloadFile {

    /** From this size of blocks on, what the kernel saves is more than a call for each piece costs. */
    public static final int LEAST_BYTES = 64 << 10;

    /** The most that one piece holds. A rest of some bytes that is copied for each block costs more than the file saves. */
    static final int LONGEST_PIECE_BYTES = 1 << 20;

    /** Memory that is no disk's first. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

    private PayloadFile() {}

    /**
     * A file that repeats {@code window} often enough that its longest piece can begin anywhere in it; empty where none can
     * be made.
     */
    static Optional<FileChannel> of(ByteBuf window) {
        for (Path folder : FOLDERS) {
            try {
                return Optional.of(in(folder, window));
            } catch (IOException | SecurityException notThere) {
                // The next folder may take it.
            }
        }
        return Optional.empty();
    }

    private static FileChannel in(Path folder, ByteBuf window) throws IOException {
        Path path = Files.createTempFile(folder, "netbench", null);
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            int length = LONGEST_PIECE_BYTES + window.readableBytes();
            for (int done = 0; done < length; ) {
                int at = done % window.readableBytes();
                done += window.getBytes(at, file, done, Math.min(window.readableBytes() - at, length - done));
            }
            return file;
        } catch (IOException full) {
            if (file != null) {
                file.close();
            }
            throw full;
        } finally {
            Files.delete(path);
        }
    }
}
