// One slide after the other, every twenty seconds; a press on a button or a key stops or goes on.
(function () {
var slides = document.querySelectorAll("section"), at = 0, timer;
var runs = !matchMedia("(prefers-reduced-motion: reduce)").matches;
if (!slides.length) return;
function show(n, focus) {
slides[at].className = "";
at = (n + slides.length) % slides.length;
slides[at].className = "on";
var stop = slides[at].querySelector(".stop");
stop.textContent = stop.getAttribute(runs ? "data-pause" : "data-play");
if (focus) slides[at].querySelector(focus).focus();
clearTimeout(timer);
if (runs) timer = setTimeout(function () {
var here = document.activeElement;
show(at + 1, slides[at].contains(here) && "." + here.className)
}, 20000);
}
function toggle() { runs = !runs; show(at, ".stop") }
document.documentElement.className = "js";
onclick = function (e) {
if (e.target.className == "stop") toggle();
else if (e.target.className == "go") show(at + 1, ".go");
};
addEventListener("keydown", function (e) {
if (m(e)) return;
var turned = document.dir == "rtl" ? -1 : 1;
if (e.key == "ArrowRight") show(at + turned);
else if (e.key == "ArrowLeft") show(at - turned);
else if (e.key == " " && !/^(A|BUTTON)$/.test(e.target.tagName)) { e.preventDefault(); toggle() }
});
show(0)
})()
