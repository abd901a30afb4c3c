package io.tradeschema.scan.fix;

import io.tradeschema.scan.syntax.Node;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Functions that somebody else calls: a decorator, or an annotation, hands them to a framework, which makes what they are given and takes
 * what they give back. Its callers are not in the tree.
 */
final class Frameworks {

    /** What says something of a function, and calls it for nobody. */
    private static final Set<String> PLAIN = Set.of(
            "property",
            "cached_property",
            "staticmethod",
            "classmethod",
            "abstractmethod",
            "override",
            "overload",
            "final",
            "contextmanager",
            "asynccontextmanager",
            "cache",
            "lru_cache",
            "wraps",
            "dataclass",
            "Override",
            "Deprecated",
            "SuppressWarnings",
            "SafeVarargs",
            "Async",
            "Scheduled",
            "Transactional",
            "Nullable",
            "NonNull",
            "NotNull",
            "PostConstruct",
            "PreDestroy",
            "Synchronized",
            "VisibleForTesting",
            "SneakyThrows",
            "Retryable",
            "Timed",
            "Counted",
            "Test",
            "BeforeEach",
            "BeforeAll",
            "JsonProperty",
            "JsonCreator",
            "SerializedName",
            // These hand over what is on a bus, which the scan judges by itself.
            "subscriber",
            "publisher",
            "agent",
            "EventListener",
            "KafkaListener",
            "KafkaHandler",
            "RabbitListener",
            "RabbitHandler",
            "SendTo",
            "Incoming",
            "Outgoing");

    private Frameworks() {}

    /** What hands the function to somebody who calls it; empty where nothing does. */
    static Optional<String> calling(Sources sources, Source source, Node function) {
        return decorations(source, function)
                .map(node -> Kinds.last(node.text().replaceAll("^@\\s*|(?s)\\(.*", ""))
                        .strip())
                .filter(name -> !PLAIN.contains(name) && !isDefined(sources, source, name))
                .findFirst();
    }

    private static Stream<Node> decorations(Source source, Node function) {
        var path = source.path(function.where());
        var index = path.indexOf(function);
        var above = index > 0 ? path.get(index - 1) : function;
        var own = function.first("modifiers").stream()
                .flatMap(part -> part.children().stream())
                .filter(part -> part.type().contains("annotation"));
        var parameters = function.child("parameters").stream()
                .flatMap(Sources::nodes)
                .filter(part ->
                        part.type().contains("annotation") && !part.is("type_annotation") || part.is("decorator"));
        return Stream.of(own, parameters, before(above, function)).flatMap(part -> part);
    }

    /** Those of Python and TypeScript, which stand before the function. */
    private static Stream<Node> before(Node above, Node function) {
        var siblings = above.children();
        var end = siblings.indexOf(function);
        var start = end;
        while (start > 0 && siblings.get(start - 1).is("decorator")) {
            start--;
        }
        return end < 0 ? Stream.empty() : List.copyOf(siblings.subList(start, end)).stream();
    }

    /** A decorator of the tree: what it does with the function is followed as any other call is. */
    private static boolean isDefined(Sources sources, Source source, String name) {
        return sources.like(source, name).stream()
                .flatMap(Source::nodes)
                .anyMatch(node -> Kinds.isFunction(node)
                        && node.child("name")
                                .filter(word -> word.text().equals(name))
                                .isPresent());
    }
}
