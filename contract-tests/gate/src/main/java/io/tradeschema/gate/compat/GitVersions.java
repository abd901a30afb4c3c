package io.tradeschema.gate.compat;

import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Optional;

/** Files as they were at a revision, such as {@code git:main:schemas/order.json}. */
final class GitVersions implements SchemaSource {

    private final GitStore git;

    GitVersions(GitStore git) {
        this.git = git;
    }

    @Override
    public Optional<Found> find(String name) {
        if (!name.startsWith(GitTree.MARK)) {
            return Optional.empty();
        }
        var place = GitTree.place(name);
        var bytes = GitTree.ask(name, List.of("show", place.toString()));
        var text = SchemaText.read(name, new ByteArrayInputStream(bytes));
        return Optional.of(new Found(name, VersionMark.in(text), text, Optional.of(SchemaBase.ofRevision(place, git))));
    }
}
