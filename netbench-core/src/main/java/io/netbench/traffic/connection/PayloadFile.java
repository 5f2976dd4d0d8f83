package io.netbench.traffic.connection;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
     * Since which Linux file systems of disks keep what one call writes in pieces larger than a page, which take fewer
     * references to send; files in memory are kept page by page, unless the host was told otherwise.
     */
    private static final Map<String, Version> LARGE_PIECES_SINCE =
            Map.of("xfs", Version.parse("5.18"), "ext4", Version.parse("6.16"));

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
        ByteBuffer content = repeated(window);
        for (Path folder : folders) {
            try {
                return Optional.of(in(folder, content.duplicate()));
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
                .distinct()
                .toList();
    }

    private static boolean keepsLargePieces(Path folder) {
        try {
            return keepsLargePieces(Files.getFileStore(folder).type(), System.getProperty("os.version"));
        } catch (IOException | SecurityException unknown) {
            return false;
        }
    }

    /** @param release of the kernel, such as 5.18.0-4-amd64: what a distribution adds to its number is no earlier version */
    static boolean keepsLargePieces(String fileSystem, String release) {
        Version since = LARGE_PIECES_SINCE.get(fileSystem);
        int number = release.indexOf('-') < 0 ? release.length() : release.indexOf('-');
        try {
            return since != null && Version.parse(release.substring(0, number)).compareTo(since) >= 0;
        } catch (IllegalArgumentException unreadable) {
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

    private static FileChannel in(Path folder, ByteBuffer content) throws IOException {
        FileChannel file = nameless(folder);
        try {
            while (content.hasRemaining()) {
                file.write(content);
            }
            return file;
        } catch (IOException | RuntimeException full) {
            file.close();
            throw full;
        }
    }

    private static FileChannel nameless(Path folder) throws IOException {
        Path path = Files.createTempFile(folder, "netbench", null);
        try {
            return FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        } finally {
            Files.delete(path);
        }
    }
}
