// Reads the conformance file with the generated JavaScript binding; the package is in node_modules.
// Prints a JSON line for each case: whether it is accepted, every finding as text, and what is written again.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import * as esm from "tradeschema";

const { EVENTS } = process.argv[3] === "require" ? createRequire(import.meta.url)("tradeschema") : esm;
const exact = (value) => (typeof value === "string" ? value : new Uint8Array(Buffer.from(value.base64, "base64")));

// With a blank before it a message takes the long way, which finds the same; the character of what is no JSON moves with it.
function alsoTheLongWay(reader, one, isEntry, outcome) {
  const text = isEntry ? one.entry.payload : one.message;
  if (typeof text !== "string" || !outcome.accepted || Object.values(one.entry ?? {}).some((value) => typeof value !== "string")) return;
  const blank = isEntry ? reader.readEntry({ ...one.entry, payload: ` ${text}` }) : reader.read(` ${text}`, { writer: one.writer });
  if (JSON.stringify(blank) !== JSON.stringify(outcome)) throw new Error(`two ways, two answers: ${JSON.stringify([one, blank, outcome])}`);
}

function answer(one) {
  const reader = EVENTS[one.event].reader({ ignoringAdditions: one.open ?? false });
  const isEntry = one.entry !== undefined;
  const outcome = isEntry
    ? reader.readEntry(new Map(Object.entries(one.entry).map(([name, value]) => [name, exact(value)])))
    : reader.read(exact(one.message), { writer: one.writer });
  alsoTheLongWay(reader, one, isEntry, outcome);
  const value = isEntry ? outcome.value?.event : outcome.value;
  const findings = outcome.findings.map(String);
  return { id: one.id, accepted: outcome.accepted, findings, encoded: value?.toJson() ?? null };
}

const [, ...cases] = readFileSync(process.argv[2], "utf8").trimEnd().split("\n");
console.log(cases.map((line) => JSON.stringify(answer(JSON.parse(line)))).join("\n"));
