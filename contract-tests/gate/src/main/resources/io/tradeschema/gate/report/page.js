"use strict";
// The page can be read without this: it filters what is there, and draws the bus from the list of streams.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector) => document.querySelector(selector);
  const words = (input) => input.value.toLowerCase().split(/\s+/).filter((word) => word !== "");

  // ---- findings: a row is one place

  const form = one("#filters");
  const rows = all(".places > li").map((place) => {
    const cause = place.closest("article");
    const head = [...cause.children].filter((part) => !part.matches("ul, details"));
    return {
      place,
      cause,
      text: [...head, place].map((part) => part.textContent).join(" ").toLowerCase(),
      kind: [cause.dataset.kind],
      rule: [cause.dataset.rule],
      service: place.parentElement.dataset.service.split("\n"),
      owner: place.parentElement.dataset.owner.split(" "),
      streams: cause.dataset.streams.split(" "),
      known: cause.dataset.known !== "",
    };
  });
  const folds = all("#findings .part details").map((fold) => ({ fold, open: fold.open }));
  let chosen = null;

  const filter = () => {
    if (!form) {
      return;
    }
    const wanted = words(one("#filter"));
    const fresh = one("#fresh");
    const toggles = ["kind", "rule", "service", "owner"]
      .map((name) => ({ name, values: all(`input[name=${name}]:checked`, form).map((input) => input.value) }))
      .filter((toggle) => toggle.values.length > 0);
    const fits = (row) =>
      !(fresh && fresh.checked && row.known) &&
      (chosen === null || row.streams.includes(chosen)) &&
      toggles.every((toggle) => row[toggle.name].some((value) => toggle.values.includes(value))) &&
      wanted.every((word) => row.text.includes(word));
    const shown = rows.filter(fits);
    const causes = new Set(shown.map((row) => row.cause));
    const places = new Set(shown.map((row) => row.place));
    rows.forEach((row) => {
      row.place.hidden = !places.has(row.place);
      row.cause.hidden = !causes.has(row.cause);
    });
    all("#findings .part, #findings .part .more").forEach((part) => {
      part.hidden = !all(".places > li", part).some((place) => places.has(place));
    });
    all("#findings .part").forEach((part) => {
      const own = all(".places > li", part);
      const left = own.filter((place) => places.has(place)).length;
      part.querySelector("h3").dataset.shown = left < own.length ? ` (${left} of ${own.length} shown)` : "";
    });
    const narrowed = wanted.length > 0 || toggles.length > 0 || chosen !== null;
    folds.forEach(({ fold, open }) => { fold.open = narrowed ? true : open; });
    const total = rows.filter((row) => !(fresh && fresh.checked && row.known)).length;
    const about = chosen === null ? "" : ` about ${one("#stream-" + chosen).dataset.name}`;
    one("#count").textContent = `${shown.length} of ${total} ${total === 1 ? "finding" : "findings"}${about}`;
    one("#none").hidden = shown.length > 0;
    all("[data-toggle]").forEach((button) => {
      const input = toggle(button);
      button.setAttribute("aria-pressed", String(Boolean(input && input.checked)));
      button.disabled = !input;
    });
    all("summary", form).forEach((summary) => {
      const count = all("input:checked", summary.parentElement).length;
      summary.dataset.count = count > 0 ? String(count) : "";
    });
  };

  /** The box in the filter that a button of the first screen stands for. */
  const toggle = (button) =>
    all(`input[name=${button.dataset.toggle}]`, form || document).find((input) => input.value === button.dataset.value);

  if (form) {
    form.addEventListener("input", filter);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => {
      choose(null);
      setTimeout(filter);
    });
    all("[data-toggle]").forEach((button) => button.addEventListener("click", () => {
      const input = toggle(button);
      input.checked = !input.checked;
      filter();
      one("#findings").scrollIntoView({ block: "nearest" });
    }));
    // One list at a time lies open, and none when the work goes on elsewhere.
    document.addEventListener("click", (event) => all(".toggles[open]", form).forEach((list) => {
      if (!list.contains(event.target)) {
        list.open = false;
      }
    }));
    form.addEventListener("keydown", (event) => {
      const list = event.target.closest(".toggles[open]");
      if (event.key === "Escape" && list) {
        list.open = false;
        list.querySelector("summary").focus();
      }
    });
  }

  // A cause that the filter hides is shown when a link leads to it.
  all(".cards a").forEach((link) => link.addEventListener("click", () => {
    const cause = document.getElementById(link.hash.slice(1));
    if (cause.hidden) {
      form.reset();
    }
    for (let fold = cause.closest("details"); fold; fold = fold.parentElement.closest("details")) {
      fold.open = true;
    }
  }));

  // ---- the bus

  const picture = one("#picture");
  const streams = all("details.stream").map((list) => ({
    list,
    number: list.id.slice("stream-".length),
    name: list.dataset.name,
    colour: list.dataset.colour,
    contract: list.dataset.contract,
    writers: all(".writer", list).map((end) => end.textContent),
    readers: all(".reader", list).map((end) => end.textContent),
  }));

  /** Draws these streams, and chooses one for the findings; null for those with a contract. */
  const choose = (number) => {
    if (!picture) {
      return;
    }
    chosen = number;
    const shown = streams.filter((stream) => (number === null ? stream.contract !== "" : stream.number === number));
    one("#picture-title").textContent = number === null ? "Contract streams" : shown[0].name;
    one("#contracts").hidden = number === null;
    picture.hidden = shown.length === 0;
    picture.replaceChildren(drawn(shown));
    picture.scrollTop = Number(picture.firstChild.dataset.begin) - picture.clientHeight / 2;
    picture.scrollLeft = (picture.scrollWidth - picture.clientWidth) / 2;
    all("[data-open]").forEach((button) =>
      button.setAttribute("aria-pressed", String(button.dataset.open === number)));
    streams.forEach((stream) => {
      if (stream.number !== number) {
        stream.list.open = false;
      }
    });
    filter();
  };

  const ROW = 36, BOX = 26, TOP = 30, LETTER = 7.1;

  const svg = (name, attributes, ...children) => {
    const element = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => element.setAttribute(key, value));
    element.append(...children);
    return element;
  };

  const box = (name, colour, x, y, width) => {
    const most = Math.floor((width - 14) / LETTER);
    const end = name.slice(-most + 1);
    const text = name.length <= most ? name : "…" + end.slice(Math.max(0, end.search(/[:.\/_-]/)));
    return svg("g", { class: "box " + colour },
      svg("title", {}, name),
      svg("rect", { x, y: y - BOX / 2, width, height: BOX, rx: colour === "service" ? 4 : 13 }),
      svg("text", { x: x + width / 2, y: y + 4, "text-anchor": "middle" }, text));
  };

  const line = (from, to, x, end, text) => {
    const bend = (end - x) / 2;
    return svg("path", {
      d: `M${x} ${from}C${x + bend} ${from} ${end - bend} ${to} ${end - 3} ${to}`,
      class: "line", "marker-end": "url(#arrow)",
    }, svg("title", {}, text));
  };

  /** Writers on the left, streams in the middle, readers on the right, each service near what it has to do with. */
  const drawn = (shown) => {
    const narrow = Math.max(0.62, Math.min(1, (picture.clientWidth - 20) / 572));
    const SIDE = 148 * narrow, MIDDLE = 196 * narrow, GAP = 40 * narrow;
    const side = (ends) => {
      const rank = new Map();
      shown.forEach((stream, at) => stream[ends].forEach((name) =>
        rank.set(name, [...(rank.get(name) || []), at])));
      const middle = (name) => rank.get(name).reduce((sum, at) => sum + at, 0) / rank.get(name).length;
      return [...rank.keys()].sort((a, b) => middle(a) - middle(b) || (a < b ? -1 : 1));
    };
    const writers = side("writers"), readers = side("readers");
    const most = Math.max(1, shown.length, writers.length, readers.length);
    // A short column stands close together, in the middle, so that it is seen as one.
    const y = (at, of) => TOP + (most * ROW) / 2 + (at + 0.5 - of / 2) * Math.min((most * ROW) / of, 1.6 * ROW);
    const second = SIDE + GAP, third = second + MIDDLE + GAP, width = third + SIDE;
    const head = (x, text) => svg("text", { x, y: 16, class: "head", "text-anchor": "middle" }, text);
    const lines = shown.flatMap((stream, at) => [
      ...stream.writers.map((name) => line(
        y(writers.indexOf(name), writers.length), y(at, shown.length), SIDE, second, `${name} writes ${stream.name}`)),
      ...stream.readers.map((name) => line(
        y(at, shown.length), y(readers.indexOf(name), readers.length), second + MIDDLE, third,
        `${name} reads ${stream.name}`)),
    ]);
    return svg("svg", {
      width: width + 2, height: TOP + most * ROW + 6, viewBox: `-1 0 ${width + 2} ${TOP + most * ROW + 6}`,
      "data-begin": y(0, Math.max(1, shown.length)), role: "img", "aria-label": "Who writes and who reads; the lists below say the same",
    },
    svg("defs", {}, svg("marker", { id: "arrow", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7,
      markerHeight: 7, orient: "auto-start-reverse" }, svg("path", { d: "M0 0L8 4L0 8z", class: "tip" }))),
    head(SIDE / 2, "writes"), head(second + MIDDLE / 2, "stream"), head(third + SIDE / 2, "reads"),
    ...lines,
    ...writers.map((name, at) => box(name, "service", 0, y(at, writers.length), SIDE)),
    ...shown.map((stream, at) => box(stream.name, stream.colour, second, y(at, shown.length), MIDDLE)),
    ...readers.map((name, at) => box(name, "service", third, y(at, readers.length), SIDE)));
  };

  streams.forEach((stream) => stream.list.querySelector("summary").addEventListener("click", () =>
    choose(stream.list.open ? null : stream.number)));

  all("[data-open]").forEach((button) => button.addEventListener("click", () => {
    const stream = streams.find((it) => it.number === button.dataset.open);
    const again = button.getAttribute("aria-pressed") === "true";
    choose(again ? null : stream.number);
    if (!again) {
      for (let fold = stream.list; fold; fold = fold.parentElement.closest("details")) {
        fold.open = true;
      }
      picture.scrollIntoView({ block: "nearest" });
    }
  }));

  if (picture) {
    one("#contracts").addEventListener("click", () => choose(null));
    picture.addEventListener("pointerdown", (event) => {
      if (event.pointerType === "mouse" && event.button === 0) {
        picture.setPointerCapture(event.pointerId);
      }
    });
    picture.addEventListener("pointermove", (event) => {
      if (picture.hasPointerCapture(event.pointerId)) {
        picture.scrollLeft -= event.movementX;
        picture.scrollTop -= event.movementY;
      }
    });
    one("#find").addEventListener("input", (event) => {
      const wanted = words(event.target);
      streams.forEach((stream) => {
        const text = [stream.name, stream.contract, ...stream.writers, ...stream.readers].join(" ").toLowerCase();
        stream.list.hidden = !wanted.every((word) => text.includes(word));
      });
      all("#bus .group").forEach((group) => {
        group.hidden = !all("details.stream", group).some((list) => !list.hidden);
        group.querySelector("details").open = wanted.length > 0 || group.dataset.open !== undefined;
      });
    });
    all("#bus .group").forEach((group) => {
      if (group.querySelector("details").open) {
        group.dataset.open = "";
      }
    });
  }

  choose(null);
  filter();
})();
