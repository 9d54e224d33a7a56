// Leaving fast: the exit link, or Shift three times. A classic script, so that it works from file:// too.
(function () {
  var link = document.querySelector(".exit-go");
  if (!link) return;
  var target = link.href, left = false, presses = [];

  function leave() {
    left = true;
    // A reload of this entry, or a way back to it, leaves again.
    try { history.replaceState("left", ""); } catch (e) {}
    // The page goes blank in this very task: the target may be slow, or never answer.
    document.documentElement.textContent = "";
    location.replace(target);
  }

  addEventListener("click", function (event) {
    var chosen = event.target.closest("a[href]");
    if (!chosen) return;
    if (chosen === link) {
      event.preventDefault();
      leave();
    } else if (chosen.getAttribute("href")[0] === "#" && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      // No history entry within a page: Back from the exit would show it again.
      event.preventDefault();
      location.replace(chosen.href);
    }
  });

  addEventListener("keydown", function (event) {
    if (event.repeat) return;
    if (event.key !== "Shift" || event.ctrlKey || event.altKey || event.metaKey) {
      presses = [];
      return;
    }
    presses = presses.slice(-2).concat(event.timeStamp);
    if (presses.length === 3 && presses[2] - presses[0] < 2500) leave();
  });

  addEventListener("pageshow", function () {
    if (left || history.state === "left") leave();
  });
})();
