package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The payload of an event loop as a file, which has no name any more: the kernel sends its pages as they are, and gives
 * them back when it is closed. Loops have one each, so that no two CPUs count references to one page.
 */
public final class PayloadFile {

    /** From this size of blocks on, what the kernel saves is more than a call for each piece costs. */
    public static final int LEAST_BYTES = 64 << 10;

    /** The most that one piece holds. A rest of some bytes that is copied for each block costs more than the file saves. */
    static final int LONGEST_PIECE_BYTES = 1 << 20;

    private static final Path MEMORY = Path.of("/dev/shm");
    private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
    private static final Path LARGE_TEMPORARY = Path.of("/var/tmp");

    /**
     * File systems whose cache keeps what one call writes in pieces larger than a page, which take fewer references to send;
     * files in memory are kept page by page, unless the host was told otherwise.
     */
    private static final Set<String> LARGE_PIECES = Set.of("ext4", "xfs", "btrfs");

    private PayloadFile() {}

    /**
     * A file that repeats {@code window} often enough that its longest piece can begin anywhere in it; empty where none can
     * be made.
     */
    static Optional<FileChannel> of(ByteBuf window) {
        return of(window, folders());
    }

    /** As {@link #of(ByteBuf)}, in the first of {@code folders} that takes it. */
    static Optional<FileChannel> of(ByteBuf window, List<Path> folders) {
        for (Path folder : folders) {
            try {
                return Optional.of(in(folder, window));
            } catch (IOException | SecurityException notThere) {
                // The next folder may take it.
            }
        }
        return Optional.empty();
    }

    private static List<Path> folders() {
        return Stream.concat(
                        Stream.of(TEMPORARY, LARGE_TEMPORARY).filter(PayloadFile::keepsLargePieces),
                        Stream.of(MEMORY, TEMPORARY))
                .toList();
    }

    private static boolean keepsLargePieces(Path folder) {
        try {
            return LARGE_PIECES.contains(Files.getFileStore(folder).type());
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    private static ByteBuffer repeated(ByteBuf window) {
        ByteBuffer content = ByteBuffer.allocateDirect(LONGEST_PIECE_BYTES + window.readableBytes());
        while (content.hasRemaining()) {
            ByteBuffer once = window.nioBuffer();
            content.put(once.limit(Math.min(once.remaining(), content.remaining())));
        }
        return content.flip();
    }

    private static FileChannel in(Path folder, ByteBuf window) throws IOException {
        Path path = Files.createTempFile(folder, "netbench", null);
        FileChannel file = null;
        try {
            file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
            ByteBuffer content = repeated(window);
            while (content.hasRemaining()) {
                file.write(content);
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
