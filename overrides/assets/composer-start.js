// The composer itself is fetched once somebody begins to choose, or comes back with a choice in the address.
(function () {
  var box = document.querySelector(".composer"), here = document.currentScript.src, begun;
  function begin() {
    if (!begun) import(new URL("composer.js", here));
    begun = true;
  }
  box.hidden = false;
  if (location.hash.length > 1) begin();
  box.addEventListener("focusin", begin);
  box.addEventListener("change", begin);
})();
