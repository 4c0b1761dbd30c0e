// A second verifier for the log that griffier writes out for outsiders, written apart from griffier and in another language, so that one
// mistake in either is seen by the other. Node 18 or later, its standard library and nothing else. Read it from top to bottom; README.md
// beside it says how to use it.
//
//   node verify.mjs folder DIR [--key VKEY|FINGERPRINT] [--earlier HEAD]
//   node verify.mjs proof FILE --key VKEY [--witness VKEY]... [--earlier HEAD]
//   node verify.mjs certificate FILE.xml [--key VKEY|FINGERPRINT]
//   node verify.mjs bundle BAG [--key VKEY|FINGERPRINT] [--log DIR]
//   node verify.mjs cases FILE --key VKEY [--witness VKEY]...      (many proofs, one verdict a line; for tests)
//
// Exit code 0: all is right. 1: something is not; the last line says what. 2: the call makes no sense.
import { createHash, createPublicKey, verify } from 'node:crypto';
import { existsSync, lstatSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

class Wrong extends Error {}
const must = (right, what) => { if (!right) throw new Wrong(what); };

// ---------------------------------------------------------------- bytes. Text is read as latin1: one character is one byte.

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();
const bytes = (text) => Buffer.from(text, 'latin1');
/** Base64 in its one right form, or null. */
function base64(text) {
  const out = Buffer.from(text, 'base64');
  return text.length > 0 && out.toString('base64') === text ? out : text === '' ? Buffer.alloc(0) : null;
}
const hex = (text, length) => (new RegExp(`^[0-9a-f]{${2 * length}}$`).test(text) ? Buffer.from(text, 'hex') : null);
/** A whole number in its one right form, as BigInt, or null. */
const number = (text) => (/^(0|[1-9][0-9]{0,17})$/.test(text) ? BigInt(text) : null);

const ED25519_SPKI = Buffer.from('302a300506032b6570032100', 'hex');  // RFC 8410: what stands before the 32 bytes of a public key
const keys = new Map();
function ed25519(key, message, signature) {
  const name = key.toString('hex');
  if (!keys.has(name)) keys.set(name, createPublicKey({ key: Buffer.concat([ED25519_SPKI, key]), format: 'der', type: 'spki' }));
  return signature.length === 64 && verify(null, message, keys.get(name), signature);
}

// ---------------------------------------------------------------- the tree of RFC 9162 section 2.1

const leafHash = (leaf) => sha256(Buffer.of(0), leaf);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);
/** The largest power of two below n. */
const split = (n) => { let k = 1; while (2 * k < n) k *= 2; return k; };

/** `known` remembers large whole subtrees, so that many heads of one log cost little more than one. */
function root(hashes, begin = 0, end = hashes.length, known = new Map()) {
  const n = end - begin;
  if (n === 0) return sha256();
  if (n === 1) return hashes[begin];
  const middle = begin + split(n), name = n >= 256 && middle - begin === end - middle ? `${begin}-${end}` : null;
  if (name && known.has(name)) return known.get(name);
  const out = nodeHash(root(hashes, begin, middle, known), root(hashes, middle, end, known));
  if (name) known.set(name, out);
  return out;
}

/** 2.1.3.2 */
function includes(hash, index, size, path, wanted) {
  if (index >= size) return false;
  let fn = index, sn = size - 1n, r = hash;
  for (const p of path) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      r = nodeHash(p, r);
      while (!(fn & 1n) && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      r = nodeHash(r, p);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && r.equals(wanted);
}

/** 2.1.4.2 */
function continues(oldSize, size, oldRoot, newRoot, path) {
  if (oldSize === 0n || oldSize > size) return false;
  if (oldSize === size) return path.length === 0 && oldRoot.equals(newRoot);
  const steps = (oldSize & (oldSize - 1n)) === 0n ? [oldRoot, ...path] : path;
  if (steps.length === 0) return false;
  let fn = oldSize - 1n, sn = size - 1n;
  while (fn & 1n) { fn >>= 1n; sn >>= 1n; }
  let fr = steps[0], sr = steps[0];
  for (const c of steps.slice(1)) {
    if (sn === 0n) return false;
    if (fn & 1n || fn === sn) {
      fr = nodeHash(c, fr);
      sr = nodeHash(c, sr);
      while (!(fn & 1n) && fn !== 0n) { fn >>= 1n; sn >>= 1n; }
    } else {
      sr = nodeHash(sr, c);
    }
    fn >>= 1n;
    sn >>= 1n;
  }
  return sn === 0n && fr.equals(oldRoot) && sr.equals(newRoot);
}

// ---------------------------------------------------------------- keys and signed heads (C2SP signed-note, tlog-checkpoint, tlog-cosignature)

const LOG = 1, WITNESS = 4;
const keyId = (name, kind, key) => sha256(bytes(name), Buffer.of(10, kind), key).subarray(0, 4);
const isName = (name) => /^[\x21-\x2a\x2c-\x7e]{1,255}$/.test(name);
const fingerprint = (key) => sha256(key.key).toString('hex');

function readKey(text) {
  const found = /^([^+]*)\+([0-9a-f]{8})\+(.*)$/s.exec(text);
  const coded = found && base64(found[3]);
  must(coded && coded.length === 33 && (coded[0] === LOG || coded[0] === WITNESS) && isName(found[1]), 'not a key');
  const key = { name: found[1], kind: coded[0], key: coded.subarray(1), text };
  key.id = keyId(key.name, key.kind, key.key);
  must(key.id.toString('hex') === found[2], 'the id of a key is not its own');
  return key;
}

/** The text of a head, read without looking at signatures. */
function readHead(note, origin) {
  const border = note.indexOf('\n\n');
  must(border >= 0 && note.length <= 65536, 'not a signed head');
  const text = note.slice(0, border + 1), lines = text.split('\n');
  must(lines.length === 5 && lines[0] === origin && lines[3] === 'leaf-coding griffier-1' && lines[4] === '', 'not a head of this log');
  const size = number(lines[1]), hash = base64(lines[2]);
  must(size !== null && hash && hash.length === 32, 'not a head of this log');
  return { size, root: hash, text, signatures: note.slice(border + 2) };
}

function signedBy(key, text, signature) {
  if (key.kind === LOG) return ed25519(key.key, bytes(text), signature);
  if (signature.length !== 72 || signature[0] > 127) return false;
  return ed25519(key.key, bytes(`cosignature/v1\ntime ${signature.readBigUInt64BE(0)}\n${text}`), signature.subarray(8));
}

/** Every line is well formed and every known key's signature right; the log itself signed. `all`: a line of an unknown key is wrong. */
function readSignedHead(note, log, witnesses, all) {
  must(note.length <= 65536 && note.endsWith('\n'), 'not a signed head');
  const head = readHead(note, log.name), seen = new Set();
  head.witnesses = [];
  if (head.signatures !== '') for (const line of head.signatures.slice(0, -1).split('\n')) {
    const found = /^\xe2\x80\x94 ([^ ]*) (.*)$/s.exec(line);  // the dash U+2014 in UTF-8
    const signature = found && base64(found[2]);
    must(found && isName(found[1]) && signature && signature.length > 4, 'a line of signatures is not one');
    const key = [log, ...witnesses].find((one) => one.name === found[1] && one.id.equals(signature.subarray(0, 4)));
    if (!key) { must(!all, 'a signature of an unknown key'); continue; }
    must(!seen.has(key.name), 'a signature stands twice');
    must(signedBy(key, head.text, signature.subarray(4)), 'a signature under the head is wrong');
    seen.add(key.name);
    if (key !== log) head.witnesses.push(key.name);
  }
  must(seen.has(log.name), 'the log did not sign this head');
  return head;
}

// ---------------------------------------------------------------- proofs (C2SP tlog-proof; the body of C2SP tlog-witness)

/** Lines of hashes up to an empty line; gives the hashes and what stands after it. */
function readPath(text) {
  const path = [];
  for (;;) {
    const end = text.indexOf('\n');
    must(end >= 0, 'not a proof');
    const line = text.slice(0, end);
    text = text.slice(end + 1);
    if (line === '') return [path, text];
    const hash = base64(line);
    must(hash && hash.length === 32 && path.length < 63, 'not a proof');
    path.push(hash);
  }
}

function checkInclusion(text, log, witnesses) {
  const found = /^c2sp\.org\/tlog-proof@v1\nextra ([^\n]*)\nindex ([^\n]*)\n/.exec(text);
  const leaf = found && base64(found[1]), index = found && number(found[2]);
  must(leaf !== null && index !== null && found, 'not a proof');
  const [path, note] = readPath(text.slice(found[0].length));
  const head = readHead(note, log.name);
  must(includes(leafHash(leaf), index, head.size, path, head.root), 'the proof does not lead to the head');
  return { leaf, index, head: readSignedHead(note, log, witnesses, false) };
}

function checkConsistency(text, earlier, log, witnesses) {
  const found = /^old ([^\n]*)\n/.exec(text), oldSize = found && number(found[1]);
  must(found && oldSize !== null, 'not a proof');
  const [path, note] = readPath(text.slice(found[0].length));
  const before = readHead(earlier, log.name), now = readHead(note, log.name);
  must(before.size === oldSize && continues(oldSize, now.size, before.root, now.root, path), 'the earlier head is not the beginning of the later');
  readSignedHead(earlier, log, witnesses, false);
  return { before, now: readSignedHead(note, log, witnesses, false) };
}

// ---------------------------------------------------------------- certificates of destruction and approvals of lists
// Their XML is griffier's own, written in one way only: attributes are read by name, and the signature is over every byte.

const unescape = (text) => text.replace(/&(lt|gt|quot|amp);/g, (_, name) => ({ lt: '<', gt: '>', quot: '"', amp: '&' })[name]);
/** Attributes of every element with this name, in order. */
const elements = (xml, name) => [...xml.matchAll(new RegExp(`<${name}((?: [a-z-]+="[^"<]*")*)/?>`, 'g'))].map(
  (found) => Object.fromEntries([...found[1].matchAll(/ ([a-z-]+)="([^"<]*)"/g)].map((one) => [one[1], unescape(one[2])])));

function checkCertificate(xml, signatureText, wanted) {
  const found = /^griffier-handtekening-1\nopslag ([^\n]+)\nsleutel ([0-9a-f]{64})\nhandtekening ([0-9a-f]{128})\n$/.exec(signatureText);
  must(found, 'not a signature of a certificate');
  const key = Buffer.from(found[2], 'hex');
  must(!wanted || sha256(key).toString('hex') === wanted, 'signed with another key');
  must(ed25519(key, bytes(xml), Buffer.from(found[3], 'hex')), 'the signature under the certificate is wrong');
  const [certificate] = elements(xml, 'verklaring'), [list] = elements(xml, 'lijst');
  must(certificate && list && certificate.opslag === found[1], 'the certificate is of another store');
  certificate.name = certificate.revisie === '1' ? certificate.nummer : `${certificate.nummer}-r${certificate.revisie}`;
  return { ...certificate, list, approvals: elements(xml, 'goedkeuring'), before: elements(xml, 'herziening')[0], key };
}

/** What approvers signed: made again from the list. */
function approvalText(xml) {
  const [list] = elements(xml, 'vernietigingslijst');
  must(list, 'not a destruction list');
  list.root = sha256(bytes(xml)).toString('hex');
  const items = elements(xml, 'post').length;
  list.text = `griffier-vernietigingslijst-1\nopslag ${list.opslag}\nlijst ${list.nummer}\ndatum ${list.datum}\nposten ${items}\ngoedkeurders ${list.goedkeurders}\nstam ${list.root}\n`;
  return list;
}

// ---------------------------------------------------------------- a whole folder

const three = (n) => String(n).padStart(3, '0');
function tilePath(level, index, width) {
  let name = three(index % 1000);
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) name = `x${three(rest % 1000)}/${name}`;
  return `tile/${level}/${name}${width === 256 ? '' : `.p/${width}`}`;
}

function readBundle(bundle, count) {
  const leaves = [];
  for (let at = 0; at < bundle.length;) {
    must(bundle.length - at >= 2, 'a bundle is cut off');
    const length = bundle.readUInt16BE(at);
    must(bundle.length - at - 2 >= length, 'a bundle is cut off');
    leaves.push(bundle.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  must(leaves.length === count, 'a bundle has another number of leaves');
  return leaves;
}

/** A leaf: "griffier-1 kind milliseconds fence key=value ...", codes only. */
function readLeaf(leaf) {
  const code = '[A-Za-z0-9._:/-]{1,96}', text = leaf.toString('latin1');
  must(new RegExp(`^griffier-1 ${code} (0|-?[1-9][0-9]*) (0|-?[1-9][0-9]*)( ${code}=${code})*$`).test(text), 'a leaf is not codes');
  const words = text.split(' '), codes = {};
  for (const word of words.slice(4)) codes[word.slice(0, word.indexOf('='))] ??= word.slice(word.indexOf('=') + 1);
  return { kind: words[1], codes };
}

/** What is kept for good beside certificates, by the kind of its leaf, and its folder in an evaluation bundle. */
const FOLDER_OF = { register: 'register', statistiek: 'cijfers', evaluatie: 'evaluaties' };

function checkFolder(folder, wanted, earlier) {
  const seen = new Set();
  const there = (path) => existsSync(join(folder, path));
  const raw = (path) => { must(there(path), `${path} is missing`); seen.add(path); return readFileSync(join(folder, path)); };
  const text = (path) => raw(path).toString('latin1');
  const names = (path) => (there(path) ? readdirSync(join(folder, path)).sort() : []);
  const within = (path, work) => { try { return work(); } catch (error) { if (error instanceof Wrong && !error.message.startsWith(path)) error.message = `${path}: ${error.message}`; throw error; } };
  const readKeys = (path, kind) => within(path, () => {
    const lines = text(path);
    must(lines.endsWith('\n'), 'cut off');
    const all = lines.slice(0, -1).split('\n').map(readKey);
    must(all.every((key) => key.kind === kind), 'a key of another kind');
    return all;
  });

  // keys
  const own = readKeys('log.vkey', LOG);
  must(own.length === 1, 'log.vkey: one key belongs there');
  const log = own[0], witnesses = there('witness.vkey') ? readKeys('witness.vkey', WITNESS) : [];
  must(!wanted || wanted === log.text || wanted === fingerprint(log), `log.vkey: signed with another key: ${fingerprint(log)}`);

  // leaves, and what follows from them
  const checkpoint = text('checkpoint'), size = Number(within('checkpoint', () => readHead(checkpoint, log.name)).size);
  const hashes = [], certified = new Map(), approved = new Set(), proposed = new Set(), wantedFiles = new Set(), published = [];
  for (let begin = 0; begin < size; begin += 256) {
    const path = tilePath('entries', begin / 256, Math.min(256, size - begin));
    within(path, () => {
      for (const leaf of readBundle(raw(path), Math.min(256, size - begin))) {
        const { kind, codes } = readLeaf(leaf);
        if (kind === 'verklaring' && !certified.has(`${codes.nummer} ${codes.h}`)) {
          certified.set(`${codes.nummer} ${codes.h}`, { index: hashes.length, leaf });
          wantedFiles.add(`certificates/${codes.nummer}.xml`);
        }
        if (FOLDER_OF[kind]) published.push({ index: hashes.length, kind, name: kind === 'register' ? codes.versie.padStart(6, '0') : codes.nummer, hash: codes.h });
        if (kind === 'lijst' && codes.stap === 'voorgesteld') { proposed.add(`${codes.lijst} ${codes.stam}`); wantedFiles.add(`lists/${codes.lijst}.xml`); }
        if (kind === 'lijst' && codes.stap === 'goedgekeurd') approved.add(`${codes.lijst} ${codes.stam} ${codes.sleutel}`);
        hashes.push(leafHash(leaf));
      }
    });
  }
  for (let level = 0, row = hashes; row.length > 0; ++level) {
    const above = [];
    for (let begin = 0; begin < row.length; begin += 256) {
      const tile = row.slice(begin, begin + 256), path = tilePath(level, begin / 256, tile.length);
      must(raw(path).equals(Buffer.concat(tile)), `${path}: not what the leaves say`);
      if (tile.length === 256) above.push(root(tile));
    }
    row = above;
  }

  // heads
  const known = new Map(), isBeginning = (head) => head.size <= BigInt(size) && root(hashes, 0, Number(head.size), known).equals(head.root);
  let last = null, heads = 0, newest = null;
  for (const name of names('heads')) within(`heads/${name}`, () => {
    last = text(`heads/${name}`);
    newest = readSignedHead(last, log, witnesses, true);
    must(name === String(newest.size).padStart(10, '0'), 'stands under another size');
    must(isBeginning(newest), 'does not fit the leaves');
    ++heads;
  });
  must(last === checkpoint, 'checkpoint: not the newest head');

  // lists and approvals
  const proven = new Set(), roots = new Map();
  for (const name of names('lists').filter((one) => one.endsWith('.xml'))) within(`lists/${name}`, () => {
    const list = approvalText(text(`lists/${name}`)), file = `lists/${list.nummer}.goedkeuringen`;
    must(`${list.nummer}.xml` === name && list.opslag === log.name && proposed.has(`${list.nummer} ${list.root}`), 'the log does not know this list');
    roots.set(list.nummer, list.root);
    wantedFiles.delete(`lists/${name}`);
    const lines = text(file), begin = `griffier-goedkeuringen-1\nlijst ${list.nummer}\n`;
    must(lines.startsWith(begin) && lines.endsWith('\n'), 'the approvals have another form');
    let before = '';
    for (const line of lines.slice(begin.length).split('\n').slice(0, -1)) {
      const found = /^goedkeuring ([0-9a-f]{64}) ([0-9a-f]{128})$/.exec(line);
      must(found && found[1] > before, 'the approvals have another form');
      before = found[1];
      const key = hex(found[1], 32), one = `${list.nummer} ${list.root} ${sha256(key).toString('hex')}`;
      must(ed25519(key, bytes(list.text), hex(found[2], 64)), 'a signature under the list is wrong');
      must(approved.has(one), 'the log does not know an approval');
      proven.add(one);
    }
  });

  // certificates
  let certificates = 0;
  for (const name of names('certificates').filter((one) => one.endsWith('.xml'))) within(`certificates/${name}`, () => {
    const path = `certificates/${name}`, xml = text(path), c = checkCertificate(xml, text(`${path}.handtekening`), fingerprint(log));
    must(c.opslag === log.name && `${c.name}.xml` === name, 'the certificate is of another store or number');
    const leaf = certified.get(`${c.name} ${sha256(bytes(xml)).toString('hex')}`);
    must(leaf, 'the log does not know this certificate');
    const proof = text(`certificates/${c.name}.tlog-proof`), shown = checkInclusion(proof, log, witnesses);
    must(shown.index === BigInt(leaf.index) && shown.leaf.equals(leaf.leaf) && proof.endsWith(`\n\n${checkpoint}`), 'the proof is of another leaf or head');
    must(!roots.has(c.list.nummer) || roots.get(c.list.nummer) === c.list.stam, 'the certificate is of another list');
    for (const one of c.approvals) approved.add(`${c.list.nummer} ${c.list.stam} ${one.sleutel}`);
    if (c.before) must(sha256(raw(`certificates/${c.before.vorige}.xml`)).toString('hex') === c.before.hash, 'the certificate before this one is not the one that it names');
    wantedFiles.delete(path);
    ++certificates;
  });
  for (const path of wantedFiles) must(false, `${path} is missing: the log names it`);

  // nothing that nobody signed
  const walk = (path) => {
    for (const name of readdirSync(join(folder, path))) {
      const inner = path ? `${path}/${name}` : name;
      if (statSync(join(folder, inner)).isDirectory()) walk(inner);
      else must(seen.has(inner), `${inner}: does not belong here`);
    }
  };
  walk('');

  if (earlier) within(earlier, () => must(isBeginning(readSignedHead(readFileSync(earlier, 'latin1'), log, witnesses, false)), 'is not the beginning of this log'));
  const named = [...certified].map(([key, { index }]) => ({ index, name: key.split(' ')[0] }));
  return { log, size, heads, isBeginning, named, published, witnesses: newest.witnesses, certificates, lists: roots.size, approvals: proven.size, unproven: [...approved].filter((one) => !proven.has(one)).length };
}

// ---------------------------------------------------------------- an evaluation bundle: a bag (BagIt, RFC 8493) that griffier evaluate made
// That the cooperation signed it as well (CMS) is for OpenSSL to say: README.txt in the bag gives the call.

/** Every file below a folder, as paths from it. A link is none: what it leads to can be another thing tomorrow. */
function filesBelow(folder, path = '') {
  const names = readdirSync(join(folder, path));
  must(names.length > 0, `${path}: an empty folder does not belong here`);
  return names.flatMap((name) => {
    const inner = path ? `${path}/${name}` : name, is = lstatSync(join(folder, inner));
    must(is.isFile() || is.isDirectory(), `${inner}: not a file of its own`);
    return is.isDirectory() ? filesBelow(folder, inner) : [inner];
  });
}

function checkBundle(folder, wanted, logFolder) {
  const raw = (path) => { must(existsSync(join(folder, path)), `${path} is missing`); return readFileSync(join(folder, path)); };
  const text = (path) => raw(path).toString('latin1');
  const within = (path, work) => { try { return work(); } catch (error) { if (error instanceof Wrong && !error.message.startsWith(path)) error.message = `${path}: ${error.message}`; throw error; } };
  const tags = 'tagmanifest-sha256.txt', beside = [tags, `${tags}.handtekening`, `${tags}.p7s`];

  /** Checks every file that a manifest names; gives their paths. */
  const checkManifest = (path) => within(path, () => {
    const lines = text(path), named = new Set();
    must(lines.endsWith('\n'), 'cut off');
    for (const line of lines.slice(0, -1).split('\n')) {
      const found = /^([0-9a-f]{64})  ([^/%\\][^%\\]*)$/.exec(line);
      must(found && !found[2].split('/').some((part) => part === '' || part === '.' || part === '..') && !named.has(found[2]), 'a line is not one of a manifest');
      must(sha256(raw(found[2])).toString('hex') === found[1], `${found[2]} was changed`);
      named.add(found[2]);
    }
    return named;
  });

  // the files: all that are named are there unchanged, and no other is
  must(text('bagit.txt') === 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n', 'bagit.txt: not a bag');
  const tagged = checkManifest(tags);
  for (const path of ['bagit.txt', 'bag-info.txt', 'manifest-sha256.txt']) must(tagged.has(path), `${path}: ${tags} does not name it`);
  const payload = checkManifest('manifest-sha256.txt'), all = filesBelow(folder);
  for (const path of all) must((path.startsWith('data/') ? payload : tagged).has(path) || beside.includes(path), `${path}: does not belong here`);
  const size = [...payload].reduce((sum, path) => sum + statSync(join(folder, path)).size, 0);
  must(text('bag-info.txt').includes(`\nPayload-Oxum: ${size}.${payload.size}\n`), 'bag-info.txt: another number of bytes or files');

  // the head and the key
  const log = within('data/log.vkey', () => readKey(text('data/log.vkey').replace(/\n$/, '')));
  must(log.kind === LOG && (!wanted || wanted === log.text || wanted === fingerprint(log)), `data/log.vkey: signed with another key: ${fingerprint(log)}`);
  const note = text('data/hoofd'), head = within('data/hoofd', () => readSignedHead(note, log, [], false));
  within(`${tags}.handtekening`, () => {
    const found = /^griffier-handtekening-1\nopslag ([^\n]+)\nsleutel ([0-9a-f]{64})\nhandtekening ([0-9a-f]{128})\n$/.exec(text(`${tags}.handtekening`));
    must(found && found[1] === log.name && found[2] === log.key.toString('hex'), 'not a signature by the key of the log');
    must(ed25519(log.key, raw(tags), Buffer.from(found[3], 'hex')), 'the signature under the bundle is wrong');
  });
  const [report] = elements(text('data/evaluatie.xml'), 'evaluatie');
  must(report && report.bladen === String(head.size) && report.wortel === head.root.toString('hex'), 'data/evaluatie.xml: counted up to another head');

  // certificates: signed by that key, and under that head
  const names = all.filter((path) => /^data\/verklaringen\/[^/]+\.xml$/.test(path));
  for (const path of names) within(path, () => {
    const xml = text(path), c = checkCertificate(xml, text(`${path}.handtekening`), fingerprint(log));
    must(c.opslag === log.name && path === `data/verklaringen/${c.name}.xml`, 'the certificate is of another store or number');
    const proof = text(`data/verklaringen/${c.name}.tlog-proof`), { kind, codes } = readLeaf(checkInclusion(proof, log, []).leaf);
    must(proof.endsWith(`\n\n${note}`) && kind === 'verklaring' && codes.nummer === c.name && codes.h === sha256(bytes(xml)).toString('hex'), 'the proof is of another certificate or head');
    if (c.before) must(sha256(raw(`data/verklaringen/${c.before.vorige}.xml`)).toString('hex') === c.before.hash, 'the certificate before this one is not the one that it names');
  });

  // the log itself, where it is at hand: this head is its beginning, what it names up to there lies in the bag as it was named, and this report too
  let told = '';
  if (logFolder) {
    const whole = checkFolder(logFolder, log.text), hashOf = (path) => sha256(raw(path)).toString('hex');
    must(whole.isBeginning(head), 'data/hoofd: is not the beginning of the log');
    for (const { index, name } of whole.named) must(index >= Number(head.size) || payload.has(`data/verklaringen/${name}.xml`), `data/verklaringen/${name}.xml is missing: the log names it`);
    const then = whole.published.filter((one) => one.index < Number(head.size)), right = new Set();
    for (const one of then) {
      const path = `data/${FOLDER_OF[one.kind]}/${one.name}.xml`;
      must(payload.has(path), `${path} is missing: the log names it`);
      if (!one.hash || one.hash === hashOf(path)) right.add(path);  // an old leaf names no hash
    }
    for (const path of payload) if (Object.values(FOLDER_OF).includes(path.split('/')[1])) must(right.has(path), `${path}: the log knows another, or none`);
    const named = whole.published.filter((one) => one.kind === 'evaluatie' && one.name === report.nummer);
    must(named.length === 0 || named.some((one) => one.hash === hashOf('data/evaluatie.xml')), 'data/evaluatie.xml: the log knows another report by this number');
    told = `, the beginning of the log that you have, which ${named.length > 0 ? 'names this report' : 'does not name this report yet'}`;
  }
  return { log, head, files: payload.size, certificates: names.length, report, told, cms: all.includes(`${tags}.p7s`) };
}

// ---------------------------------------------------------------- the call

/** One case a line: "inclusion BASE64" or "consistency BASE64 BASE64 (the earlier head)". One verdict a character. */
function judge(line, log, witnesses) {
  const [kind, proof, earlier] = line.split(' ');
  try {
    const text = Buffer.from(proof, 'base64').toString('latin1');
    if (kind === 'inclusion') checkInclusion(text, log, witnesses);
    else checkConsistency(text, Buffer.from(earlier, 'base64').toString('latin1'), log, witnesses);
    return '1';
  } catch (error) {
    if (error instanceof Wrong) return '0';
    throw error;
  }
}

function main([command, file, ...rest]) {
  const flags = { witness: [] };
  for (let i = 0; i < rest.length; i += 2) {
    const name = /^--(key|earlier|witness|log)$/.exec(rest[i])?.[1];
    if (!name || rest[i + 1] === undefined) return usage();
    if (name === 'witness') flags.witness.push(rest[i + 1]);
    else flags[name] = rest[i + 1];
  }
  if (!file || ((command === 'proof' || command === 'cases') && !flags.key)) return usage();
  if (command === 'folder') {
    const r = checkFolder(file, flags.key, flags.earlier);
    console.log(`right: ${r.size} leaves, ${r.heads} heads, ${r.certificates} certificates, ${r.lists} lists, ${r.approvals} approvals (${r.unproven} without proof), newest head cosigned by ${r.witnesses.join(', ') || 'nobody'}`);
    console.log(`signed with ${fingerprint(r.log)}${flags.key ? ', the key that you named' : ': compare it with what you know of the cooperation'}`);
  } else if (command === 'proof') {
    const log = readKey(flags.key), witnesses = flags.witness.map(readKey), text = readFileSync(file, 'latin1');
    if (flags.earlier) {
      const r = checkConsistency(text, readFileSync(flags.earlier, 'latin1'), log, witnesses);
      console.log(`right: the head over ${r.before.size} leaves is the beginning of that over ${r.now.size}, cosigned by ${r.now.witnesses.join(', ') || 'nobody'}`);
    } else {
      const r = checkInclusion(text, log, witnesses);
      console.log(`right: leaf ${r.index} of ${r.head.size}: ${r.leaf.toString('latin1')}`);
    }
  } else if (command === 'certificate') {
    const wanted = flags.key?.includes('+') ? fingerprint(readKey(flags.key)) : flags.key;
    const c = checkCertificate(readFileSync(file, 'latin1'), readFileSync(`${file}.handtekening`, 'latin1'), wanted);
    must(`${c.name}.xml` === basename(file), 'the file has another name than the certificate');
    console.log(`right: ${c.name} (${c.stand}) of ${c.datum}, list ${c.list.nummer}, signed with ${sha256(c.key).toString('hex')}`);
  } else if (command === 'bundle') {
    const r = checkBundle(file, flags.key, flags.log);
    console.log(`right: ${r.report.nummer}, ${r.files} files, ${r.certificates} certificates, counted up to a head over ${r.head.size} leaves${r.told}`);
    console.log(`signed with ${fingerprint(r.log)}${flags.key ? ', the key that you named' : ': compare it with what you know of the cooperation'}; ${r.cms ? 'the CMS signature is for openssl (README.txt)' : 'no CMS signature is under it'}`);
  } else if (command === 'cases') {
    const log = readKey(flags.key), witnesses = flags.witness.map(readKey);
    console.log(readFileSync(file, 'latin1').split('\n').filter(Boolean).map((line) => judge(line, log, witnesses)).join(''));
  } else {
    return usage();
  }
  return 0;
}

function usage() {
  console.error('node verify.mjs folder DIR [--key KEY] [--earlier HEAD] | proof FILE --key VKEY [--witness VKEY]... [--earlier HEAD] | certificate FILE.xml [--key KEY] | bundle BAG [--key KEY] [--log DIR]');
  return 2;
}

try {
  process.exitCode = main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Wrong) && !['ENOENT', 'EISDIR', 'ENOTDIR'].includes(error.code)) throw error;
  console.error(`WRONG: ${error.message}`);
  process.exitCode = 1;
}
