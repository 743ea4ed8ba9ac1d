// The one node of each structure: found by a hash of what it is made of, and held weakly.
import { charge } from '../base/work.ts';
import { conditionKey, conditionOperands, type Expr, type SymbolExpr } from './expr.ts';

type Unidentified<T> = T extends Expr ? Omit<T, 'id' | 'size' | 'symbols'> : never;
type Fields = Unidentified<Expr>;

/** Hashes and weak references at the same places, by open addressing: a long-lived server forgets what no analysis refers to any more. */
let hashes = new Int32Array(1 << 17);
let references: (WeakRef<Expr> | undefined)[] = new Array<undefined>(hashes.length).fill(undefined);
let used = 0;
/** The nodes asked for last, held and found directly: asking a weak reference costs more. */
const recent: (Expr | undefined)[] = new Array<undefined>(1 << 15).fill(undefined);
let nextId = 0;
/** What building a node costs, for itself and for each of its parts. */
const stepsOfNode = 30;
const widthOf = (fields: Fields): number =>
  fields.kind === 'sum' ? fields.terms.length : fields.kind === 'product' ? fields.factors.length : 1;

/** The one node with this structure. Only the builders of `build.ts` call it: they keep the canonical form. */
export function intern(fields: Fields): Expr {
  charge(stepsOfNode * (1 + widthOf(fields)));
  const hash = hashOf(fields);
  const place = hash & (recent.length - 1);
  const held = recent[place];
  if (held !== undefined && isSame(held, fields)) return held;
  const node = find(hash, fields);
  recent[place] = node;
  return node;
}

function find(hash: number, fields: Fields): Expr {
  const mask = hashes.length - 1;
  let place = hash & mask;
  let gone = -1;
  for (; hashes[place] !== 0; place = (place + 1) & mask) {
    if (hashes[place] !== hash) continue;
    const known = references[place]?.deref();
    if (known === undefined) gone = place;
    else if (isSame(known, fields)) return known;
  }
  const node = made(fields);
  if (gone < 0) used++;
  else place = gone;
  hashes[place] = hash;
  references[place] = new WeakRef(node);
  if (2 * used > hashes.length) sweep();
  return node;
}

/** Rids the table of those whose nodes have gone, in one that is at most a quarter full. */
function sweep(): void {
  const alive = references.flatMap((reference, i) => (reference?.deref() === undefined ? [] : [i]));
  const [oldHashes, oldReferences] = [hashes, references];
  let length = 1 << 17;
  while (length < 4 * alive.length) length *= 2;
  hashes = new Int32Array(length);
  references = new Array<undefined>(length).fill(undefined);
  used = alive.length;
  for (const i of alive) {
    const hash = oldHashes[i] as number;
    let place = hash & (length - 1);
    while (hashes[place] !== 0) place = (place + 1) & (length - 1);
    hashes[place] = hash;
    references[place] = oldReferences[i];
  }
}

const noSymbols: ReadonlySet<SymbolExpr> = new Set();

function made(fields: Fields): Expr {
  const parts = partsOf(fields);
  let size = 1;
  for (const part of parts) size += part.size;
  const id = nextId++;
  if (fields.kind !== 'symbol') return { ...fields, id, size, symbols: symbolsOf(fields, parts) };
  const own = new Set<SymbolExpr>();
  const node: SymbolExpr = { ...fields, id, size, symbols: own };
  own.add(node);
  return node;
}

/** The union, one set for many nodes where they have the same symbols. */
function symbolsOf(fields: Fields, parts: readonly Expr[]): ReadonlySet<SymbolExpr> {
  if (fields.kind === 'series') {
    const result = new Set(fields.body.symbols);
    result.delete(fields.index);
    for (const bound of [fields.from, fields.to]) for (const s of bound.symbols) result.add(s);
    return result;
  }
  let result = noSymbols;
  let union: Set<SymbolExpr> | undefined;
  for (const { symbols } of parts) {
    if (symbols === result) continue;
    if (result.size === 0) result = symbols;
    else
      for (const s of symbols)
        if (!result.has(s)) {
          union ??= new Set(result);
          union.add(s);
          result = union;
        }
  }
  return result;
}

function partsOf(fields: Fields): readonly Expr[] {
  switch (fields.kind) {
    case 'sum':
      return fields.terms;
    case 'product':
      return fields.factors;
    case 'power':
      return [fields.base, fields.exponent];
    case 'apply':
      return fields.args;
    case 'piecewise':
      return [...fields.branches.flatMap((b) => [...conditionOperands(b.condition), b.value]), fields.otherwise];
    case 'series':
      return [fields.body, fields.from, fields.to];
    default:
      return [];
  }
}

const mix = (hash: number, next: number): number => {
  const product = Math.imul(hash ^ next, 0x9e3779b1);
  return product ^ (product >>> 15);
};
const mixAll = (seed: number, list: readonly Expr[]): number => {
  let hash = seed;
  for (const node of list) hash = mix(hash, node.id);
  return hash;
};

const textHashes = new Map<string, number>();
/** Of the names of functions: there are few. */
function hashOfName(name: string): number {
  const known = textHashes.get(name) ?? hashOfText(name);
  textHashes.set(name, known);
  return known;
}
function hashOfText(text: string): number {
  let hash = 7;
  for (let i = 0; i < text.length; i++) hash = mix(hash, text.charCodeAt(i));
  return hash;
}

/** Never 0. */
function hashOf(fields: Fields): number {
  const hash = rawHash(fields);
  return hash === 0 ? 1 : hash;
}

function rawHash(fields: Fields): number {
  switch (fields.kind) {
    case 'sum':
      return mixAll(11, fields.terms);
    case 'product':
      return mixAll(13, fields.factors);
    case 'power':
      return mix(mix(17, fields.base.id), fields.exponent.id);
    case 'apply':
      return mixAll(hashOfName(fields.fn), fields.args);
    case 'number': {
      const { numerator, denominator } = fields.value;
      return mix(mix(19, Number(BigInt.asIntN(32, numerator))), Number(BigInt.asIntN(32, denominator)));
    }
    case 'constant':
    case 'symbol':
      return hashOfText(fields.name);
    case 'piecewise':
      return mix(hashOfText(keyOf(fields.branches)), fields.otherwise.id);
    case 'series':
      return mix(mix(mix(mix(23, fields.body.id), fields.index.id), fields.from.id), fields.to.id);
  }
}

type Branches = (Expr & { readonly kind: 'piecewise' })['branches'];
const keyOf = (branches: Branches): string =>
  branches.map((b) => `${conditionKey(b.condition)}?${String(b.value.id)}`).join(':');

function areSame(a: readonly Expr[], b: readonly Expr[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function isSame(a: Expr, b: Fields): boolean {
  switch (a.kind) {
    case 'sum':
      return b.kind === 'sum' && areSame(a.terms, b.terms);
    case 'product':
      return b.kind === 'product' && areSame(a.factors, b.factors);
    case 'power':
      return b.kind === 'power' && a.base === b.base && a.exponent === b.exponent;
    case 'apply':
      return b.kind === 'apply' && a.fn === b.fn && areSame(a.args, b.args);
    case 'number':
      return (
        b.kind === 'number' && a.value.numerator === b.value.numerator && a.value.denominator === b.value.denominator
      );
    case 'constant':
      return b.kind === 'constant' && a.name === b.name;
    case 'symbol': {
      if (b.kind !== 'symbol' || a.name !== b.name || a.role !== b.role) return false;
      const [own, other] = [a.domain, b.domain];
      return (
        own.lower === other.lower &&
        own.upper === other.upper &&
        own.lowerOpen === other.lowerOpen &&
        own.upperOpen === other.upperOpen &&
        own.integer === other.integer
      );
    }
    case 'piecewise':
      return b.kind === 'piecewise' && a.otherwise === b.otherwise && keyOf(a.branches) === keyOf(b.branches);
    case 'series':
      return b.kind === 'series' && a.body === b.body && a.index === b.index && a.from === b.from && a.to === b.to;
  }
}
