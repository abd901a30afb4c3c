import path from "node:path";

const plain = (inline) => inline.children.filter((token) => ["text", "code_inline"].includes(token.type)).map((token) => token.content).join("");

/** Headings have the ids that forges give them, so that one link serves in both places. */
export const headings = (markdown) =>
  markdown.core.ruler.push("heading_ids", ({ tokens }) => {
    const seen = new Map();
    tokens.forEach((token, at) => {
      if (token.type !== "heading_open") return;
      const slug = plain(tokens[at + 1]).toLowerCase().replace(/[^\p{L}\p{N}\p{M}_ -]/gu, "").replace(/ /g, "-");
      const times = seen.get(slug) ?? 0;
      seen.set(slug, times + 1);
      token.attrSet("id", times ? `${slug}-${times}` : slug);
    });
  });

/** A row about one name (a rule, a field, an option) can be linked: #RULE, or #heading--name. */
export const rows = (markdown) =>
  markdown.core.ruler.push("row_ids", ({ tokens }) => {
    const seen = new Set();
    let heading = "";
    tokens.forEach((token, at) => {
      if (token.type === "heading_open") heading = token.attrGet("id");
      if (token.type !== "tr_open" || tokens[at + 1].type !== "td_open") return;
      const name = tokens[at + 2].children;
      if (name.length !== 1 || name[0].type !== "code_inline" || !/^[\w.-]+$/.test(name[0].content)) return;
      const id = /^[A-Z][A-Z0-9_]+$/.test(name[0].content) ? name[0].content : `${heading}--${name[0].content}`;
      if (!seen.has(id)) token.attrSet("id", id);
      seen.add(id);
    });
  });

/** Links of the repository become links of the site; what is no page of it is in the repository of whoever published. */
export const links = (markdown, { permalink, exists, isPage, isCopied, elsewhere }) =>
  markdown.core.ruler.push("links", ({ tokens, env }) => {
    const page = env.page.inputPath.replace(/^\.\//, "");
    const lead = (address) => {
      if (/^([a-z]+:|#)/.test(address)) return address;
      const [target, anchor] = address.split("#");
      const file = path.posix.join(path.posix.dirname(page), decodeURI(target)).replace(/\/$/, "");
      const end = anchor ? `#${anchor}` : "";
      if (!isPage(file) && !exists(file)) throw new Error(`${page}: no file for the link ${address}`);
      if (!isPage(file) && !isCopied(file)) return elsewhere(file) + end;
      const made = isPage(file) && !file.endsWith(".md") ? `${file}/index.md` : file;
      return path.posix.relative(path.posix.dirname(permalink(page)), permalink(made)) + end;
    };
    for (const token of tokens.flatMap((block) => block.children ?? [])) {
      const name = token.type === "link_open" ? "href" : token.type === "image" ? "src" : null;
      if (name) token.attrSet(name, lead(token.attrGet(name)));
    }
  });
