// Reads JSON lines: first {"schemas": [text, ...]}, then {"schema": index, "text": message} each. Prints a line for each
// message: 1 valid, 0 not (or no JSON). Strict mode: a schema that Ajv has any doubt about ends the run.
import { createInterface } from "node:readline";
import addFormats from "ajv-formats";
import { Ajv2020 } from "ajv/dist/2020.js";

const doubt = (...words) => {
  throw new Error("Ajv has doubts: " + words.join(" "));
};
const ajv = new Ajv2020({ strict: true, allErrors: true, logger: { log: doubt, warn: doubt, error: doubt } });
addFormats.default(ajv);

let schemas = null;
const out = [];
for await (const line of createInterface({ input: process.stdin })) {
  const given = JSON.parse(line);
  if (schemas === null) {
    schemas = given.schemas.map((text) => ajv.compile(JSON.parse(text)));
  } else if (given.explain) {
    schemas[given.schema](JSON.parse(given.text));
    out.push(schemas[given.schema].errors.map((error) => `${error.instancePath} ${error.message}`).join(" | "));
  } else {
    out.push(isValid(schemas[given.schema], given.text) ? "1" : "0");
  }
}
console.log(out.join("\n"));

function isValid(schema, text) {
  let message;
  try {
    message = JSON.parse(text);
  } catch {
    return false;
  }
  return schema(message);
}
