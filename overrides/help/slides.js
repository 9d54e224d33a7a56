// One slide after the other, every twenty seconds; a press on a button or a key stops or goes on.
(function () {
var d = document, slides = [].slice.call(d.querySelectorAll("section")), at = 0, exit = d.querySelector(".exit-go"), left;
var runs = !matchMedia("(prefers-reduced-motion: reduce)").matches, presses = [], timer;
function show(n, focus) {
slides[at].className = "";
at = (n + slides.length) % slides.length;
slides[at].className = "on";
var stop = slides[at].querySelector(".stop");
stop.textContent = stop.getAttribute(runs ? "data-pause" : "data-play");
if (focus) slides[at].querySelector(focus).focus();
clearTimeout(timer);
if (runs) timer = setTimeout(function () { show(at + 1, slides[at].contains(d.activeElement) && "." + d.activeElement.className) }, 20000);
}
function toggle() { runs = !runs; show(at, ".stop") }
function leave() {
left = 1;
try { history.replaceState("left", "") } catch (e) {}
d.documentElement.textContent = "";
location.replace(exit.href);
}
d.documentElement.className = "js";
onclick = function (e) {
var name = e.target.className;
if (e.target == exit) e.preventDefault(leave());
else if (name == "stop") toggle();
else if (name == "go") show(at + 1, ".go");
};
onkeydown = function (e) {
if (e.repeat) return;
presses = e.key == "Shift" && !e.ctrlKey && !e.altKey && !e.metaKey ? presses.slice(-2).concat(e.timeStamp) : [];
if (presses[2] - presses[0] < 2500) return leave();
var turned = slides[at].dir == "rtl" ? -1 : 1;
if (e.key == "ArrowRight") show(at + turned);
else if (e.key == "ArrowLeft") show(at - turned);
else if (e.key == " " && e.target.tagName != "BUTTON" && e.target != exit) { e.preventDefault(); toggle() }
};
onpageshow = function (e) { if (left && e.persisted) leave() };
if (history.state == "left") leave();
else show(0);
})()
