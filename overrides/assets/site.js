// Leaving fast, by the exit link or three presses of Shift. A classic script: it works from file:// too.
(function () {
  var link = document.querySelector(".exit-go"), left, presses = [];
  if (!link) return;

  function leave() {
    left = true;
    // Coming back to this entry leaves again.
    try { history.replaceState("left", ""); } catch (e) {}
    // Blank in this very task: the target may never answer.
    document.documentElement.textContent = "";
    location.replace(link.href);
  }

  addEventListener("click", function (event) {
    var chosen = event.target.closest("a[href]");
    // Within a page no entry is added, or Back from the exit would show the page again.
    var within = chosen && chosen.getAttribute("href")[0] === "#" && !event.ctrlKey && !event.metaKey && !event.shiftKey;
    if (chosen === link || within) event.preventDefault();
    if (chosen === link) leave();
    else if (within) location.replace(chosen.href);
  });

  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    var alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    presses = alone ? presses.slice(-2).concat(event.timeStamp) : [];
    if (presses.length === 3 && presses[2] - presses[0] < 2500) leave();
  });

  addEventListener("pageshow", function (event) {
    if (left && event.persisted) leave();
  });
  if (history.state === "left") leave();
})();
