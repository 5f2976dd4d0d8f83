package io.netbench.result.file;

import io.netbench.text.FileFailure;
import io.netbench.text.Property;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * Where a document goes: a file, or standard output for {@code -}.
 *
 * @param property what a person asks for it by
 * @param path the file, or {@code -}
 */
public record Output(Property property, String path) {

    /** The names of standard output. A file that it happens to be led to has another one, and is a file. */
    private static final Set<String> STANDARD_OUTPUT = Set.of("-", "/dev/stdout", "/dev/fd/1", "/proc/self/fd/1");

    private static final Path NOTHING = Path.of("/dev/null");

    /** As the kernel's. */
    private static final int MAX_LINKS = 40;

    /** Writes a document to a stream, which it must not close. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether it goes to standard output, which then must hold nothing else. */
    public boolean isStandardOutput() {
        return STANDARD_OUTPUT.contains(path);
    }

    /**
     * Makes sure, without leaving a trace, that the file can be written. To be called before the run.
     *
     * @throws OutputException if it can't
     */
    public void requireWritable() {
        if (isStandardOutput()) {
            return;
        }
        Path target = target();
        if (Files.isSymbolicLink(target) && !Files.exists(target)) {
            throw new OutputException("%s %s: is a link that leads nowhere".formatted(property, path));
        }
        if (Files.isDirectory(target)) {
            throw new OutputException("%s %s: is a folder, give a file's name".formatted(property, path));
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new OutputException("%s %s: permission denied".formatted(property, path));
        }
        // Pipes and devices are written in place: they are there, and can't be renamed.
        if (isRegularOrNew(target)) {
            requireFolder(target);
        }
    }

    /**
     * Replaces the file by the content, whole or not at all.
     *
     * @throws OutputException if it can't be written
     */
    public void replace(Content content, Outlet outlet) {
        try {
            if (isStandardOutput()) {
                content.writeTo(outlet.standardOutput());
                outlet.standardOutput().flush();
            } else if (isFile()) {
                writeAsideAndRename(content);
            } else {
                Path target = target();
                PatientStream.Place place = () -> Files.newOutputStream(target, StandardOpenOption.WRITE);
                try (OutputStream out = buffered(new PatientStream(name(), place, outlet.patience()))) {
                    content.writeTo(out);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** Whether it is a file, or will be one, and keeps what is written to it; pipes and devices hand it on. */
    public boolean isFile() {
        return !isStandardOutput() && isRegularOrNew(target());
    }

    /**
     * Whether what is written here would be lost to, or mixed with, what {@code file} holds, by whatever names and links
     * they go. What throws everything away is no place.
     */
    public boolean isAt(Path file) {
        if (isStandardOutput()) {
            return false;
        }
        Path target = target();
        try {
            if (Files.exists(target) && Files.exists(file)) {
                return Files.isSameFile(target, file) && !Files.isSameFile(target, NOTHING);
            }
            return target.equals(behindLinks(file));
        } catch (IOException e) {
            return false;
        }
    }

    /** The file as an absolute path; symbolic links are followed, so that a rename does not replace the link. */
    public Path target() {
        return behindLinks(Path.of(path));
    }

    /** The property with what it was set to. */
    public String name() {
        return property + " " + path;
    }

    OutputException failed(IOException cause) {
        return new OutputException("%s %s: %s".formatted(property, path, FileFailure.reasonOf(cause)), cause);
    }

    /** Follows links that lead to what is not there yet, too. */
    private static Path behindLinks(Path path) {
        Path file = path.toAbsolutePath();
        try {
            if (Files.exists(file)) {
                return file.toRealPath();
            }
            for (int links = 0; links < MAX_LINKS && Files.isSymbolicLink(file); links++) {
                file = file.resolveSibling(Files.readSymbolicLink(file));
            }
            Path folder = file.getParent();
            return folder != null && Files.isDirectory(folder)
                    ? folder.toRealPath().resolve(file.getFileName())
                    : file;
        } catch (IOException e) {
            return file;
        }
    }

    private void requireFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new OutputException("%s %s: there is no folder %s".formatted(property, path, folder));
        }
        try {
            Files.delete(aside(folder));
        } catch (IOException e) {
            throw failed(e);
        }
    }

    private void writeAsideAndRename(Content content) throws IOException {
        Path target = target();
        Path aside = aside(target.getParent());
        try {
            try (OutputStream out = buffered(Files.newOutputStream(aside))) {
                content.writeTo(out);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(aside);
        }
    }

    private static Path aside(Path folder) throws IOException {
        Path aside = folder.resolve(".netbench-" + Long.toHexString(System.nanoTime()) + '-'
                + ProcessHandle.current().pid() + ".tmp");
        return Files.createFile(aside);
    }

    private static OutputStream buffered(OutputStream out) {
        return new BufferedOutputStream(out, 1 << 16);
    }

    private static boolean isRegularOrNew(Path target) {
        return !Files.exists(target) || Files.isRegularFile(target);
    }
}
