package io.netbench.host.proc;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * The small text files of {@code /proc}, {@code /sys} and {@code /etc}, below a root that tests replace.
 * Paths are given and reported as the kernel names them, whatever the root. Stateless, for any thread.
 */
public final class HostFiles {

    private static final int READ_BYTES = 1 << 15;

    private final Path root;

    public HostFiles(Path root) {
        this.root = root;
    }

    /** The whole content. */
    String text(String path) throws UnreadableException {
        try (InputStream in = Files.newInputStream(resolve(path))) {
            // Settings of the kernel answer the first read only, so a small one, as the JDK's own readers begin with
            // on files of size 0, would silently get "4" for "4194304".
            byte[] buffer = new byte[READ_BYTES];
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            for (int read = in.read(buffer); read > 0; read = in.read(buffer)) {
                content.write(buffer, 0, read);
            }
            // Latin-1 maps every byte, so a stray one spoils a single figure and not the whole file.
            return content.toString(StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    /** The content without the white space around it; an empty file is unreadable. */
    public String word(String path) throws UnreadableException {
        String word = text(path).strip();
        if (word.isEmpty()) {
            throw new UnreadableException(path + " is empty");
        }
        return word;
    }

    public List<String> lines(String path) throws UnreadableException {
        return text(path).lines().toList();
    }

    public long number(String path) throws UnreadableException {
        return Numbers.parse(path, word(path));
    }

    public int intNumber(String path) throws UnreadableException {
        return Numbers.parseInt(path, word(path));
    }

    /** The names in a directory, sorted. */
    public List<String> names(String directory) throws UnreadableException {
        try (Stream<Path> entries = Files.list(resolve(directory))) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw unreadable(directory, e);
        }
    }

    /** Where a symbolic link points to, as it is written in the link. */
    public Path linkTarget(String path) throws UnreadableException {
        try {
            return Files.readSymbolicLink(resolve(path));
        } catch (UnsupportedOperationException e) {
            throw new UnreadableException(path + ": this file system has no symbolic links");
        } catch (IOException e) {
            throw unreadable(path, e);
        }
    }

    public boolean isPresent(String path) {
        return Files.exists(resolve(path), LinkOption.NOFOLLOW_LINKS);
    }

    private Path resolve(String path) {
        return root.resolve(path.substring(1));
    }

    private static UnreadableException unreadable(String path, IOException e) {
        return new UnreadableException(path + ": " + reason(e));
    }

    private static String reason(IOException e) {
        if (e instanceof NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof NotDirectoryException) {
            return "not a directory";
        }
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        // The message of a FileSystemException begins with the path below the test's root.
        String message = e instanceof FileSystemException f ? f.getReason() : e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
