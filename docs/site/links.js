import { existsSync } from "node:fs";
import path from "node:path";

/** The file of an address: one that ends with a slash is a folder's index. */
export const place = (url) => (url.endsWith("/") ? `${url}index.html` : url);

const addresses = (html) => [...html.matchAll(/ (?:href|src)="([^"]+)"/g)].map(([, address]) => address);
const ids = (html) => [...html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);

/** Every link of every page leads to a file and a place that there are, and the first page lists every page. */
export const checkLinks = (folder, results, groups) => {
  const places = new Map(results.map(({ url, content }) => [place(url), new Set(ids(content))]));
  const broken = results.flatMap(({ url, inputPath, content }) =>
    addresses(content).filter((address) => !/^[a-z]+:/.test(address)).flatMap((address) => {
      const [target, anchor] = address.split("#");
      const from = place(url);
      const to = target ? path.posix.join(path.posix.dirname(from), decodeURI(target)) : from;
      const missing = !existsSync(path.join(folder, to)) || (anchor && places.has(to) && !places.get(to).has(decodeURIComponent(anchor)));
      return missing ? [`${inputPath}: ${address} leads nowhere`] : [];
    }));
  const listed = new Set(groups.flatMap((group) => group.pages.map((page) => `/${page.url}`)));
  const unlisted = [...places.keys()].filter((page) => !/^\/(index\.html$|decisions\/|figures\/)/.test(page) && !listed.has(page));
  const problems = [...broken, ...unlisted.map((page) => `docs/README.md does not list ${page}`)];
  if (problems.length > 0) throw new Error(`the site is not whole\n${problems.join("\n")}`);
};
