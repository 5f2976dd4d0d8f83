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

    /** Memory that is no disk's first. */
    private static final List<Path> FOLDERS =
            List.of(Path.of("/dev/shm"), Path.of(System.getProperty("java.io.tmpdir")));

    private PayloadFile() {}

    /** A file with all of {@code bytes}; empty where none can be made. */
    static Optional<FileChannel> of(ByteBuf bytes) {
        for (Path folder : FOLDERS) {
            try {
                return Optional.of(in(folder, bytes));
            } catch (IOException | SecurityException notThere) {
                // The next folder may take it.
            }
        }
        return Optional.empty();
    }

    private static FileChannel in(Path folder, ByteBuf bytes) throws IOException {
        Path path = Files.createTempFile(folder, "netbench", null);
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            for (int done = 0; done < bytes.readableBytes(); ) {
                done += bytes.getBytes(bytes.readerIndex() + done, file, done, bytes.readableBytes() - done);
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
