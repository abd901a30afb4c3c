package io.tradeschema.scan.typescript;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The names under which a tree's own modules are imported: {@code paths} of a {@code tsconfig.json}, {@code imports} of a
 * {@code deno.json} or an import map, and the names of its packages. What is no such file is passed over, since it is no source.
 */
final class ModuleAliases {

    private static final Pattern SAYS =
            Pattern.compile("(?:.*/)?(?:tsconfig[\\w.-]*|jsconfig|deno|import_map|package)\\.jsonc?");
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();
    /** The longest file that is looked at, in bytes. */
    private static final int LONGEST = 256 * 1024;

    /** What names that begin so stand for, where the whole name is not meant; said by a file of this folder. */
    private record Alias(String folder, String name, boolean open, String path) {}

    /** What the nearest folder says comes first, and there what says most of the name. */
    private static final Comparator<Alias> NEAREST = Comparator.<Alias>comparingInt(
                    alias -> alias.folder().length())
            .thenComparingInt(alias -> alias.name().length())
            .reversed();

    private final List<Alias> aliases = new ArrayList<>();

    /** What these files say, those among them that say such things. */
    static ModuleAliases of(Map<String, Path> files) throws IOException {
        var all = new ModuleAliases();
        for (var file : files.entrySet()) {
            if (SAYS.matcher(file.getKey()).matches() && Files.size(file.getValue()) <= LONGEST) {
                all.read(file.getKey(), file.getValue());
            }
        }
        return all;
    }

    /** Where the module may lie that a file imports so, what is said nearest to the file first. */
    List<String> paths(String from, String module) {
        return aliases.stream()
                .filter(alias -> alias.folder().isEmpty() || from.startsWith(alias.folder() + "/"))
                .filter(alias -> alias.open() ? module.startsWith(alias.name()) : module.equals(alias.name()))
                .sorted(NEAREST)
                .map(alias -> alias.open()
                        ? alias.path() + module.substring(alias.name().length())
                        : alias.path())
                .toList();
    }

    private void read(String name, Path file) {
        var folder = name.contains("/") ? name.substring(0, name.lastIndexOf('/')) : "";
        try (var parser = JSON.createParser(Files.readAllBytes(file))) {
            var said = new Said(folder);
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                said.object(parser, "");
            }
            said.end(name.substring(name.lastIndexOf('/') + 1).startsWith("package."));
        } catch (IOException e) {
            return; // text that is no JSON: whoever builds the tree is told
        }
    }

    /** What one file says, as it is read. */
    private final class Said {

        private final String folder;
        private final List<Map.Entry<String, String>> imports = new ArrayList<>();
        private final List<Map.Entry<String, String>> paths = new ArrayList<>();
        private String base = "";
        private String itself = "";

        private Said(String folder) {
            this.folder = folder;
        }

        private void object(JsonParser parser, String above) throws IOException {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                var key = parser.currentName();
                value(parser, parser.nextToken(), above, key);
            }
        }

        private void value(JsonParser parser, JsonToken token, String above, String key) throws IOException {
            if (token == JsonToken.START_OBJECT) {
                object(parser, above + key + ".");
            } else if (token == JsonToken.START_ARRAY) {
                for (var item = parser.nextToken(); item != JsonToken.END_ARRAY; item = parser.nextToken()) {
                    value(parser, item, above, key);
                }
            } else if (token == JsonToken.VALUE_STRING) {
                text(above, key, parser.getText());
            }
        }

        private void text(String above, String key, String text) {
            switch (above) {
                case "imports." -> imports.add(Map.entry(key, text));
                case "compilerOptions.paths." -> paths.add(Map.entry(key, text));
                case "compilerOptions." -> base = key.equals("baseUrl") ? text : base;
                case "" -> itself = key.equals("name") ? text : itself;
                default -> {}
            }
        }

        private void end(boolean isPackage) {
            imports.stream().filter(entry -> entry.getValue().startsWith(".")).forEach(entry -> add(folder, entry));
            var root = TypeScriptModules.joined(folder, base);
            paths.forEach(entry -> add(root, entry));
            if (isPackage && !itself.isEmpty()) {
                Stream.of("src", "").forEach(sources -> {
                    var path = TypeScriptModules.joined(folder, sources);
                    aliases.add(new Alias("", itself, false, path));
                    aliases.add(new Alias("", itself + "/", true, path.isEmpty() ? "" : path + "/"));
                });
            }
        }

        private void add(String root, Map.Entry<String, String> entry) {
            var name = entry.getKey();
            var open = name.endsWith("*") || name.endsWith("/");
            var path = TypeScriptModules.joined(root, entry.getValue().replaceFirst("[*]$", ""));
            var slash = open && (name.endsWith("/*") || name.endsWith("/")) ? "/" : "";
            aliases.add(new Alias(folder, name.replaceFirst("[*]$", ""), open, path + slash));
        }
    }
}
