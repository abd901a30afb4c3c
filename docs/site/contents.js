/** The groups of pages, each with its title and links, as the lists below the headings of the first page have them. */
export const contents = (firstPage, permalink) =>
  firstPage.split(/^## /m).slice(1).map((section) => ({
    title: section.slice(0, section.indexOf("\n")),
    pages: [...section.matchAll(/^- \[([^\]]+)\]\(([^)#]+)\)/gm)].map(([, name, file]) => ({
      name: name.replace(/`/g, ""),
      url: file.startsWith("../") ? permalink(file.slice(3)) : permalink(`docs/${file}`).replace(/^(decisions|figures)$/, "$1/index.html"),
    })),
  })).filter((group) => group.pages.length > 0);
