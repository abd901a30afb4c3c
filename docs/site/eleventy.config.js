// The site: every page of docs/ and of the top, under the same names, with links that lead to pages. docs/site/build runs this in a copy.
import { existsSync, readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { contents } from "./site/contents.js";
import { checkLinks, place } from "./site/links.js";
import { headings, rows, links } from "./site/markdown.js";
import { searchable } from "./site/searchable.js";

const FOLDERS_OF_PAGES = ["docs/decisions", "docs/figures"];

const title = (text, file) => (text.match(/^# (.+)$/m)?.[1] ?? path.basename(file)).replace(/[`*]/g, "");

/** A page of all that lies in a folder, newest first. */
const listing = (folder) => {
  const names = readdirSync(folder).filter((name) => /\.(md|txt)$/.test(name)).sort().reverse();
  const entries = names.map((name) => `- [${title(name.endsWith(".md") ? readFileSync(path.join(folder, name), "utf8") : "", name)}](${name})`);
  return `# All ${path.basename(folder)}\n\n${entries.join("\n")}\n`;
};

const permalink = (file) =>
  file.replace(/^\.\//, "").replace(/^docs\//, "").replace(/^README\.md$/, "index.md").replace(/\/README\.md$/, "/index.md").replace(/\.md$/, ".html");

export default function (eleventy) {
  const groups = contents(readFileSync("docs/README.md", "utf8"), permalink);
  eleventy.setUseGitIgnore(false);
  eleventy.setIncludesDirectory("site");
  eleventy.setTemplateFormats(["md"]);
  for (const ignored of ["node_modules", "site", "made"]) eleventy.ignores.add(ignored);
  eleventy.addPassthroughCopy({ "docs/figures": "figures", "docs/ci": "ci", "site/site.css": "site.css", "site/search.js": "search.js" }, { filter: (file) => !file.endsWith(".md") });
  // Under the paths of their $id, for whoever serves the site at that host.
  eleventy.addPassthroughCopy({ "site/schemas": "schemas" });
  eleventy.addPassthroughCopy({ "node_modules/minisearch/dist/umd/index.js": "minisearch.js" });
  for (const folder of FOLDERS_OF_PAGES) eleventy.addTemplate(`${folder}/index.md`, listing(folder));

  eleventy.addGlobalData("layout", "layout.njk");
  eleventy.addGlobalData("version", process.env.DOCS_VERSION);
  eleventy.addGlobalData("contents", groups);
  eleventy.addGlobalData("eleventyComputed", {
    permalink: (data) => permalink(data.page.inputPath),
    title: (data) => title(data.page.rawInput, data.page.inputPath),
  });
  eleventy.addFilter("from", (target, url) => path.posix.relative(path.posix.dirname(place(url)), `/${target}`));
  eleventy.addFilter("place", place);
  eleventy.amendLibrary("md", (markdown) =>
    markdown.use(headings).use(rows).use(links, {
      permalink,
      exists: (file) => existsSync(path.join(process.env.DOCS_TREE, file)),
      isPage: (file) => existsSync(file) && (file.endsWith(".md") || FOLDERS_OF_PAGES.includes(file)),
      isCopied: (file) => /^docs\/(figures|ci)\/./.test(file),
      elsewhere: (file) => `${process.env.DOCS_ADDRESS}/blob/v${process.env.DOCS_VERSION}/${file}`,
    }));
  eleventy.on("eleventy.after", ({ directories, results }) => {
    searchable(directories.output, results);
    checkLinks(directories.output, results, groups);
  });
  return { markdownTemplateEngine: false, htmlTemplateEngine: false };
}
