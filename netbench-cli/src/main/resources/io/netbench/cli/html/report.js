(() => {
"use strict";
const byId = id => document.getElementById(id);
const all = (selector, root) => Array.from((root || document).querySelectorAll(selector));
const make = (tag, text, css) => {
  const element = document.createElement(tag);
  if (text !== undefined) element.textContent = text;
  if (css) element.className = css;
  return element;
};
const data = JSON.parse(byId("data").textContent);
const links = data.links || {a: []};
const brief = text => {
  const letters = Array.from(text);
  return letters.length <= 48 ? text : letters.slice(0, 30).join("") + "\u2026" + letters.slice(-16).join("");
};
const name = i => data.ends[links.a[i]] + " \u2192 " + data.ends[links.b[i]];

// Figures as the rest of the page has them: three digits that matter, and a unit.
const digits = value => {
  const size = Math.abs(value);
  if (size >= 99.95 || value === Math.round(value)) return Math.round(value).toLocaleString("en-US");
  return value.toFixed(size >= 9.995 ? 1 : 2);
};
const scaled = (value, step, units) => {
  let unit = 0;
  while (unit < units.length - 1 && Math.abs(value) >= step - 0.5) {
    value /= step;
    unit++;
  }
  return digits(value) + " " + units[unit];
};
const rate = bytes => scaled(bytes * 8, 1000, ["bit/s", "kbit/s", "Mbit/s", "Gbit/s", "Tbit/s"]);
const duration = ns => scaled(ns, 1000, ["ns", "us", "ms", "s"]);
const percent = share => digits(share * 100) + " %";

function told(i) {
  if (links.f[i]) return name(i) + ": failed";
  const parts = [];
  if (links.g[i] !== null) parts.push(rate(links.g[i]));
  if (links.e[i] !== null) parts.push(percent(links.e[i]) + " of what it is held against");
  if (links.p[i] !== null) parts.push("p99 " + duration(links.p[i]));
  if (links.r[i] !== null) parts.push(links.r[i].toLocaleString("en-US") + " " + data.loss);
  return name(i) + ": " + (parts.join(", ") || "not measured");
}

// ---- maps: the figures of a cell, by pointer or keys ----

function cellOf(cells, map, event) {
  const drawing = cells.querySelector("svg.grid");
  if (!drawing) {
    const tiles = cells.firstElementChild;
    let tile = event.target;
    while (tile && tile.parentElement !== tiles) tile = tile.parentElement;
    return tile ? Array.prototype.indexOf.call(tiles.children, tile) : -1;
  }
  const box = drawing.getBoundingClientRect();
  const view = drawing.viewBox.baseVal;
  const origin = drawing.getAttribute("data-v").split(" ").map(Number);
  const column = Math.floor((event.clientX - box.left) / box.width * view.width - origin[0]);
  const row = Math.floor((event.clientY - box.top) / box.height * view.height - origin[1]);
  return column >= 0 && row >= 0 && column < map.w ? row * map.w + column : -1;
}

function mark(cells, map, cell) {
  all(".cursor", cells).forEach(old => old.tagName === "rect" ? old.remove() : old.classList.remove("cursor"));
  const drawing = cells.querySelector("svg.grid");
  if (!drawing) {
    const tile = cells.firstElementChild.children[cell];
    if (tile) tile.classList.add("cursor");
    return;
  }
  const rect = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  rect.setAttribute("class", "cursor");
  rect.setAttribute("x", cell % map.w);
  rect.setAttribute("y", Math.floor(cell / map.w));
  rect.setAttribute("width", 1);
  rect.setAttribute("height", 1);
  drawing.querySelector("g").append(rect);
}

function stride(cells, map) {
  const tiles = cells.querySelector(".tiles");
  if (!tiles) return map.w;
  const top = tiles.children[0].offsetTop;
  const inRow = Array.prototype.findIndex.call(tiles.children, tile => tile.offsetTop > top);
  return inRow < 0 ? tiles.children.length : inRow;
}

all(".map").forEach(element => {
  const map = (data.maps || [])[Number(element.getAttribute("data-map"))];
  if (!map) return;
  const readout = element.querySelector(".readout");
  let at = -1;
  const go = (cells, cell) => {
    const link = map.c[cell];
    if (link === undefined || link < 0) return false;
    at = cell;
    readout.textContent = told(link);
    mark(cells, map, cell);
    return true;
  };
  all(".cells", element).forEach(cells => {
    cells.addEventListener("pointermove", event => go(cells, cellOf(cells, map, event)));
    cells.addEventListener("click", event => {
      if (go(cells, cellOf(cells, map, event))) show(map.c[at]);
    });
    cells.addEventListener("focus", () => {
      if (at < 0) go(cells, map.c.findIndex(link => link >= 0));
      else mark(cells, map, at);
    });
    cells.addEventListener("keydown", event => {
      if (event.key === "Enter" && at >= 0) {
        show(map.c[at]);
        event.preventDefault();
        return;
      }
      const step = {ArrowRight: 1, ArrowLeft: -1, ArrowDown: stride(cells, map), ArrowUp: -stride(cells, map)}[event.key];
      if (!step) return;
      event.preventDefault();
      for (let cell = at + step; cell >= 0 && cell < map.c.length; cell += step) {
        if (go(cells, cell)) return;
      }
    });
  });
});

// ---- the table of links: filter, order, picks, details ----

const table = byId("link-table");
const rows = table ? Array.from(table.tBodies[0].rows) : [];
const rowOf = new Map(rows.map(row => [Number(row.getAttribute("data-i")), row]));

if (table && rows.length > 1) {
  byId("link-controls").hidden = false;
  const filter = byId("filter");
  const onlyBad = byId("only-bad");
  const names = rows.map(row => {
    const i = Number(row.getAttribute("data-i"));
    return (data.ends[links.a[i]] + "->" + data.ends[links.b[i]]).replace(/[\u2068\u2069]/g, "").toLowerCase();
  });
  const apply = () => {
    const wanted = filter.value.trim().toLowerCase();
    let shown = 0;
    rows.forEach((row, n) => {
      row.hidden = !(names[n].includes(wanted) && !(onlyBad.checked && row.classList.contains("ok")));
      shown += row.hidden ? 0 : 1;
    });
    byId("shown").textContent = shown.toLocaleString("en-US") + " of " + rows.length.toLocaleString("en-US");
  };
  filter.addEventListener("input", apply);
  onlyBad.addEventListener("change", apply);
  document.addEventListener("keydown", event => {
    const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox" && event.target.type !== "radio";
    if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey) {
      event.preventDefault();
      filter.focus();
    } else if (event.key === "Escape" && event.target === filter) {
      filter.value = "";
      apply();
    }
  });
  apply();
  const figure = text => {
    const found = /^([\d,.]+)\s*(ns|us|ms|s|%)?/.exec(text);
    if (!found) return null;
    return Number(found[1].replace(/,/g, "")) * ({us: 1e3, ms: 1e6, s: 1e9}[found[2]] || 1);
  };
  all("th", table.tHead).forEach((heading, column) => {
    if (!heading.textContent || heading.textContent === "histogram") return;
    const button = make("button", heading.textContent);
    button.type = "button";
    heading.replaceChildren(button);
    button.addEventListener("click", () => {
      const up = heading.getAttribute("aria-sort") !== "ascending";
      all("th", table.tHead).forEach(other => other.removeAttribute("aria-sort"));
      heading.setAttribute("aria-sort", up ? "ascending" : "descending");
      const isText = heading.classList.contains("text");
      const key = row => isText ? row.cells[column].textContent : figure(row.cells[column].textContent);
      const sorted = rows.map(row => [key(row), row]).sort((one, other) => {
        if (one[0] === null || other[0] === null) return (one[0] === null) - (other[0] === null);
        const order = isText ? one[0].localeCompare(other[0], "en", {numeric: true}) : one[0] - other[0];
        return up ? order : -order;
      });
      table.tBodies[0].append(...sorted.map(one => one[1]));
    });
  });
}

if (table) {
  table.addEventListener("change", event => {
    if (event.target.type === "checkbox") redraw();
  });
  table.addEventListener("click", event => {
    const row = event.target.closest("tbody tr");
    if (row && event.target.type !== "checkbox" && !String(window.getSelection())) show(Number(row.getAttribute("data-i")));
  });
  table.addEventListener("keydown", event => {
    const row = event.target.closest("tbody tr");
    if (row && event.key === "Enter") {
      event.preventDefault();
      show(Number(row.getAttribute("data-i")));
    }
  });
}

function show(i) {
  const row = rowOf.get(i);
  if (!row) return;
  const box = row.querySelector("input");
  if (box && !box.checked) {
    box.checked = true;
    redraw();
  }
  row.hidden = false;
  if (byId("detail")) details(i);
  row.scrollIntoView({block: "nearest"});
}

// ---- the document in the page ----

async function saved() {
  const text = byId("saved").textContent;
  if (!text) return null;
  const bytes = Uint8Array.from(atob(text), c => c.charCodeAt(0));
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
}
let whole = null;
const read = () => whole || (whole = saved().then(stream => stream ? new Response(stream).json() : {}));

const save = byId("save");
if (save && typeof DecompressionStream !== "undefined") {
  save.hidden = false;
  save.addEventListener("click", async () => {
    const blob = await new Response(await saved()).blob();
    const link = make("a");
    link.href = URL.createObjectURL(new Blob([blob], {type: "application/json"}));
    link.download = save.getAttribute("data-name");
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    save.setAttribute("data-state", "saved " + blob.size);
  });
}

// What a document says is spelt as the rest of the page spells it: no letter of it turns or hides others.
const plain = text => text.replace(/[\p{C}\p{Zl}\p{Zp}]/gu, c => "\\u{" + c.codePointAt(0).toString(16) + "}");
const apart = (tag, text, css) => {
  const element = make(tag, undefined, css);
  element.append(make("bdi", plain(text)));
  return element;
};

async function details(i) {
  if (typeof DecompressionStream === "undefined") return;
  const link = ((await read()).links || [])[i];
  const place = byId("detail");
  place.replaceChildren();
  if (!link) return;
  place.append(make("h3", told(i)));
  (link.failures || []).forEach(why => place.append(apart("p", String(why), "why")));
  const list = make("dl");
  const add = (path, value) => {
    if (Array.isArray(value)) value.slice(0, 8).forEach((one, n) => add(path + " " + (n + 1), one));
    else if (value !== null && typeof value === "object") Object.keys(value).forEach(key => add((path + " " + key).trim(), value[key]));
    else if (value !== null && !/encoded|absent|series/.test(path)) {
      const pair = make("div");
      pair.append(apart("dt", path.replace(/_/g, " ")), apart("dd", typeof value === "number" ? value.toLocaleString("en-US") : String(value)));
      list.append(pair);
    }
  };
  Object.keys(link).filter(key => !/^(source|sink|series|status|failures|absent)$/.test(key)).forEach(key => add(key, link[key]));
  place.append(list);
}

// ---- charts, drawn when they are seen ----

const COLOURS = 8;
const MOST_LINES = 12;
const colour = i => getComputedStyle(document.documentElement).getPropertyValue("--c" + i % COLOURS).trim();
const ink = which => getComputedStyle(document.documentElement).getPropertyValue("--" + which).trim();
const DASHES = [[], [8, 3], [3, 3], [10, 3, 2, 3], [], [8, 3], [3, 3], []];
const picked = () => rows.filter(row => {
  const box = row.querySelector("input");
  return box && box.checked;
}).map(row => Number(row.getAttribute("data-i"))).slice(0, MOST_LINES);
const line = (label, n, more) => Object.assign({label, stroke: colour(n), width: 2, dash: DASHES[n % COLOURS], points: {show: false}, spanGaps: false}, more);
const axis = more => Object.assign({stroke: ink("soft"), grid: {stroke: ink("line"), width: 1}, ticks: {stroke: ink("line"), width: 1}, font: "12px system-ui", labelFont: "12px system-ui"}, more);
const sync = typeof uPlot === "undefined" ? null : uPlot.sync("time");
const drawn = new Map();

function plot(place, title, options, columns) {
  if (drawn.has(place)) drawn.get(place).destroy();
  place.replaceChildren(make("h3", title));
  const width = Math.max(260, place.clientWidth || 680);
  drawn.set(place, new uPlot(Object.assign({width, height: 280, padding: [12, 12, 0, 0]}, options), columns, place));
}

const draws = {
  "time-chart": place => {
    const time = data.time;
    const some = picked().filter(i => time && time.s[i] && time.s[i].length);
    if (!some.length) return place.replaceChildren();
    plot(place, "Picked links, " + time.unit, {
      scales: {x: {time: false}, y: {range: (u, low, high) => [0, (high || 1) * 1.05]}},
      cursor: {sync: {key: sync.key}},
      series: [{label: "time", value: (u, v) => v === null ? "" : digits(v) + " s"}].concat(some.map((i, n) => line(brief(name(i)), n, {value: (u, v) => v === null ? "-" : digits(v)}))),
      axes: [axis({values: (u, ticks) => ticks.map(t => digits(t) + " s")}), axis({size: 70, values: (u, ticks) => ticks.map(digits)})]
    }, [time.t].concat(some.map(i => time.s[i])));
  },
  "latency-chart": place => {
    const latency = data.latency;
    const some = picked().filter(i => latency.l[i] && latency.l[i].length);
    const curves = latency.loads.filter(load => load.v.length).map(load => [load.n, load.v]).concat(some.map(i => [brief(name(i)), latency.l[i]]));
    if (!curves.length) return place.replaceChildren();
    const rarity = p => Math.log10(1 / (1 - p / 100));
    const share = x => 100 * (1 - Math.pow(10, -x));
    const last = Math.max.apply(null, latency.p.map((p, n) => curves.some(curve => curve[1][n] !== null) ? n : 0));
    const xs = latency.p.slice(0, last + 1).map(rarity);
    plot(place, "Latency by percentile; each step to the right is ten times rarer", {
      scales: {x: {time: false}, y: {range: (u, low, high) => [0, (high || 1) * 1.05]}},
      series: [{label: "percentile", value: (u, v) => v === null ? "" : Number(share(v).toFixed(3)) + " %"}].concat(curves.map((curve, n) => line(curve[0], n, {value: (u, v) => v === null ? "-" : duration(v * 1e3), points: {show: true, size: 5}}))),
      axes: [axis({splits: () => xs.filter((x, n) => [0, 50, 90, 99, 99.9, 99.99, 99.999].includes(latency.p[n])), values: (u, ticks) => ticks.map(x => Number(share(x).toFixed(3)) + " %")}), axis({size: 76, values: (u, ticks) => ticks.map(v => v ? duration(v * 1e3) : "0")})]
    }, [xs].concat(curves.map(curve => curve[1].slice(0, last + 1))));
  }
};

const charts = typeof uPlot === "undefined" ? [] : Object.keys(draws).map(byId).filter(place => place && (place.id === "latency-chart" ? data.latency : data.time));
const draw = place => draws[place.id](place);
function redraw() {
  charts.filter(place => drawn.has(place) || place.childElementCount === 0 && seen.has(place)).forEach(draw);
}
const seen = new Set();
const watcher = new IntersectionObserver(entries => entries.forEach(entry => {
  if (entry.isIntersecting && !seen.has(entry.target)) {
    seen.add(entry.target);
    draw(entry.target);
  }
}), {rootMargin: "200px"});
charts.forEach(place => watcher.observe(place));
addEventListener("beforeprint", () => charts.forEach(place => {
  seen.add(place);
  draw(place);
  if (drawn.has(place)) drawn.get(place).setSize({width: 660, height: 240});
}));
addEventListener("afterprint", redraw);
let pending = 0;
addEventListener("resize", () => {
  cancelAnimationFrame(pending);
  pending = requestAnimationFrame(() => drawn.forEach((chart, place) => chart.setSize({width: Math.max(260, place.clientWidth), height: 280})));
});
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
requestAnimationFrame(() => requestAnimationFrame(() => document.documentElement.setAttribute("data-drawn", Math.round(performance.now()))));
})();
