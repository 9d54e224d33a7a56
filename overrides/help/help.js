// Leaves fast, as assets/site.js does: by the exit link, or by Shift pressed three times.
// Links replace the present entry of the history: Back walks through nothing. Calls and files are left alone.
// A page that comes back after an exit leaves again.
var l = document.querySelector(".exit-go"), p = [];
function g() {
try { history.replaceState("left", "") } catch (e) {}
document.documentElement.textContent = "";
location.replace(l.href)
}
function m(e) { return e.ctrlKey || e.altKey || e.metaKey }
onclick = function (e) {
var a = e.target.closest("a");
if (a == l) e.preventDefault(g());
else if (a && !m(e) && !e.shiftKey && !/^(tel|sms)|\.(html|pdf)$/.test(a.href)) e.preventDefault(location.replace(a.href))
};
onkeydown = function (e) {
if (e.repeat) return;
p = e.key == "Shift" && !m(e) ? p.slice(-2).concat(e.timeStamp) : [];
if (p[2] - p[0] < 2500) g()
};
(onpageshow = function () { if (history.state == "left") g() })()
