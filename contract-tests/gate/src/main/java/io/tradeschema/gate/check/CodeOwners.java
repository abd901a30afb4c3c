package io.tradeschema.gate.check;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Who owns which file, as the CODEOWNERS of a repository says: the last line that fits decides. */
final class CodeOwners {

    /** Where the file may be; the first that is there is read, as GitHub does. */
    private static final List<String> PLACES =
            List.of(".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS");

    private static final Pattern SPACE = Pattern.compile("(?<!\\\\)[ \\t]+");
    private static final Pattern COMMENT = Pattern.compile("(?:^|(?<=[ \\t]))#.*");
    private static final Pattern HEADING = Pattern.compile("\\^?\\[.*");

    private final List<Line> lines;

    private CodeOwners(List<Line> lines) {
        this.lines = lines;
    }

    private record Line(Pattern files, List<String> owners) {}

    /** The owners in this repository; none where it does not say. A link is not followed: it may lead out of it. */
    static CodeOwners in(Path root) throws IOException {
        for (var place : PLACES) {
            var file = root.resolve(place);
            if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.isReadable(file)) {
                return of(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
            }
        }
        return new CodeOwners(List.of());
    }

    static CodeOwners of(String text) {
        var lines = new ArrayList<Line>();
        for (var line : text.lines().toList()) {
            var words =
                    List.of(SPACE.split(COMMENT.matcher(line).replaceFirst("").strip()));
            if (!words.get(0).isEmpty() && !HEADING.matcher(words.get(0)).matches()) {
                lines.add(new Line(pattern(words.get(0)), List.copyOf(words.subList(1, words.size()))));
            }
        }
        return new CodeOwners(lines);
    }

    /** Whether anything is said at all. */
    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** The owners of a file, which is named from the root of the repository. */
    List<String> of(Path file) {
        var name = file.toString().replace('\\', '/');
        for (var i = lines.size() - 1; i >= 0; i--) {
            if (lines.get(i).files().matcher(name).matches()) {
                return lines.get(i).owners();
            }
        }
        return List.of();
    }

    /** A pattern as in .gitignore, but for its last {@code /*}, which reaches no deeper. */
    private static Pattern pattern(String written) {
        var body = written.replace("\\ ", " ");
        var folder = body.endsWith("/");
        var inner = body.replaceFirst("^/", "").replaceFirst("/$", "");
        var anchored = body.startsWith("/") || inner.contains("/");
        var end = folder ? "/.*" : inner.endsWith("/*") ? "" : "(?:/.*)?";
        return Pattern.compile((anchored ? "" : "(?:.*/)?") + regex(inner) + end, Pattern.DOTALL);
    }

    private static String regex(String glob) {
        var regex = new StringBuilder();
        for (var i = 0; i < glob.length(); i++) {
            var rest = glob.substring(i);
            if (rest.startsWith("**/")) {
                regex.append("(?:.*/)?");
                i += 2;
            } else if (rest.startsWith("**")) {
                regex.append(".*");
                i += 1;
            } else {
                regex.append(
                        switch (glob.charAt(i)) {
                            case '*' -> "[^/]*";
                            case '?' -> "[^/]";
                            default -> Pattern.quote(String.valueOf(glob.charAt(i)));
                        });
            }
        }
        return regex.toString();
    }
}
