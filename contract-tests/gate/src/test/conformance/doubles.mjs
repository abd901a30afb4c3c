// Sends doubles that were computed through the generated JavaScript binding; the package is in node_modules.
// Arguments: how many, and a seed. Prints a JSON line for each event: the message that the binding wrote, and the message that
// JSON.stringify writes of the same fields. Ends with an error at the first double that does not come back equal.
import { TradeIntent } from "tradeschema";

const BASE = { symbol: "BTCUSDT", action: "SELL", leverage: 1 };
const POSITIVE = ["position_size_usd", "entry_price", "stop_loss", "take_profit", "quantity"];

/** From 0 to 1, the same for the same seed: mulberry32, twice for the digits of a double. */
function generator(seed) {
  let state = seed >>> 0;
  const word = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return (mixed ^ (mixed >>> 14)) >>> 0;
  };
  return () => (word() * 2 ** 21 + (word() >>> 11)) / 2 ** 53;
}

const random = generator(Number(process.argv[3]));
const operand = () => (1 + 9 * random()) * 10 ** (Math.floor(random() * 21) - 12);

function computed() {
  const one = operand();
  const other = random() < 0.5 ? operand() : 0.9 + random() / 5;
  return [one * other, one / other, one - other, one - one * other][Math.floor(random() * 4)];
}

function next() {
  for (;;) {
    const number = computed();
    if (number === 0 || (Math.abs(number) >= 1e-30 && Math.abs(number) < 1e20)) return number;
  }
}

const same = (left, right, what) => {
  if (left !== right) throw new Error(`${what}: ${left} is not ${right}`);
};

const lines = [];
for (let i = 0; i < Number(process.argv[2]); i += POSITIVE.length) {
  const numbers = POSITIVE.map(next);
  const fields = Object.fromEntries(POSITIVE.map((name, at) => [name, Math.abs(numbers[at]) || 1]));
  fields.ai_size_usd = numbers[0];
  const written = new TradeIntent({ ...BASE, ...fields }).toJson();
  const plain = JSON.stringify({ ...BASE, ...fields });
  for (const message of [written, plain]) {
    const back = TradeIntent.fromJson(message);
    for (const [name, number] of Object.entries(fields)) same(back[name].toNumber(), number, name);
    same(back.toJson(), written, message);
  }
  lines.push(JSON.stringify([written, plain]));
}
console.log(lines.join("\n"));
