// A module on a learning platform: one section at a time, questions, and what the platform keeps of them by
// SCORM 1.2. Without a platform everything works, and nothing is kept.
"use strict";
(function () {
  const MOST_WINDOWS = 12;
  const FINISHED = /^(completed|passed|failed)$/;
  const since = Date.now();
  let api = null;
  let open = false;
  let best = 0;
  let at = 0;
  let shape, sections, questions;

  // ---- what the platform is asked

  function searched(from) {
    let here = from;
    for (let step = 0; here && step < MOST_WINDOWS; step += 1) {
      try {
        if (here.API) return here.API;
      } catch {
        // A window of another site: the platform may still be above it.
      }
      here = here.parent === here ? null : here.parent;
    }
    return null;
  }

  function ask(name, ...values) {
    try {
      return String(api[name](...values));
    } catch {
      return "";
    }
  }

  function get(name) {
    return open ? ask("LMSGetValue", name) : "";
  }

  function set(values) {
    return Object.keys(values).every((name) => ask("LMSSetValue", name, String(values[name])) === "true");
  }

  function enter() {
    api = searched(window) || searched(window.top.opener);
    open = api !== null && ask("LMSInitialize", "") === "true";
    tell(open);
    best = Number(get("cmi.core.score.raw")) || 0;
    if (open && !FINISHED.test(get("cmi.core.lesson_status"))) set({ "cmi.core.lesson_status": "incomplete" });
  }

  function keep() {
    if (!open) return;
    const values = {
      "cmi.suspend_data": `${shape};${questions.map((asked) => asked.code).join()}`,
      "cmi.core.lesson_location": sections[at].id,
    };
    if (answered()) {
      // A later try never takes a better result away.
      best = Math.max(best, Math.round((100 * right()) / questions.length));
      Object.assign(values, { "cmi.core.score.min": 0, "cmi.core.score.max": 100, "cmi.core.score.raw": best });
    }
    if (done() && !FINISHED.test(get("cmi.core.lesson_status"))) values["cmi.core.lesson_status"] = "completed";
    tell(set(values) && ask("LMSCommit", "") === "true");
  }

  function leave() {
    if (!open) return;
    const exit = FINISHED.test(get("cmi.core.lesson_status")) ? "" : "suspend";
    set({ "cmi.core.session_time": span(Date.now() - since), "cmi.core.exit": exit });
    ask("LMSFinish", "");
    open = false;
  }

  function span(milliseconds) {
    const seconds = Math.round(milliseconds / 1000);
    const parts = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
    return parts.map((part) => String(part).padStart(2, "0")).join(":");
  }

  function tell(kept) {
    const place = document.getElementById("not-kept");
    const shown = place.querySelector("p");
    if (kept && shown) shown.remove();
    if (!kept && !shown) place.append(place.querySelector("template").content.cloneNode(true));
  }

  // ---- answers: each kind reads and writes one as a short code, "" as long as there is none

  const choice = {
    read: (fields) => (fields.find((field) => field.checked) || { value: "" }).value,
    write: (fields, code) => fields.forEach((field) => { field.checked = field.value === code; }),
    right: (fields) => fields.some((field) => field.checked && "right" in field.dataset),
    said: (asked) => asked.code,
  };
  const matching = {
    read: (fields) => (fields.every((field) => field.value) ? fields.map(digit).join("") : ""),
    write: (fields, code) => fields.forEach((field, place) => {
      field.value = code ? parseInt(code[place], 36) : "";
      echo(field);
    }),
    right: (fields) => fields.every(paired),
    said: (asked) => String(asked.right),
  };
  const short = {
    read: ([field]) => encodeURIComponent(field.value.trim().replace(/[\ud800-\udfff]/g, "")),
    write: ([field], code) => { field.value = decodeURIComponent(code); },
    right: ([field]) => JSON.parse(field.dataset.accepted).map(bare).includes(bare(field.value)),
    said: (asked) => String(asked.right),
  };
  const KINDS = { choice, "true-false": choice, matching, short };

  function digit(field) {
    return Number(field.value).toString(36);
  }

  function paired(field) {
    return field.value === field.dataset.right;
  }

  // A closed list cuts long answers short.
  function echo(field) {
    field.parentNode.querySelector(".chosen").textContent = field.value ? field.selectedOptions[0].text : "";
  }

  // Capitals, accents, signs and spaces do not count.
  function bare(text) {
    const letters = text.toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae").normalize("NFD");
    return letters.replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}]+/gu, " ").trim();
  }

  function judge(asked) {
    const { fields, kind, told } = asked;
    asked.code = kind.read(fields);
    asked.right = asked.code !== "" && kind.right(fields);
    told.replaceChildren();
    told.classList.toggle("right", asked.right);
    if (!asked.code) return;
    const texts = [...asked.element.querySelectorAll("template")];
    told.append(texts.find((text) => text.dataset.for === kind.said(asked)).content.cloneNode(true));
    if (kind === matching) told.append(pairs(fields));
  }

  function pairs(fields) {
    const list = document.createElement("ul");
    for (const field of fields) {
      const mark = document.createElement("b");
      mark.className = paired(field) ? "right" : "wrong";
      mark.textContent = document.body.dataset[mark.className];
      const line = document.createElement("li");
      line.append(mark, ` ${field.labels[0].textContent} → ${field.selectedOptions[0].text}`);
      list.append(line);
    }
    return list;
  }

  function check(asked) {
    judge(asked);
    if (asked.code) keep();
    else asked.told.append(asked.element.querySelector(".how").textContent);
    update();
  }

  function clear(asked) {
    asked.kind.write(asked.fields, "");
    judge(asked);
  }

  function restart() {
    questions.forEach(clear);
    show(sections.indexOf(questions[0].element));
  }

  function resume(kept) {
    const [of, codes = ""] = kept.split(";");
    if (of !== shape) return;
    codes.split(",").forEach((code, place) => {
      try {
        questions[place].kind.write(questions[place].fields, code);
        judge(questions[place]);
      } catch {
        // What was kept is not of this module: the question is asked again.
      }
    });
  }

  // ---- what is shown

  function answered() {
    return questions.filter((asked) => asked.code).length;
  }

  function right() {
    return questions.filter((asked) => asked.right).length;
  }

  function done() {
    return questions.length ? answered() === questions.length : at === sections.length - 1;
  }

  function all(selector) {
    return [...document.querySelectorAll(selector)];
  }

  function update() {
    for (const asked of questions) {
      const state = asked.code ? (asked.right ? "right" : "wrong") : "";
      for (const link of all(`a[href="#${asked.element.id}"]`)) {
        link.className = state;
        const said = link.querySelector(".said");
        if (said) said.textContent = state && document.body.dataset[state];
        else link.parentNode.hidden = state !== "wrong";
      }
    }
    const open = questions.some((asked) => asked.code && !asked.right);
    all(".again").forEach((part) => { part.hidden = !open; });
    all(".done").forEach((part) => { part.hidden = !done(); });
    all(".answered").forEach((part) => { part.textContent = answered(); });
    all(".right-count").forEach((part) => { part.textContent = right(); });
    all("progress").forEach((bar) => { bar.value = answered(); });
  }

  function turn(place) {
    at = place;
    sections.forEach((section, number) => section.classList.toggle("on", number === at));
    document.body.classList.toggle("first", at === 0);
    const next = document.querySelector(".next");
    next.textContent = at === 0 ? next.dataset.first : next.dataset.next;
    next.hidden = at === sections.length - 1;
    document.querySelector(".previous").hidden = at === 0;
    document.querySelector(".contents").open = false;
    update();
  }

  function show(place) {
    turn(place);
    window.scrollTo(0, 0);
    sections[at].querySelector("h2").focus({ preventScroll: true });
    keep();
  }

  function begin() {
    shape = document.body.dataset.shape;
    sections = all("section");
    questions = all(".question").map((element) => ({
      element,
      kind: KINDS[element.dataset.kind],
      fields: [...element.querySelectorAll("input, select")],
      told: element.querySelector(".told"),
      code: "",
      right: false,
    }));
    enter();
    resume(get("cmi.suspend_data"));
    const location = get("cmi.core.lesson_location");
    turn(Math.max(0, sections.findIndex((section) => section.id === location)));
    listen();
  }

  function listen() {
    document.querySelector(".next").onclick = () => show(at + 1);
    document.querySelector(".previous").onclick = () => show(at - 1);
    all(".restart").forEach((button) => { button.onclick = restart; });
    all("select").forEach((field) => { field.onchange = () => echo(field); });
    for (const asked of questions) {
      asked.element.querySelector("form").onsubmit = (event) => {
        event.preventDefault();
        check(asked);
      };
    }
    for (const link of all('a[href^="#"]')) {
      const place = sections.findIndex((section) => `#${section.id}` === link.hash);
      link.onclick = (event) => {
        event.preventDefault();
        show(place);
      };
    }
    // Some browsers tell of one, some of the other; the platform is left once.
    window.addEventListener("pagehide", leave);
    window.addEventListener("unload", leave);
    // Taken back by Back, the page would go on with a platform that it has left.
    window.addEventListener("pageshow", (event) => {
      if (event.persisted) window.location.reload();
    });
  }

  document.documentElement.className = "js";
  document.addEventListener("DOMContentLoaded", begin);
})();
