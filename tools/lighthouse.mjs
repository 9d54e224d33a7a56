// What Lighthouse finds on pages of this machine: a request as JSON on stdin, an answer as JSON on stdout.
//
// {"chromium": PATH, "category": "accessibility", "patient": false, "addresses": [URL, ...]}
//   -> [{"address": URL, "score": 100, "faults": ["image-alt: ..."]}, ...]
//
// One browser for all pages. Nothing leaves this machine: no host but the loopback's can be found. Lighthouse tells of
// its errors and looks for updates in its command alone, which is not used here.
import {launch} from 'chrome-launcher';
import lighthouse from 'lighthouse';

const LOCAL = '127.0.0.1';
const FLAGS = [
  '--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic',
  `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE ${LOCAL}`,
];
// What is read in the page needs no wait for a network at rest; a measure of speed does.
const AT_ONCE = {pauseAfterFcpMs: 0, pauseAfterLoadMs: 0, networkQuietThresholdMs: 0, cpuQuietThresholdMs: 0,
  disableStorageReset: true, disableFullPageScreenshot: true};

async function asked() {
  let text = '';
  for await (const part of process.stdin) text += part;
  return JSON.parse(text);
}

async function look(address, {category, patient}, port) {
  const flags = {port, onlyCategories: [category], logLevel: 'error', ...(patient ? {} : AT_ONCE)};
  const {lhr} = await lighthouse(address, flags);
  if (lhr.runtimeError) throw new Error(`${address}: ${lhr.runtimeError.message}`);
  const found = lhr.categories[category];
  if (found.score === null) throw new Error(`${address}: no score`);
  const faults = found.auditRefs
    .map(ref => lhr.audits[ref.id])
    .filter((audit, at) => found.auditRefs[at].weight > 0 && audit.score !== null && audit.score < 1)
    .map(audit => `${audit.id}: ${audit.displayValue ?? audit.title}`);
  return {address, score: Math.round(found.score * 100), faults};
}

const request = await asked();
const elsewhere = request.addresses.filter(address => new URL(address).hostname !== LOCAL);
if (elsewhere.length) throw new Error(`not on this machine: ${elsewhere}`);
const chromium = await launch({chromePath: request.chromium, chromeFlags: FLAGS, logLevel: 'error'});
try {
  const found = [];
  for (const address of request.addresses) found.push(await look(address, request, chromium.port));
  process.stdout.write(JSON.stringify(found));
} finally {
  chromium.kill();
}
