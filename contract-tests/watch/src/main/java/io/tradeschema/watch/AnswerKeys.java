package io.tradeschema.watch;

import io.tradeschema.model.Contract;
import io.tradeschema.model.Field;
import io.tradeschema.model.ValueType;
import io.tradeschema.model.expect.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** By what an answer finds its question: its id, or what stands for it where it has none. */
final class AnswerKeys {

    /** The content of a question of which nobody can say more than that it asks. */
    static final long UNREAD = 0;

    private final Answer answer;
    /** Fields that may differ when a message is sent again: its times. */
    private final Set<String> times;

    AnswerKeys(Answer answer, Contract<?> question) {
        this.answer = answer;
        this.times = question.shape().fields().stream()
                .filter(field -> field.type().equals(ValueType.time()))
                .map(Field::name)
                .collect(Collectors.toSet());
    }

    static Key id(String id) {
        return Key.of("id " + id);
    }

    static Key other(String value) {
        return Key.of("or " + value);
    }

    /** Stands for the symbol of a position. Never 0, which is the group of those that have none. */
    static long group(String symbol) {
        return Key.of("of " + symbol).high() | 1;
    }

    /** What stands for an id in a message. */
    Optional<String> otherIn(Map<String, ?> fields) {
        return answer.orElse().flatMap(field -> Said.name(fields, field));
    }

    /** Whether an answer names neither a question nor what stands for one. */
    boolean isNameless(String source, Map<String, ?> fields) {
        return answer.by().stream()
                        .filter(by -> by.event().equals(source))
                        .noneMatch(by -> Said.name(fields, by.field()).isPresent())
                && otherIn(fields).isEmpty();
    }

    /** All that a refused answer may name, by what of it could be read. */
    List<Key> named(Input.Entry refused) {
        var keys = new ArrayList<Key>();
        for (var by : answer.by()) {
            if (by.event().equals(refused.source())) {
                Said.name(refused.said(), by.field()).ifPresent(id -> keys.add(id(id)));
                otherIn(refused.said()).ifPresent(value -> keys.add(other(value)));
            }
        }
        return keys;
    }

    /** Stands for what a question says beside its times. */
    long content(Map<String, ?> fields) {
        var all = new TreeMap<String, String>();
        fields.forEach((name, value) -> {
            if (!times.contains(name)) {
                all.put(name, String.valueOf(value));
            }
        });
        var hash = Key.of(all.toString()).high();
        return hash == UNREAD ? 1 : hash;
    }
}
