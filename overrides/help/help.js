// Links replace the present entry of the history: Back walks through nothing. Calls and files are left alone.
onclick = function (e) {
var a=e.target.closest("a");
if (a && a!=l && !m(e) && !e.shiftKey && !/^(tel|sms)|\.(html|pdf)$/.test(a.href)) e.preventDefault(location.replace(a.href))
}
