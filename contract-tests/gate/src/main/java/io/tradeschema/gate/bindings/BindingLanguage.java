package io.tradeschema.gate.bindings;

import java.util.List;
import java.util.SortedMap;

/** A language that has bindings, and how its package is laid out. */
enum BindingLanguage {
    PYTHON {
        @Override
        SortedMap<String, byte[]> files(ContractModel model) {
            var classes = new PythonClasses(model);
            var files = new PackageFiles()
                    .add("pyproject.toml", PackageFiles.template("python/pyproject.toml"))
                    .add("README.md", PackageFiles.template("python/README.md"))
                    .add("tradeschema/py.typed", "")
                    .add("tradeschema/model.json", PackageFiles.json(model.document()))
                    .add("tradeschema/events.py", classes.events())
                    .add("tradeschema/__init__.py", classes.exports())
                    .addAll("tradeschema/schemas/", SchemaFiles.of(model));
            List.of("_contract.py", "_event.py", "_findings.py", "_strict_json.py", "_text.py", "_time.py")
                    .forEach(name -> files.add("tradeschema/" + name, PackageFiles.template("python/" + name)));
            return files.files();
        }
    },

    TYPESCRIPT {
        @Override
        SortedMap<String, byte[]> files(ContractModel model) {
            var classes = new TypeScriptClasses(model);
            return new PackageFiles()
                    .add("package.json", PackageFiles.template("typescript/package.json"))
                    .add("README.md", PackageFiles.template("typescript/README.md"))
                    .add("index.mjs", classes.module())
                    .add("index.cjs", classes.commonJs())
                    .add("index.d.mts", classes.types())
                    .add("index.d.cts", classes.types())
                    .addAll("schemas/", SchemaFiles.of(model))
                    .files();
        }
    };

    /** The files of the package, by path. */
    abstract SortedMap<String, byte[]> files(ContractModel model);
}
