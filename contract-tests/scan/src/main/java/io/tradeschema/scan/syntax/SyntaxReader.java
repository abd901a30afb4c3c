package io.tradeschema.scan.syntax;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSSymbolType;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;

/**
 * Reads files of one language into {@link Node}s. A call into tree-sitter costs about a microsecond, so that each node is
 * visited once and only asked for what is kept. Not safe for use by several threads at a time: one reader per thread.
 */
public final class SyntaxReader implements AutoCloseable {

    private static final Set<String> LEFT_OUT = Set.of("comment", "line_comment", "block_comment", "line_continuation");
    /** Nodes whose text is used and ends with a bracket or quote of their own. */
    private static final Set<String> CLOSED = Set.of(
            "type",
            "generic_type",
            "subscript",
            "string",
            "string_literal",
            "interpolation",
            "string_content",
            "call",
            "modifiers",
            "integral_type",
            "floating_point_type",
            "array_type",
            "class_literal",
            "predefined_type");

    private static final Pattern LATIN = Pattern.compile(
            "^#.*coding[:=]\\s*(latin-?1|iso-?8859-?1|latin_1|cp1252|windows-1252)", Pattern.CASE_INSENSITIVE);

    private static final int DEEPEST = 400;

    static {
        NativeLibraries.lay();
    }

    private final Grammar grammar;
    private final TSParser parser = new TSParser();
    private final String[] symbols;
    private final boolean[] named;
    private final String[] fields;

    /** A reader for the language. */
    public SyntaxReader(Grammar grammar) {
        this.grammar = grammar;
        var language = grammar.language();
        parser.setLanguage(language);
        symbols = new String[language.symbolCount()];
        named = new boolean[symbols.length];
        for (var i = 0; i < symbols.length; i++) {
            symbols[i] = String.valueOf(language.symbolName(i)).intern();
            named[i] = language.symbolType(i) == TSSymbolType.TSSymbolTypeRegular;
        }
        fields = new String[language.fieldCount() + 1];
        for (var i = 1; i < fields.length; i++) {
            fields[i] = String.valueOf(language.fieldNameForId(i)).intern();
        }
    }

    /** The tree of a file, or why there is none. */
    public SyntaxTree read(String file, byte[] content) {
        var bytes = withoutByteOrderMark(content);
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            if (!declaresLatin(bytes)) {
                return SyntaxTree.unreadable("the file is not UTF-8");
            }
            text = new String(bytes, StandardCharsets.ISO_8859_1);
            bytes = text.getBytes(StandardCharsets.UTF_8);
        }
        try (var tree = parser.parseString(null, grammar.plain(text))) {
            return tree == null ? SyntaxTree.unreadable("the parser gave no tree") : convert(file, bytes, tree);
        }
    }

    /** A coding line of Python, as PEP 263 has it, that names one byte per letter. */
    private static boolean declaresLatin(byte[] bytes) {
        var head = new String(bytes, 0, Math.min(bytes.length, 200), StandardCharsets.ISO_8859_1);
        return head.lines().limit(2).anyMatch(line -> LATIN.matcher(line).find());
    }

    /** The bytes of a file without the mark that tells the order of bytes, which is no part of the text. */
    public static byte[] withoutByteOrderMark(byte[] bytes) {
        var marked = bytes.length > 2 && bytes[0] == (byte) 0xEF && bytes[1] == (byte) 0xBB && bytes[2] == (byte) 0xBF;
        return marked ? Arrays.copyOfRange(bytes, 3, bytes.length) : bytes;
    }

    private SyntaxTree convert(String file, byte[] bytes, TSTree tree) {
        var source = new SourceText(file, bytes);
        var top = tree.getRootNode();
        var root = node(source, top, type(top.getSymbol()), "", false);
        Deque<Node> parents = new ArrayDeque<>();
        Deque<List<Node>> families = new ArrayDeque<>();
        parents.push(root);
        families.push(new ArrayList<>());
        try (var cursor = new TSTreeCursor(top)) {
            if (cursor.gotoFirstChild()) {
                walk(source, cursor, parents, families);
            }
        }
        root.adopt(families.pop());
        return new SyntaxTree(root, top.hasError() ? "the file has a syntax error; what could be read was judged" : "");
    }

    /** What a node is; one that the grammar has no name for is a mistake, and so is the whole of a file that is no program. */
    private String type(int symbol) {
        return symbol >= 0 && symbol < symbols.length ? symbols[symbol] : "ERROR";
    }

    private void walk(SourceText source, TSTreeCursor cursor, Deque<Node> parents, Deque<List<Node>> families) {
        while (true) {
            var here = cursor.currentNode();
            var symbol = here.getSymbol();
            var known = symbol >= 0 && symbol < symbols.length;
            var field = fields[Math.max(0, cursor.currentFieldId())];
            var keep = !known || named[symbol] || field != null;
            var type = type(symbol);
            if (keep && !LEFT_OUT.contains(type)) {
                var deeper = parents.size() < DEEPEST && cursor.gotoFirstChild();
                var node = node(
                        source,
                        here,
                        type,
                        field == null ? "" : field,
                        deeper && known && named[symbol] && !CLOSED.contains(type));
                families.element().add(node);
                if (deeper) {
                    parents.push(node);
                    families.push(new ArrayList<>());
                    continue;
                }
            }
            while (!cursor.gotoNextSibling()) {
                if (parents.size() == 1) {
                    return;
                }
                cursor.gotoParent();
                parents.pop().adopt(families.pop());
            }
        }
    }

    /** The end of most inner nodes is that of their last child, near enough, and not worth a call. */
    private static Node node(SourceText source, TSNode node, String type, String field, boolean endless) {
        return new Node(source, type, field, node.getStartByte(), endless ? -1 : node.getEndByte());
    }

    @Override
    public void close() {
        parser.close();
    }
}
