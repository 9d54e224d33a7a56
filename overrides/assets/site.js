// Leaves fast: by the exit link, or by Shift pressed three times. A classic script, for file:// too.
(function () {
  var link = document.querySelector(".exit-go"), left, presses = [];
  if (!link) return;

  function leave() {
    left = true;
    try { history.replaceState("left", ""); } catch (e) {}
    // Blank in this very task: the target may never answer.
    document.documentElement.textContent = "";
    location.replace(link.href);
  }

  addEventListener("click", function (event) {
    var chosen = event.target.closest("a[href]");
    if (chosen === link) {
      event.preventDefault();
      leave();
    } else if (chosen && chosen.getAttribute("href")[0] === "#" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // No new entry within a page: Back from the exit would show it.
      event.preventDefault();
      location.replace(chosen.href);
    }
  });

  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    var alone = event.key === "Shift" && !event.ctrlKey && !event.altKey && !event.metaKey;
    presses = alone ? presses.slice(-2).concat(event.timeStamp) : [];
    if (presses.length === 3 && presses[2] - presses[0] < 2500) leave();
  });

  // Back or reload onto a page that was left.
  addEventListener("pageshow", function (event) {
    if (left && event.persisted) leave();
  });
  if (history.state === "left") leave();
})();
