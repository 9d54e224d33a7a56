// Leaves fast, as assets/site.js does: by the exit link, or by Shift pressed three times.
// Links replace the present entry of the history: Back walks through nothing. Calls and files are left alone.
(function () {
var d = document, l = d.querySelector(".exit-go"), x, p = [];
function g() {
x = 1;
try { history.replaceState("left", "") } catch (e) {}
d.documentElement.textContent = "";
location.replace(l.href)
}
onclick = function (e) {
var a = e.target.closest("a");
if (a == l) e.preventDefault(g());
else if (a && !/^(tel|sms)|\.(html|pdf)$/.test(a.href) && !e.ctrlKey && !e.metaKey && !e.shiftKey) e.preventDefault(location.replace(a.href))
};
onkeydown = function (e) {
if (e.repeat) return;
p = e.key == "Shift" && !e.ctrlKey && !e.altKey && !e.metaKey ? p.slice(-2).concat(e.timeStamp) : [];
if (p[2] - p[0] < 2500) g()
};
onpageshow = function (e) { if (x && e.persisted) g() };
if (history.state == "left") g()
})()
