package io.tradeschema.gate.compat;

import io.tradeschema.compat.schema.Neighbours;
import io.tradeschema.json.schema.SchemaTree;
import java.util.List;

/** The files of a tree, as the engine asks for them. */
record TreeNeighbours(SchemaTree tree) implements Neighbours {

    @Override
    public Answer file(String from, String path) {
        return answer(tree.file(from, path));
    }

    @Override
    public Answer text(String file) {
        return answer(tree.text(file));
    }

    @Override
    public List<String> stating(String address) {
        return tree.stating(address);
    }

    private static Answer answer(SchemaTree.Answer answer) {
        return new Answer(answer.found(), answer.found().isPresent() ? "" : answer.what() + "; " + answer.fix());
    }
}
