package io.netbench.result.file;

import io.netbench.plan.FileFailure;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * Where a document goes: a file, or standard output for {@code -}.
 *
 * @param option the option that asked for it, for messages: {@code --json}
 * @param path the file, or {@code -}
 */
public record Output(String option, String path) {

    private static final String STANDARD_OUTPUT = "-";

    /** Writes a document to a stream, which it must not close. */
    @FunctionalInterface
    public interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    /** Whether it goes to standard output, which then must hold nothing else. */
    public boolean isStandardOutput() {
        return path.equals(STANDARD_OUTPUT);
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
        if (Files.isDirectory(target)) {
            throw new OutputException("%s %s: is a folder, give a file's name".formatted(option, path));
        }
        if (Files.exists(target) && !Files.isWritable(target)) {
            throw new OutputException("%s %s: permission denied".formatted(option, path));
        }
        // Pipes and devices such as /dev/stdout are written in place: they are there, and can't be renamed.
        if (isRegularOrNew(target)) {
            requireFolder(target);
        }
    }

    /**
     * Replaces the file by the content, whole or not at all.
     *
     * @param standardOutput what {@code -} means; it is flushed, not closed
     * @throws OutputException if it can't be written
     */
    public void replace(Content content, OutputStream standardOutput) {
        try {
            if (isStandardOutput()) {
                content.writeTo(standardOutput);
                standardOutput.flush();
            } else if (isRegularOrNew(target())) {
                writeAsideAndRename(content);
            } else {
                try (OutputStream out = buffered(Files.newOutputStream(target(), StandardOpenOption.WRITE))) {
                    content.writeTo(out);
                }
            }
        } catch (IOException e) {
            throw failed(e);
        }
    }

    /** The file as an absolute path; symbolic links are followed, so that a rename does not replace the link. */
    Path target() {
        Path file = Path.of(path).toAbsolutePath();
        try {
            return Files.exists(file) ? file.toRealPath() : file;
        } catch (IOException e) {
            return file;
        }
    }

    OutputException failed(IOException cause) {
        return new OutputException("%s %s: %s".formatted(option, path, FileFailure.reasonOf(cause)), cause);
    }

    private void requireFolder(Path target) {
        Path folder = target.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new OutputException("%s %s: there is no folder %s".formatted(option, path, folder));
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
