package io.tradeschema.json.binding;

import io.tradeschema.model.Draft;
import io.tradeschema.model.Finding;
import io.tradeschema.model.Limits;
import io.tradeschema.model.ListType;
import io.tradeschema.model.MessageRule;
import io.tradeschema.model.NumberText;
import io.tradeschema.model.ObjectType;
import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of one message into a draft, within the limits. */
public final class MessageReader {

    private final Tokens tokens;
    private final Limits limits;
    private final String subject;
    private int count;

    /** Reads for the given subject. */
    public MessageReader(Tokens tokens, Limits limits, String subject) {
        this.tokens = tokens;
        this.limits = limits;
        this.subject = subject;
    }

    /** Reads the whole text: one object and nothing else. */
    public void readMessage(Draft<?> draft) throws Unreadable {
        var first = next();
        if (first == Token.END) {
            throw EmptyMessage.unreadable(subject);
        }
        if (first == Token.START_OBJECT) {
            readObject(draft, 1);
            readEnd();
        } else {
            skip(first, 1);
            if (first == Token.TEXT) {
                tokens.text(); // to its end, which a message that was cut does not have
            }
            readEnd();
            throw notAnObject();
        }
    }

    /** Reads one object out of a bigger text; what follows is not looked at. */
    void readPart(Draft<?> draft) throws Unreadable {
        var first = next();
        if (first == Token.START_OBJECT) {
            readObject(draft, 1);
        } else {
            skip(first, 1);
            throw notAnObject();
        }
    }

    /** Reads one value that is not an object, as drafts take it; of brackets only their kind is kept. */
    Object readValue() throws Unreadable {
        return value(next(), 1);
    }

    private Object value(Token token, int depth) throws Unreadable {
        return switch (token) {
            case TEXT -> tokens.text();
            case NUMBER -> new NumberText(tokens.text());
            case TRUE -> true;
            case FALSE -> false;
            case JAVA_VALUE -> tokens.javaValue();
            default -> {
                skip(token, depth);
                yield token == Token.START_OBJECT ? Map.of() : List.of();
            }
        };
    }

    /** Reads the rest of an object whose opening bracket has been read. */
    private void readObject(Draft<?> draft, int depth) throws Unreadable {
        checkDepth(depth);
        for (var token = nextInside(); token != Token.END_OBJECT; token = nextInside()) {
            var name = tokens.text();
            readValue(draft, name, nextInside(), depth);
        }
    }

    private void readValue(Draft<?> draft, String name, Token token, int depth) throws Unreadable {
        switch (token) {
            case TEXT -> draft.set(name, tokens.text());
            case NUMBER -> draft.set(name, new NumberText(tokens.text()));
            case TRUE -> draft.set(name, true);
            case FALSE -> draft.set(name, false);
            case NULL -> draft.set(name, null);
            case JAVA_VALUE -> draft.set(name, tokens.javaValue());
            case START_OBJECT -> readNested(draft, name, depth + 1);
            default -> readList(draft, name, token, depth + 1);
        }
    }

    private void readList(Draft<?> draft, String name, Token first, int depth) throws Unreadable {
        var list = draft.list(name);
        if (list.isPresent()) {
            draft.set(name, readElements(list.get(), depth));
        } else {
            skip(first, depth);
            draft.set(name, List.of());
        }
    }

    /** Reads a whole text that is one list, as drafts take it. */
    public List<@Nullable Object> readList(ListType<?> type) throws Unreadable {
        if (next() != Token.START_LIST) {
            throw notAnObject();
        }
        var elements = readElements(type, 1);
        readEnd();
        return elements;
    }

    /** Reads the rest of a list whose opening bracket has been read; the tokens of the message bound its length. */
    private List<@Nullable Object> readElements(ListType<?> type, int depth) throws Unreadable {
        checkDepth(depth);
        var objects = type.items().asObject();
        var elements = new ArrayList<@Nullable Object>();
        for (var token = nextInside(); token != Token.END_LIST; token = nextInside()) {
            elements.add(readElement(token, objects, depth + 1));
        }
        return elements;
    }

    private @Nullable Object readElement(Token token, Optional<ObjectType<?>> objects, int depth) throws Unreadable {
        if (token == Token.START_OBJECT && objects.isPresent()) {
            var element = objects.get().draft();
            readObject(element, depth);
            return element;
        }
        return token == Token.NULL ? null : value(token, depth);
    }

    private void readNested(Draft<?> draft, String name, int depth) throws Unreadable {
        var nested = draft.nested(name);
        if (nested.isPresent()) {
            readObject(nested.get(), depth);
        } else {
            skip(Token.START_OBJECT, depth);
            draft.set(name, Map.of());
        }
    }

    /** Passes over a value whose first token has been read; what it holds is refused with the field it stands in. */
    private void skip(Token first, int depth) throws Unreadable {
        if (first != Token.START_OBJECT && first != Token.START_LIST) {
            return;
        }
        checkDepth(depth);
        for (var token = nextInside(); token != Token.END_OBJECT && token != Token.END_LIST; token = nextInside()) {
            skip(token, depth + 1);
        }
    }

    /** A parser complains of a text that is cut off; a buffer of tokens just ends. */
    private Token nextInside() throws Unreadable {
        var token = next();
        if (token == Token.END) {
            throw refuse(MessageRule.NOT_JSON, "ends inside the object", "publish the whole message");
        }
        return token;
    }

    private Token next() throws Unreadable {
        var token = tokens.next();
        if (token != Token.END && ++count > limits.tokens()) {
            throw refuse(
                    MessageRule.LIMIT_TOKENS,
                    "more than " + limits.tokens() + " names, values and brackets",
                    "publish less");
        }
        return token;
    }

    private void checkDepth(int depth) throws Unreadable {
        if (depth > limits.depth()) {
            throw refuse(
                    MessageRule.LIMIT_DEPTH,
                    "nested deeper than " + limits.depth(),
                    "publish the object as its contract has it");
        }
    }

    private void readEnd() throws Unreadable {
        if (!isAtEnd()) {
            throw refuse(
                    MessageRule.TRAILING_CONTENT, "something follows the object", "publish one object per message");
        }
    }

    private boolean isAtEnd() {
        try {
            return tokens.next() == Token.END;
        } catch (Unreadable trailingGarbage) {
            return false;
        }
    }

    private Unreadable notAnObject() {
        return new Unreadable(notAnObject(subject));
    }

    /** The finding about a message that is anything but an object. */
    static Finding notAnObject(String subject) {
        return Finding.of(
                MessageRule.NOT_AN_OBJECT,
                subject,
                Where.path("$"),
                "not a JSON object",
                "publish the object itself, encoded once");
    }

    private Unreadable refuse(MessageRule rule, String what, String fix) {
        return new Unreadable(Finding.of(rule, subject, Where.path("$"), what, fix));
    }
}
