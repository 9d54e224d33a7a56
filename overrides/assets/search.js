// The box of the search. Nothing is fetched before it is used; what is typed stays in it: no address, no history,
// nothing kept. A classic script, and its files are scripts too, for file://.
(function () {
  "use strict";
  var here = document.querySelector(".search"), root = new URL("..", document.currentScript.src);
  var box = here.querySelector("input"), count = here.querySelector(".count"), list = here.querySelector(".found");
  var more = here.querySelector(".more"), nothing = here.querySelector(".nothing");
  var words = JSON.parse(here.dataset.words), plural = new Intl.PluralRules(document.documentElement.lang);
  var AT_ONCE = 20, PAUSE = 180, engine, begun, waiting, found;

  here.querySelector(".without").remove();
  here.querySelector("[role=search]").hidden = false;
  box.value = "";

  function fetchOnce() {
    if (begun) return;
    begun = true;
    count.textContent = words.loading;
    load(here.dataset.engine, function () {
      load(here.dataset.index, function () {
        engine = searchEngine(searchIndex);
        answer();
      });
    });
  }

  function load(address, then) {
    var script = document.createElement("script");
    script.src = address;
    script.onload = then;
    script.onerror = function () {
      begun = false;
      count.textContent = words.failed;
      nothing.hidden = false;
    };
    document.head.append(script);
  }

  function answer() {
    var asked = box.value.trim();
    list.replaceChildren();
    found = asked.length > 1 ? engine.search(asked) : {pages: [], patterns: []};
    var number = found.pages.length, none = asked.length > 1 && !number;
    var said = none ? words.nothing : number ? words[plural.select(number)].replace("{n}", number) : "";
    if (count.textContent !== said) count.textContent = said;
    nothing.hidden = !none;
    show();
    list.setAttribute("aria-busy", "false");
  }

  // The next pages of those that were found; the first of them.
  function show() {
    var shown = list.children.length, first;
    found.pages.slice(shown, shown + AT_ONCE).forEach(function (one) {
      var page = engine.shown(one, found.patterns), line = element("li");
      var link = element("a", "t");
      link.href = address(page.path);
      write(link, page.title);
      line.append(link, element("p", "kind", page.kind));
      if (page.extract[1] || page.extract[0]) line.append(write(element("p"), page.extract));
      list.append(line);
      first = first || link;
    });
    list.hidden = !list.children.length;
    more.hidden = list.children.length >= found.pages.length;
    return first;
  }

  // A folder is no page where no server answers; elsewhere light pages may have a host of their own.
  function address(path) {
    if (location.protocol === "file:") return new URL(path + "index.html", root);
    var light = here.dataset.help && /^i\//.test(path);
    return light ? new URL(path.slice(2), here.dataset.help) : new URL(path, root);
  }

  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  function write(where, pieces) {
    pieces.forEach(function (piece, at) {
      where.append(at % 2 ? element("mark", "", piece) : piece);
    });
    return where;
  }

  box.addEventListener("focus", fetchOnce);
  box.addEventListener("input", function () {
    fetchOnce();
    list.setAttribute("aria-busy", "true");
    clearTimeout(waiting);
    if (engine) waiting = setTimeout(answer, PAUSE);
  });
  box.addEventListener("keydown", function (event) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    box.value = "";
    clearTimeout(waiting);
    if (engine) answer();
  });
  more.addEventListener("click", function () {
    show().focus();
  });
})();
