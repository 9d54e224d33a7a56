// Links replace the present entry of the history: Back walks through nothing. Calls and files are left alone:
// a leaflet as one file is `…-fr.html`; `index.html`, in a copy without a server, is a page.
onclick = function (e) {
var a=e.target.closest("a");
if (a && a!=l && !m(e) && !e.shiftKey && !/^tel|^sms|-\w+.html$|pdf$/.test(a.href)) e.preventDefault(location.replace(a.href))
}
