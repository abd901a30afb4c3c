package io.tradeschema.gate.bus;

import io.tradeschema.model.Finding;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Which service a file belongs to: as the bus file says, else by its folder. */
public final class Services {

    private static final Set<String> GROUPS =
            Set.of("services", "microservices", "apps", "app", "src", "backend", "packages", "libs");

    private static final Pattern DATA = Pattern.compile(".*\\.(?:ya?ml|jsonl?|gz|zst)");

    private final List<String> roots;
    private final Map<String, String> declared;

    /** Services by folder, below these paths; declared ones by their source folder. */
    public Services(Collection<Path> roots, Map<String, String> declared) {
        this.roots = roots.stream().map(Services::plain).toList();
        this.declared = new LinkedHashMap<>(declared);
    }

    private static String plain(Path path) {
        return path.normalize().toString().replace('\\', '/');
    }

    /** The service that holds the file. */
    public String of(String file) {
        for (var entry : declared.entrySet()) {
            if (file.startsWith(entry.getKey() + "/") || file.equals(entry.getKey())) {
                return entry.getValue();
            }
        }
        var parts = relative(file).split("/", -1);
        if (parts.length == 1) {
            return parts[0].replaceFirst("\\.[a-z]+$", "");
        }
        return GROUPS.contains(parts[0]) && parts.length > 2 ? parts[0] + "/" + parts[1] : parts[0];
    }

    /** The service that holds what the finding is about; none where that is in no program, but in a schema or a message. */
    public Optional<String> of(Finding finding) {
        var file = finding.where().file();
        return file.isEmpty() || DATA.matcher(file).matches() ? Optional.empty() : Optional.of(of(file));
    }

    /** The folder of the file's service. */
    String folder(String file) {
        var relative = relative(file);
        var parts = relative.split("/", -1);
        return parts.length == 1 ? relative : of(file);
    }

    private String relative(String file) {
        for (var root : roots) {
            if (!root.isEmpty() && file.startsWith(root + "/")) {
                return file.substring(root.length() + 1);
            }
        }
        return file;
    }
}
