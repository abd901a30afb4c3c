// Judges the payloads of the conformance file with Ajv; the second argument is the folder of schemas.
// Prints a JSON line for each payload that is text: whether it is valid under the published schema of its event.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";

const ajv = new Ajv2020({ strict: true });
const validators = new Map();

function validator(event, version) {
  const name = event.replaceAll(/[._]/g, "-");
  const file = `${process.argv[3]}/${name}/${version}/${name}.schema.json`;
  if (!validators.has(file)) validators.set(file, ajv.compile(JSON.parse(readFileSync(file, "utf8"))));
  return validators.get(file);
}

function isValid(one) {
  try {
    return validator(one.event, one.version)(JSON.parse(one.message));
  } catch (noJson) {
    if (noJson instanceof SyntaxError) return false;
    throw noJson;
  }
}

const [, ...cases] = readFileSync(process.argv[2], "utf8").trimEnd().split("\n");
for (const one of cases.map((line) => JSON.parse(line))) {
  if (typeof one.message === "string") console.log(JSON.stringify({ id: one.id, accepted: isValid(one) }));
}
