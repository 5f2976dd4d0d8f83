package io.netbench.control;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.CodedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/**
 * Whole record trees as bytes: the values of their components, in the order in which the records declare them, and
 * nothing else. That needs both sides to have the same records, which the exact protocol version makes sure of; and it
 * saves a JSON library's start, which costs a short run more than all its other messages together.
 *
 * <p>Components may be primitive, boxed, strings, enums, records, and lists, maps and optionals of these. Types come from
 * the declarations alone, never from the bytes. Lists whose length a plan decides go in pieces ({@link Pieces}), each a
 * value of {@link #encodeAll}.
 */
public final class RecordCodec {

    private RecordCodec() {}

    /** The record as bytes. */
    public static ByteString encode(Record tree) {
        return written(out -> RecordWriter.write(out, tree.getClass(), tree));
    }

    /** Records of one type as bytes. */
    public static ByteString encodeAll(List<? extends Record> trees) {
        return written(out -> {
            out.writeUInt32NoTag(trees.size());
            for (Record tree : trees) {
                RecordWriter.write(out, tree.getClass(), tree);
            }
        });
    }

    /**
     * The record that {@code bytes} hold.
     *
     * @throws ControlException if they hold none, or one that its own checks refuse
     */
    public static <T extends Record> T decode(ByteString bytes, Class<T> type) {
        return read(bytes, type, reader -> type.cast(required(reader.read(type))));
    }

    /**
     * The records that {@link #encodeAll} made {@code bytes} of.
     *
     * @throws ControlException if they hold something else, or one that its own checks refuse
     */
    public static <T extends Record> List<T> decodeAll(ByteString bytes, Class<T> type) {
        return read(bytes, type, reader -> {
            int count = reader.readCount();
            List<T> trees = RecordReader.roomFor(count);
            for (int i = 0; i < count; i++) {
                trees.add(type.cast(required(reader.read(type))));
            }
            return trees;
        });
    }

    private static ByteString written(Writing content) {
        ByteString.Output bytes = ByteString.newOutput();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        try {
            content.to(out);
            out.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can't be written to", impossible);
        }
        return bytes.toByteString();
    }

    private static <T> T read(ByteString bytes, Class<?> type, Reading<T> content) {
        CodedInputStream in = bytes.newCodedInput();
        try {
            T value = content.from(new RecordReader(in, bytes.size()));
            if (!in.isAtEnd()) {
                throw new IOException("something after it");
            }
            return value;
        } catch (IOException | IllegalArgumentException | NullPointerException e) {
            throw new ControlException("a message whose " + type.getSimpleName() + " can't be read", e);
        }
    }

    private static Object required(Object tree) throws IOException {
        if (tree == null) {
            throw new IOException("no record");
        }
        return tree;
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(RecordReader reader) throws IOException;
    }
}
