package io.tradeschema.gate.bindings;

import io.tradeschema.json.SchemaText;
import io.tradeschema.json.Schemas;
import io.tradeschema.model.Contract;
import java.util.Map;
import java.util.TreeMap;

/** The JSON Schemas that a package carries: every published version of its events, and the newest in any case. */
final class SchemaFiles {

    private SchemaFiles() {}

    /** The path of the newest schema below the package's folder of schemas. */
    static String path(Contract<?> type) {
        return SchemaText.id(type).substring(type.schemas().length());
    }

    static Map<String, byte[]> of(ContractModel model) {
        var files = new TreeMap<String, byte[]>();
        var schemas = Schemas.all();
        for (var type : model.types()) {
            files.put(path(type), SchemaText.bytes(type));
            schemas.published().stream()
                    .filter(schema -> schema.event().equals(type.name()))
                    .forEach(schema -> files.put(schema.file(), schemas.bytes(schema)));
        }
        return files;
    }
}
