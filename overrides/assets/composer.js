// Puts a course pack together. What the address says is compared with known ids, and never shown.
import { downloadZip } from "./client-zip.js";

const box = document.querySelector(".composer"), form = box.querySelector("form"), made = box.querySelector(".made");
const words = JSON.parse(box.dataset.words);
// One date for every file: the same choice gives the same bytes.
const DATE = new Date(Date.UTC(1980, 0, 1));
const HOLE = /\{(\w+)\}/g;
let catalogue, from, order = [], dropped = new Set();

const fill = (template, values) => template.replace(HOLE, (hole, name) => values[name] ?? hole);
const lines = (template, name, values) => values.map(value => fill(template, { [name]: value })).join("\n");
const pad = number => String(number).padStart(2, "0");
const chosen = name => [...form.querySelectorAll(`[name="${name}"]:checked`)].map(input => input.value);

// ---- the choice

function placed() {
  const length = catalogue.lengths.find(one => one.id === chosen("length")[0]);
  const profession = catalogue.professions.find(one => one.id === chosen("profession")[0]);
  const forms = catalogue.forms.filter(one => chosen("forms").includes(one.id));
  const found = new Map();
  for (const slot of length.slots) {
    const ids = slot.takes === "profession" ? profession?.modules ?? []
      : slot.takes === "form" ? [...new Set(forms.flatMap(one => one.modules))].sort((a, b) => catalogue.modules[a].number - catalogue.modules[b].number)
      : [slot.module];
    for (const id of ids) {
      if (!found.has(id)) found.set(id, { id, depth: slot.depth, optional: slot.optional || slot.takes === "form" });
    }
  }
  return { length, profession, forms, parts: arranged([...found.values()]) };
}

// `order` holds the ids in the order chosen; a module that is not in it stands where the length puts it.
function arranged(all) {
  const known = order.filter(id => all.some(part => part.id === id));
  const rest = all.filter(part => !known.includes(part.id));
  const sorted = known.map(id => all.find(part => part.id === id));
  for (const part of rest) sorted.splice(all.indexOf(part), 0, part);
  return sorted;
}

function minutesOf(part) { return catalogue.modules[part.id].minutes[part.depth - 1]; }

function kept(choice) { return choice.parts.filter(part => !(part.optional && dropped.has(part.id))); }

function filesOf(part) {
  const own = catalogue.modules[part.id].files;
  return [...own[part.depth], ...own.whole];
}

// ---- what is shown

function element(name, text, attributes = {}) {
  const node = document.createElement(name);
  if (text) node.textContent = text;
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  return node;
}

function button(word, title, action, id) {
  const node = element("button", words[word], { type: "button", "aria-label": `${words[word]} : ${title}`, "data-of": `${word} ${id}` });
  node.addEventListener("click", action);
  return node;
}

function show(focus) {
  const choice = placed(), parts = kept(choice), whole = choice.length.minutes;
  const total = choice.length.other + parts.reduce((sum, part) => sum + minutesOf(part), 0);
  const bytes = [...catalogue.papers, ...parts.flatMap(filesOf)].reduce((sum, file) => sum + file.bytes, 0);
  const list = element("ol", "", { class: "parts" });
  choice.parts.forEach((part, at) => list.append(shownPart(part, at, choice)));
  const left = whole - total;
  const verdict = left < 0 ? fill(words.over, { minutes: -left }) : left > 0 ? fill(words.spare, { minutes: left }) : "";
  const sums = element("p", "", { class: left < 0 ? "sums over" : "sums", role: "status" });
  sums.append(element("b", `${words.total} : ${total} / ${whole} min`), ` ${verdict} `, element("span", `${words.size} : ${megabytes(bytes)}`));
  const take = element("button", words.take, { type: "button", class: "take" });
  const said = element("p", "", { class: "said", role: "status" });
  take.addEventListener("click", () => zip(choice, parts, take, said));
  const outcomes = element("ul");
  for (const part of parts) for (const text of catalogue.modules[part.id].outcomes) outcomes.append(element("li", text));
  const contents = element("details");
  contents.append(element("summary", words.contents), outcomes);
  const heading = element("h2", words.modules, { tabindex: "-1", "data-of": "modules" });
  made.replaceChildren(heading, list, sums, contents, take, said);
  const ready = catalogue.packs[readyId(choice, parts)];
  if (ready) {
    const link = element("a", words.same, { href: address(ready), download: "" });
    made.append(element("p"));
    made.lastChild.append(link);
  }
  if (focus) made.querySelector(`[data-of="${focus}"]`)?.focus();
  remember(choice);
}

function shownPart(part, at, choice) {
  const module = catalogue.modules[part.id], gone = part.optional && dropped.has(part.id);
  const line = element("li", "", gone ? { class: "gone" } : {});
  line.append(element("b", module.title), " ", element("span", `${minutesOf(part)} min`));
  if (!part.optional) return line;
  line.append(" ", element("span", words.optional, { class: "tag" }), " ");
  const move = step => () => {
    order = choice.parts.map(one => one.id);
    const to = at + step;
    order.splice(to, 0, ...order.splice(at, 1));
    show(`${step < 0 ? "up" : "down"} ${part.id}`);
  };
  if (at > 0) line.append(button("up", module.title, move(-1), part.id), " ");
  if (at < choice.parts.length - 1) line.append(button("down", module.title, move(1), part.id), " ");
  line.append(button(gone ? "add" : "drop", module.title, () => {
    if (!dropped.delete(part.id)) dropped.add(part.id);
    show(`${gone ? "drop" : "add"} ${part.id}`);
  }, part.id));
  return line;
}

function megabytes(bytes) {
  return new Intl.NumberFormat(document.documentElement.lang, { style: "unit", unit: "megabyte", maximumFractionDigits: 1 }).format(bytes / 1e6);
}

function readyId(choice, parts) {
  const plain = placedIds(choice.length, choice.profession);
  if (parts.map(part => part.id).join() !== plain.join()) return "";
  return [choice.length.for_professions ? choice.profession?.id : "", choice.length.id].filter(Boolean).join("-");
}

function placedIds(length, profession) {
  return [...new Set(length.slots.flatMap(slot => slot.takes === "profession" ? profession?.modules ?? [] : slot.takes ? [] : [slot.module]))];
}

// ---- the address: ids only

function remember(choice) {
  const told = new URLSearchParams();
  for (const name of ["profession", "length", "locale"]) if (chosen(name)[0]) told.set(name, chosen(name)[0]);
  if (choice.forms.length) told.set("forms", choice.forms.map(one => one.id).join());
  const gone = choice.parts.filter(part => part.optional && dropped.has(part.id)).map(part => part.id);
  if (gone.length) told.set("without", gone.join());
  if (order.length) told.set("order", choice.parts.map(part => part.id).join());
  history.replaceState(history.state, "", `#${told}`);
}

function recall() {
  const told = new URLSearchParams(location.hash.slice(1));
  for (const name of ["profession", "length", "forms", "locale"].filter(name => told.has(name))) {
    const ids = (told.get(name) ?? "").split(",");
    for (const input of form.querySelectorAll(`[name="${name}"]`)) {
      if (ids.includes(input.value)) input.checked = true;
      else if (input.type === "checkbox") input.checked = false;
    }
  }
  const known = id => Object.hasOwn(catalogue.modules, id);
  dropped = new Set((told.get("without") ?? "").split(",").filter(known));
  order = [...new Set((told.get("order") ?? "").split(",").filter(known))];
}

// ---- the pack

function address(path) { return new URL(`../${path}`, from).href; }

async function fetched(file) {
  const answer = await fetch(address(file.path), { cache: "no-cache", credentials: "omit", referrerPolicy: "no-referrer" });
  if (!answer.ok) throw new Error("offline");
  const content = await answer.arrayBuffer();
  const sum = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  if ([...sum].map(byte => byte.toString(16).padStart(2, "0")).join("") !== file.sha256) throw new Error("broken");
  return content;
}

function texts(choice, parts, names) {
  const of = catalogue.templates, rows = [];
  let at = 0;
  const row = (title, minutes) => {
    rows.push(fill(of["programme-row"], { at: `${Math.floor(at / 60)}:${pad(at % 60)}`, title, minutes }));
    at += minutes;
  };
  const length = choice.length, { opening, breaks, closing } = length.frame;
  if (length.opening) row(opening, length.opening);
  const taught = parts.reduce((sum, part) => sum + minutesOf(part), 0), unused = length.minutes - length.other - taught;
  let spent = 0, rested = !length.breaks;
  for (const part of parts) {
    row(catalogue.modules[part.id].title, minutesOf(part));
    spent += minutesOf(part);
    if (!rested && 2 * spent >= taught) rested = !row(breaks, length.breaks);
  }
  if (length.closing) row(closing, length.closing);
  if (unused > 0) row(catalogue.left, unused);
  const whom = length.for_professions && choice.profession?.title;
  const title = [whom, whom ? length.short : length.title, ...choice.forms.map(one => one.title)].filter(Boolean).join(" · ");
  const outcomes = parts.flatMap(part => catalogue.modules[part.id].outcomes);
  const sources = [...new Set(parts.flatMap(part => catalogue.modules[part.id].sources))];
  return {
    "README.md": fill(of["README.md"], { files: lines(of["file-row"], "name", [...names, "README.md", "programme.md", "sources.md"].sort()) }),
    "programme.md": fill(of["programme.md"], { title, minutes: length.minutes, rows: rows.join("\n"), outcomes: lines(of.line, "text", outcomes) }),
    "sources.md": fill(of["sources.md"], { rows: lines(of.line, "text", sources) }),
  };
}

async function zip(choice, parts, take, said) {
  take.disabled = true;
  said.textContent = words.working;
  try {
    const wanted = catalogue.papers.map(file => [file.name, file]);
    parts.forEach((part, at) => filesOf(part).forEach(file => wanted.push([`${pad(at + 1)}-${part.id}/${file.name}`, file])));
    const contents = await Promise.all(wanted.map(async ([name, file]) => [name, await fetched(file)]));
    const written = Object.entries(texts(choice, parts, wanted.map(([name]) => name)));
    const files = [...written, ...contents].map(([name, input]) => ({ name, input, lastModified: DATE }));
    files.sort((a, b) => (a.name < b.name ? -1 : 1));
    const blob = await downloadZip(files).blob();
    const link = element("a", "", { href: URL.createObjectURL(blob), download: `${chosen("length")[0]}-${catalogue.locale}.zip` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
    said.textContent = words.ready;
  } catch (error) {
    said.textContent = error.message === "broken" ? words.broken : words.offline;
  } finally {
    take.disabled = false;
  }
}

// ---- begin

async function read() {
  from = new URL(box.dataset[`catalogue${chosen("locale")[0]}`] ?? box.dataset.catalogue, location.href);
  const answer = await fetch(from, { credentials: "omit", referrerPolicy: "no-referrer" });
  catalogue = await answer.json();
}

async function begin() {
  try {
    await read();
  } catch {
    return;
  }
  recall();
  await read();
  box.hidden = false;
  form.addEventListener("change", async event => {
    if (event.target.name === "locale") await read();
    show();
  });
  form.addEventListener("submit", event => event.preventDefault());
  // The button that asks for the list gives its place, and the focus, to the list.
  const ask = made.querySelector(".take"), asking = () => document.activeElement === ask;
  if ("asked" in box.dataset) show(asking() && "modules");
  else ask.addEventListener("click", () => show("modules"));
}

begin();
