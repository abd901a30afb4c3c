import { writeFileSync } from "node:fs";
import path from "node:path";
import { place } from "./links.js";

const ENTITIES = { "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&amp;": "&" };
const text = (html) =>
  html.replace(/<!--.*?-->/gs, "").replace(/<[^>]+>/g, " ").replace(/&(lt|gt|quot|#39|amp);/g, (entity) => ENTITIES[entity]).replace(/\s+/g, " ").trim();

/** What can be found: each part of a page below a heading, and each row about one name, with the place it stands at. */
export const parts = (url, title, html) =>
  html.split(/(?=<h[1-6] id=|<tr id=)/).flatMap((piece) => {
    const [, tag, id] = piece.match(/^<(h[1-6]|tr) id="([^"]*)"/) ?? [];
    if (!tag) return [];
    const end = tag === "tr" ? piece.indexOf("</tr>") : piece.indexOf(`</${tag}>`);
    const first = tag === "tr" ? text(piece.slice(0, piece.indexOf("</td>"))) : text(piece.slice(0, end));
    const body = tag === "tr" ? text(piece.slice(piece.indexOf("</td>"), end)) : text(piece.slice(end));
    return [{ url: tag === "h1" ? url : `${url}#${id}`, page: title, title: first, text: body }];
  });

/** Writes them as a script, since a page that was opened as a file may not fetch anything. */
export const searchable = (folder, results) => {
  // Pages come in the order in which they were done; which one is first must not depend on the machine.
  const inOrder = [...results].sort((one, other) => (one.url < other.url ? -1 : 1));
  const all = inOrder.flatMap(({ url, content }) => {
    const main = content.slice(content.indexOf("<main"), content.indexOf("</main>"));
    return parts(place(url).slice(1), text(content.match(/<title>(.*?)<\/title>/s)[1]).replace(/ · Tradeschema$/, ""), main);
  });
  all.forEach((part, id) => { part.id = id; });
  writeFileSync(path.join(folder, "searchable.js"), `window.searchable = ${JSON.stringify(all).replace(/</g, "\\u003c")};\n`);
};
