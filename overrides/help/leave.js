// Leaves fast, as assets/site.js does: by the exit link, or by Shift pressed three times.
// A page that comes back after an exit leaves again. Every script of this folder comes after this one.
var l = document.querySelector(".exit-go"), p = [];
function g() {
try { history.replaceState("left", "") } catch (e) {}
document.documentElement.textContent = "";
location.replace(l.href)
}
function m(e) { return e.ctrlKey || e.altKey || e.metaKey }
l.onclick = function (e) {e.preventDefault(g())};
onkeydown = function (e) {
if (e.repeat) return;
p = e.key == "Shift" && !m(e) ? p.slice(-2).concat(e.timeStamp) : [];
if (p[2] - p[0] < 2500) g()
};
(onpageshow = function () { if (history.state == "left") g() })();
