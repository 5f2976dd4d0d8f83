package io.netbench.yaml;

import io.netbench.text.PlainText;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/**
 * Puts together what a parser finds. Tags are nothing to it, and aliases are refused: by a few lines of them a file can stand for
 * more than a memory holds.
 */
final class YamlTree {

    private static final int MAX_DEPTH = 20;

    /** Keys that are there twice come by a whole part that is, and the first tell which. */
    private static final int MOST_PROBLEMS = 20;

    /** Of a key in a message. */
    private static final int MOST_OF_KEY = 80;

    private final String name;
    private final List<String> problems = new ArrayList<>();
    private final Deque<Part> open = new ArrayDeque<>();
    private int unsaid;
    private int documents;
    private YamlValue root;

    YamlTree(String name) {
        this.name = name;
    }

    void take(Event event) {
        int line = event.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
        switch (event.getEventId()) {
            case DocumentStart -> {
                if (++documents > 1) {
                    throw wrong(line, "a second document begins; write one");
                }
            }
            case Alias ->
                throw wrong(line, "'*" + ((AliasEvent) event).getAlias() + "' refers to another place; write it out");
            case Scalar -> {
                ScalarEvent scalar = (ScalarEvent) event;
                String text = scalar.getValue();
                add(new YamlValue.Scalar(line, text, scalar.isPlain() && text.matches("|~|null")));
            }
            case SequenceStart, MappingStart -> {
                if (open.size() >= MAX_DEPTH) {
                    throw wrong(line, "is nested too deep");
                }
                open.push(new Part(event instanceof CollectionStartEvent start ? line(start) : line, event));
            }
            case SequenceEnd, MappingEnd -> add(open.pop().end());
            default -> {
                // Streams and comments hold no values.
            }
        }
    }

    private static int line(CollectionStartEvent start) {
        return start.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private void add(YamlValue value) {
        if (open.isEmpty()) {
            root = value;
        } else {
            open.peek().add(value);
        }
    }

    /** The keys of the whole. */
    YamlValue.Mapping keys() {
        if (root == null) {
            throw new YamlException(List.of(name + ": is empty"));
        }
        if (!(root instanceof YamlValue.Mapping keys)) {
            throw wrong(root.line(), "keys with values were expected, such as 'name: value', got: " + root.kind());
        }
        if (!problems.isEmpty()) {
            throw new YamlException(problems, unsaid);
        }
        return keys;
    }

    private String at(int line, String what) {
        return name + ":" + line + ": " + what;
    }

    private YamlException wrong(int line, String what) {
        return new YamlException(List.of(at(line, what)));
    }

    /** One that has not ended yet. */
    private final class Part {

        private final int line;
        private final boolean isMapping;
        private final List<YamlValue> items = new ArrayList<>();
        private final Map<String, YamlValue.Entry> entries = new LinkedHashMap<>();
        private YamlValue.Scalar key;

        Part(int line, Event start) {
            this.line = line;
            isMapping = start.getEventId() == Event.ID.MappingStart;
        }

        void add(YamlValue value) {
            if (!isMapping) {
                items.add(value);
            } else if (key != null) {
                put(value);
                key = null;
            } else if (value instanceof YamlValue.Scalar scalar) {
                key = scalar;
            } else {
                throw wrong(value.line(), "a key must be a single word, got: " + value.kind());
            }
        }

        private void put(YamlValue value) {
            YamlValue.Entry first = entries.get(key.text());
            if (first != null) {
                isThereAlready(first);
                return;
            }
            entries.put(key.text(), new YamlValue.Entry(key.line(), value));
        }

        private void isThereAlready(YamlValue.Entry first) {
            if (problems.size() == MOST_PROBLEMS) {
                unsaid++;
                return;
            }
            problems.add(at(
                    key.line(),
                    PlainText.of(PlainText.begin(key.text(), MOST_OF_KEY)) + ": is there already, in line "
                            + first.line() + "; give it once"));
        }

        YamlValue end() {
            return isMapping ? new YamlValue.Mapping(line, entries) : new YamlValue.Sequence(line, items);
        }
    }
}
