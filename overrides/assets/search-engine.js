// Finds pages by their words. It reads the texts of all pages, passage by passage, each time it is asked: that is
// quicker than to build an index here, and lighter than to fetch one. A classic script, for file:// too.
var searchEngine = function (index) {
  "use strict";
  var pages = index.pages, passages = index.passages.split("\n"), folded = fold(index.passages);
  var starts = [0], vocabulary;
  for (var end = folded.indexOf("\n"); end >= 0; end = folded.indexOf("\n", end + 1)) starts.push(end + 1);
  var ignored = new Set(index.ignored.map(fold)), endings = index.endings.map(fold).join("|");
  var ending = endings && new RegExp("^(.{4,}?)(?:" + endings + ")$"), same = new Map();
  for (var key in index.same) same.set(stem(fold(key)), index.same[key].map(fold));

  // The passages of each page: its title, then what it says.
  var held = pages.map(function (page, number) {
    for (var all = [number], runs = page[3], r = 0; r < runs.length; r += 2) {
      for (var n = 0; n < runs[r + 1]; n++) all.push(runs[r] + n);
    }
    return all;
  });

  function fold(text) {
    return text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").toLowerCase().replace(/œ/g, "oe").replace(/æ/g, "ae");
  }

  // A word without the longest ending that leaves four letters.
  function stem(word) {
    return ending && /[^\d]/.test(word) ? word.replace(ending, "$1") : word;
  }

  // A pattern for a word in any of its forms; for numbers, with the spaces that make them easy to read.
  function forms(word) {
    if (/^\d+$/.test(word)) return "\\b" + word.split("").join("\\s?") + "\\b";
    return "\\b" + stem(word) + (endings && "(?:" + endings + ")?") + "\\b";
  }

  function phrase(words) {
    return (words.match(/[a-z0-9]+/g) || []).map(forms).join("\\W+");
  }

  // How well each passage holds a pattern is written into `hits`.
  function scan(pattern, worth, hits) {
    var found, at = 0, any = false, regex = new RegExp(pattern, "g");
    while ((found = regex.exec(folded))) {
      while (starts[at + 1] <= found.index) at++;
      hits[at] = Math.max(hits[at], worth);
      any = true;
      if (at + 1 < starts.length) regex.lastIndex = starts[at + 1];
    }
    return any;
  }

  // Damerau's distance, or more than `most`.
  function distance(word, other, most) {
    if (Math.abs(word.length - other.length) > most) return most + 1;
    var before, last = [], row = [];
    for (var j = 0; j <= other.length; j++) row[j] = j;
    for (var i = 1; i <= word.length; i++) {
      before = last;
      last = row;
      row = [i];
      for (j = 1; j <= other.length; j++) {
        row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (word[i - 1] === other[j - 1] ? 0 : 1));
        var swapped = i > 1 && j > 1 && word[i - 1] === other[j - 2] && word[i - 2] === other[j - 1];
        if (swapped) row[j] = Math.min(row[j], before[j - 2] + 1);
      }
      if (Math.min.apply(null, row) > most) return most + 1;
    }
    return row[other.length];
  }

  // Doubled letters are the commonest mistake of all.
  function single(word) {
    return word.replace(/(.)\1/g, "$1");
  }

  // The known words that are nearest to one that is not known.
  function nearest(word) {
    vocabulary = vocabulary || new Set((folded.match(/[a-z0-9]{3,}/g) || []).concat(Array.from(same.keys())));
    var most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2, found = [];
    if (most) vocabulary.forEach(function (other) {
      var far = distance(single(word), single(other), most);
      if (far < most) {
        most = far;
        found = [];
      }
      if (far === most) found.push(other);
    });
    return found;
  }

  function expand(word, worth, hits, patterns) {
    var others = (same.get(stem(word)) || []).map(phrase).filter(Boolean).join("|");
    if (others) patterns.push(others);
    return Boolean(others) && scan(others, worth, hits);
  }

  // Where a word stands: its own forms; where it is still being typed, words that begin so; words that mean the
  // same here; and only if nothing of all this is found, words that are written nearly so.
  function look(word, open) {
    var hits = new Float32Array(starts.length), patterns = [forms(word)];
    var any = scan(patterns[0], 1, hits);
    if (open && word.length > 2) {
      patterns.push("\\b" + word + "\\w*");
      any = scan(patterns[1], 0.8, hits) || any;
    }
    any = expand(word, 0.7, hits, patterns) || any;
    if (!any) {
      nearest(word).forEach(function (other) {
        patterns.push(forms(other));
        scan(forms(other), 0.6, hits);
        expand(other, 0.5, hits, patterns);
      });
    }
    return {hits: hits, patterns: patterns};
  }

  function asked(query) {
    var words = fold(query).replace(/(\d)\s+(?=\d)/g, "$1").match(/[a-z0-9]{2,}/g) || [];
    var open = /[^\s.,;:!?]$/.test(query) ? words[words.length - 1] : "";
    var telling = words.filter(function (word) { return !ignored.has(word); });
    words = telling.length ? telling : words;
    return words.filter(function (word, at) { return words.indexOf(word) === at; }).map(function (word) {
      return look(word, word === open);
    });
  }

  // Whether a page holds a word.
  function holds(number, word) {
    return held[number].some(function (at) { return word.hits[at] > 0; });
  }

  // How well a page answers, how many of the words it holds, and which of its passages says most of them.
  function weigh(number, words) {
    var best = {worth: 0, at: -1, words: 0}, score = 0, found = 0;
    var sums = words.map(function () { return {title: 0, heading: 0, lead: 0, often: 0}; });
    held[number].forEach(function (at, place) {
      var heading = passages[at][0] === "#", worth = 0, several = 0;
      for (var w = 0; w < words.length; w++) {
        var hit = words[w].hits[at], sum = sums[w];
        if (!hit) continue;
        several++;
        worth += hit * words[w].rare;
        if (!place) sum.title = hit;
        else if (heading) sum.heading = Math.max(sum.heading, hit);
        else sum.often += hit;
        if (place === 1) sum.lead = hit;
      }
      if (place && !heading && (worth > best.worth || best.at < 0)) best = {worth: worth, at: at, words: several};
    });
    sums.forEach(function (sum, w) {
      var part = 4 * sum.title + 2 * sum.heading + sum.lead + sum.often / (sum.often + 0.5 + held[number].length / 40);
      if (part) found++;
      score += words[w].rare * part;
    });
    // Words that stand together say more than words that are far apart.
    if (best.words > 1) score += best.worth;
    if (found > 1) score *= best.words / found;
    return {page: number, score: score * found * found * pages[number][2], words: found, at: best.at};
  }

  // The pages that hold the words, the best first. One word in three may be missing.
  function search(query) {
    var words = asked(query);
    words.forEach(function (word) {
      var many = pages.filter(function (_, number) { return holds(number, word); }).length;
      word.rare = Math.log(1 + (pages.length - many + 0.5) / (many + 0.5));
    });
    var found = pages.map(function (_, number) { return weigh(number, words); });
    var most = Math.max.apply(null, found.map(function (one) { return one.words; }));
    found = found.filter(function (one) { return one.words && one.words >= most * 2 / 3; });
    found.sort(function (one, other) { return other.score - one.score || one.page - other.page; });
    var patterns = words.reduce(function (all, word) { return all.concat(word.patterns); }, []);
    return {pages: found, patterns: patterns};
  }

  // A text in pieces, every second of which is one of the words; cut to what stands around the first.
  function marked(text, patterns, length) {
    var plain = "", places = [], regex = patterns.length && new RegExp(patterns.join("|"), "g"), found, spans = [];
    for (var at = 0; at < text.length; at++) {
      var sign = fold(text[at]);
      plain += sign;
      for (var k = 0; k < sign.length; k++) places.push(at);
    }
    places.push(text.length);
    while (regex && (found = regex.exec(plain))) {
      if (!found[0]) regex.lastIndex++;
      else spans.push([places[found.index], places[found.index + found[0].length - 1] + 1]);
    }
    var from = 0, to = text.length;
    if (to > length) {
      from = spans.length && spans[0][0] > length / 2 ? text.lastIndexOf(" ", spans[0][0] - length / 3) + 1 : 0;
      to = text.length > from + length ? text.lastIndexOf(" ", from + length) : to;
    }
    var pieces = [from ? "… " : ""], done = from;
    spans.forEach(function (span) {
      if (span[0] < done || span[1] > to) return;
      pieces[pieces.length - 1] += text.slice(done, span[0]);
      pieces.push(text.slice(span[0], span[1]), "");
      done = span[1];
    });
    pieces[pieces.length - 1] += text.slice(done, to) + (to < text.length ? " …" : "");
    return pieces;
  }

  // What is shown of a page that was found; titles and extracts as `marked` cuts them.
  function shown(found, patterns) {
    var page = pages[found.page], title = passages[found.page], text = found.at < 0 ? "" : passages[found.at];
    return {
      path: page[0],
      kind: index.kinds[page[1]],
      title: marked(title, patterns, title.length),
      extract: marked(text, patterns, 220),
    };
  }

  return {search: search, shown: shown};
};
