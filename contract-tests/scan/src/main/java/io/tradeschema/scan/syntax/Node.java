package io.tradeschema.scan.syntax;

import io.tradeschema.model.Where;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** One named node of a syntax tree: its kind, its children, its place. Immutable once the tree is read. */
public final class Node {

    private static final Node[] NONE = {};

    private final SourceText source;
    private final String type;
    private final String field;
    private final int start;
    private int end;
    private Node[] children = NONE;

    Node(SourceText source, String type, String field, int start, int end) {
        this.source = source;
        this.type = type;
        this.field = field;
        this.start = start;
        this.end = end;
    }

    void adopt(List<Node> nodes) {
        children = nodes.isEmpty() ? NONE : nodes.toArray(NONE);
        if (end < 0) {
            end = children.length == 0 ? start : children[children.length - 1].end;
        }
    }

    /** The kind of node, as the grammar names it. */
    public String type() {
        return type;
    }

    /** Whether the node is of this kind. */
    public boolean is(String kind) {
        return type.equals(kind);
    }

    /** The field under which the parent holds this node; empty when none. */
    public String field() {
        return field;
    }

    /** The named children, and the operators among the others. */
    public List<Node> children() {
        return Collections.unmodifiableList(Arrays.asList(children));
    }

    /** The nodes around a place, from this one, a file's root, to the smallest that begins at or before it; none without such a place. */
    public List<Node> pathTo(Where place) {
        var offset = source.offset(place.line(), place.column());
        var path = new ArrayList<Node>();
        for (var at = Optional.of(this);
                offset >= 0 && at.isPresent();
                at = at.get().lastBefore(offset)) {
            path.add(at.get());
        }
        return path;
    }

    private Optional<Node> lastBefore(int offset) {
        Optional<Node> last = Optional.empty();
        for (var node : children) {
            if (node.start <= offset) {
                last = Optional.of(node);
            }
        }
        return last;
    }

    /** The first child held under this field. */
    public Optional<Node> child(String name) {
        for (var node : children) {
            if (node.field.equals(name)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** All children held under this field. */
    public List<Node> all(String name) {
        var found = new ArrayList<Node>(2);
        for (var node : children) {
            if (node.field.equals(name)) {
                found.add(node);
            }
        }
        return found;
    }

    /** The first child of this kind. */
    public Optional<Node> first(String kind) {
        for (var node : children) {
            if (node.type.equals(kind)) {
                return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** How many children there are. */
    public int size() {
        return children.length;
    }

    /** The child at this index. */
    public Node get(int index) {
        return children[index];
    }

    /** The source text of the node. */
    public String text() {
        return source.text(start, end);
    }

    /** Whether one of the words stands in the node's text. */
    public boolean holds(WordSearch words) {
        return source.holds(words, start, end);
    }

    /** Where the node begins: file, line, column in code points. */
    public Where where() {
        return source.where(start);
    }

    /** Where the node begins, to be asked later. */
    public Place place() {
        return new Place(source, start);
    }

    /** The begin of a file that could not be read. */
    public static Place nowhere(String file) {
        return new Place(new SourceText(file, new byte[0]), 0);
    }

    /** The source text between two offsets of the node's file. */
    public String text(int from, int to) {
        return source.text(from, to);
    }

    /** The line on which the node begins, from 1. */
    public int line() {
        return source.line(start);
    }

    /** The file the node stands in. */
    public String file() {
        return source.file();
    }

    /** Where the node begins, in bytes: unique for nodes of one kind in one file. */
    public int start() {
        return start;
    }

    /** Where the node ends, in bytes. */
    public int end() {
        return end;
    }

    @Override
    public String toString() {
        return type + "@" + where();
    }
}
