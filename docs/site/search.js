// Searches all pages in the browser. What can be found comes as a script on first use: a page opened as a file may not fetch.
(() => {
  const box = document.getElementById("search");
  const hits = document.getElementById("hits");
  const top = document.body.dataset.top;
  let index = null;

  const load = () => new Promise((done) => {
    if (index) return done();
    const script = document.createElement("script");
    script.src = `${top}searchable.js`;
    script.onload = () => {
      index = new MiniSearch({ fields: ["title", "page", "text"], storeFields: ["title", "page", "text", "url"], searchOptions: { boost: { title: 4, page: 2 }, prefix: true, combineWith: "AND", fuzzy: (term) => (term.length > 4 ? 0.2 : false), boostDocument: (id, term, part) => (/^(decisions|figures|CHANGELOG)/.test(part.url) ? 0.3 : 1) } });
      index.addAll(window.searchable);
      done();
    };
    document.head.append(script);
  });

  const element = (name, text, className) => {
    const made = document.createElement(name);
    made.textContent = text;
    if (className) made.className = className;
    return made;
  };
  // A piece of the text around the first word that was found in it.
  const excerpt = ({ text, terms }) => {
    const at = Math.max(0, ...terms.map((term) => text.toLowerCase().indexOf(term)).filter((found) => found >= 0).slice(0, 1)) - 60;
    return (at > 0 ? "…" : "") + text.slice(Math.max(0, at), Math.max(0, at) + 160);
  };
  // What has all words first, then what has one of them.
  const search = (query) => {
    const all = index.search(query);
    const known = new Set(all.map((hit) => hit.id));
    return all.length > 4 ? all : [...all, ...index.search(query, { combineWith: "OR" }).filter((hit) => !known.has(hit.id))];
  };
  const show = (query) => {
    const found = query ? search(query).slice(0, 12) : [];
    hits.replaceChildren(...found.map((hit) => {
      const link = element("a", "");
      link.href = top + hit.url;
      link.append(element("b", hit.title), element("span", hit.page === hit.title ? "" : hit.page, "page"), element("small", excerpt(hit)));
      const item = element("li", "");
      item.append(link);
      return item;
    }));
    if (query && found.length === 0) hits.append(element("li", `Nothing is said of “${query}”.`));
    hits.hidden = !query;
  };

  // index.html?search=WORDS leads to what is found.
  const asked = new URLSearchParams(location.search).get("search");
  if (asked) { box.value = asked; load().then(() => show(asked)); }
  box.addEventListener("input", () => load().then(() => show(box.value.trim())));
  document.addEventListener("keydown", (event) => {
    const links = [...hits.querySelectorAll("a")];
    const at = links.indexOf(document.activeElement);
    if (event.key === "/" && document.activeElement !== box) { event.preventDefault(); box.focus(); }
    else if (event.key === "Escape") { hits.hidden = true; box.focus(); }
    else if (hits.hidden) return;
    else if (event.key === "ArrowDown") { event.preventDefault(); links[Math.min(at + 1, links.length - 1)]?.focus(); }
    else if (event.key === "ArrowUp") { event.preventDefault(); (at > 0 ? links[at - 1] : box).focus(); }
    else if (event.key === "Enter" && document.activeElement === box) links[0]?.click();
  });
  document.addEventListener("click", (event) => { if (!event.target.closest("[role=search]") || event.target.closest("#hits a")) hits.hidden = true; });
})();
