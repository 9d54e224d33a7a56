// The composer itself is fetched once somebody begins to choose, or comes back with a choice in the address.
// Nothing on the page moves before something is asked: a reader who only passes through keeps her place.
(function () {
  var box = document.querySelector(".composer"), here = document.currentScript.src, begun;
  // A copy without a server can fetch nothing: the ready-made packs stay.
  if (location.protocol === "file:") return;
  function begin() {
    if (!begun) import(new URL("composer.js", here));
    begun = true;
  }
  function ask() {
    box.dataset.asked = "";
    begin();
  }
  box.hidden = false;
  if (location.hash.length > 1) ask();
  box.addEventListener("focusin", begin);
  box.addEventListener("change", ask);
  box.querySelector(".take").addEventListener("click", ask);
})();
