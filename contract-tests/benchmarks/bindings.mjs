// The half of bindings.py that node runs, in the folder that bindings.py has prepared.
import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { TradeIntent } from "./binding/index.mjs";

const [folder, rounds] = [process.argv[2], Number(process.argv[3])];
const corpora = JSON.parse(readFileSync(`${folder}/corpora.json`, "utf8"));
const isValid = new Ajv2020({ strict: true }).compile(JSON.parse(readFileSync(`${folder}/schema.json`, "utf8")));
const around = { event_type: "trade.intent", timestamp: "2026-01-21T04:10:00.250Z", source: "ai_engine", schema_version: TradeIntent.VERSION };
const same = (text) => text;
const ways = {
  "tradeschema, an entry": [(entry) => TradeIntent.readEntry(entry), (payload) => ({ ...around, payload })],
  "tradeschema, a message": [(text) => TradeIntent.read(text), same],
  "JSON.parse alone": [(text) => JSON.parse(text), same],
  "JSON.parse and Ajv 8": [(text) => isValid(JSON.parse(text)), same],
  "Ajv 8 alone, of what is parsed": [(message) => isValid(message), (text) => JSON.parse(text)],
};
const TIMES = 5; // a round is long enough for the clock of the processor
const inputs = [];
for (const [way, [read, make]] of Object.entries(ways)) {
  for (const [corpus, texts] of Object.entries(corpora)) inputs.push({ way, corpus, read, messages: texts.map(make), seen: [] });
}
// One more than is counted: the first is for the compiler.
for (let round = 0; round <= rounds; round++) {
  for (const { read, messages, seen } of inputs) {
    const start = process.cpuUsage();
    for (let time = 0; time < TIMES; time++) for (const message of messages) read(message);
    const { user, system } = process.cpuUsage(start);
    if (round > 0) seen.push((user + system) / (TIMES * messages.length));
  }
}
const median = (seen) => seen.toSorted((one, other) => one - other)[Math.floor(seen.length / 2)];
console.log(`Node ${process.version}; microseconds of the processor for a message, median of ${rounds} rounds`);
console.log(" ".repeat(40) + Object.keys(corpora).map((corpus) => corpus.padStart(12)).join(""));
for (const way of Object.keys(ways)) {
  const row = inputs.filter((input) => input.way === way).map(({ seen }) => median(seen).toFixed(2).padStart(12));
  console.log(way.padEnd(40) + row.join(""));
}
