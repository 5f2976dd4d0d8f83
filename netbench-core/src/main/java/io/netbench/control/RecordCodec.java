package io.netbench.control;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.google.protobuf.ByteString;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Records as the JSON of their fields, for messages that carry whole record trees. Every field is written, and one that
 * is not known is an error: both sides are of the same version, unlike the readers and writers of result files.
 */
public final class RecordCodec {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .changeDefaultVisibility(v -> v.withFieldVisibility(Visibility.ANY)
                    .withGetterVisibility(Visibility.NONE)
                    .withIsGetterVisibility(Visibility.NONE))
            .build();

    private RecordCodec() {}

    /** The record as bytes. */
    public static ByteString encode(Object tree) {
        return ByteString.copyFrom(MAPPER.writeValueAsBytes(tree));
    }

    /**
     * The record that {@code bytes} hold.
     *
     * @throws ControlException if they hold none, or one that its own checks refuse
     */
    public static <T> T decode(ByteString bytes, Class<T> type) {
        try {
            T value = MAPPER.readValue(bytes.newInput(), type);
            if (value == null) {
                throw new ControlException("a message without its " + type.getSimpleName());
            }
            return value;
        } catch (JacksonException | IllegalArgumentException e) {
            throw new ControlException("a message whose " + type.getSimpleName() + " can't be read", e);
        }
    }
}
