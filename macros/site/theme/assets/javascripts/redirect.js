// Follows a redirect at once, with the query and the fragment, which `<meta http-equiv="refresh">` would drop.
const target = new URL(document.currentScript.dataset.target, location.href);
if (!target.search) target.search = location.search;
if (!target.hash) target.hash = location.hash;
window.stop(); // before the refresh is read
location.replace(target);
