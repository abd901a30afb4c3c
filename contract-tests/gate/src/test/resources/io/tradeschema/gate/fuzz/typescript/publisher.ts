import { createClient } from "redis";
interface Intent { symbol: string; action?: "BUY" | "SELL"; leverage: number }
const client = createClient();
export async function publish({ symbol, ...rest }: Intent, tag = `trade.${"intent"}`) {
  const body = { symbol, ...rest, entry_price: 1.5, confidence: rest.leverage > 3 ? 0.5 : null };
  await client.xAdd(`quantum:stream:${tag}`, "*", { event_type: tag, payload: JSON.stringify(body) });
}
enum Side { Long = "LONG", Short = "SHORT" }
export class Reader<T extends Intent> {
  async read(handle: (one: T) => Promise<void>) {
    const [{ messages }] = (await client.xReadGroup("g", "c", [{ key: "quantum:stream:trade.intent", id: ">" }])) ?? [];
    for (const { id, message } of messages) { await handle(JSON.parse(message.payload) as T); client.xAck("s", "g", id); }
  }
}
