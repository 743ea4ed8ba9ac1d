/**
 * A 64-bit hash of a text's content, for keys of memos and seeds; not for secrets.
 *
 * FNV-1a with 64 bits over the UTF-16 code units, low byte first (Fowler, Noll and Vo; RFC 9923), and the finalizer of
 * MurmurHash3 (Appleby) so that near texts are far apart in every bit.
 */

const offset = 0xcbf29ce484222325n;
const mask = 0xffffffffffffffffn;

/** The FNV-1a hash of `text`. */
export function fnv1a(text: string): bigint {
  // 64-bit arithmetic in four 16-bit limbs: bigint here would be slow on long texts.
  let h0 = Number(offset & 0xffffn);
  let h1 = Number((offset >> 16n) & 0xffffn);
  let h2 = Number((offset >> 32n) & 0xffffn);
  let h3 = Number(offset >> 48n);
  const absorb = (byte: number): void => {
    h0 ^= byte;
    // The prime is 2⁴⁰ + 0x1b3.
    const p0 = h0 * 0x1b3;
    const p1 = h1 * 0x1b3 + (p0 >>> 16);
    const p2 = h2 * 0x1b3 + (h0 << 8) + (p1 >>> 16);
    const p3 = h3 * 0x1b3 + (h1 << 8) + (p2 >>> 16);
    h0 = p0 & 0xffff;
    h1 = p1 & 0xffff;
    h2 = p2 & 0xffff;
    h3 = p3 & 0xffff;
  };
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    absorb(unit & 0xff);
    absorb(unit >>> 8);
  }
  return (BigInt(h3) << 48n) | (BigInt(h2) << 32n) | (BigInt(h1) << 16n) | BigInt(h0);
}

/** The 64-bit hash of `text` as an unsigned integer. */
export function hash64(text: string): bigint {
  let h = fnv1a(text);
  h = ((h ^ (h >> 33n)) * 0xff51afd7ed558ccdn) & mask;
  h = ((h ^ (h >> 33n)) * 0xc4ceb9fe1a85ec53n) & mask;
  return h ^ (h >> 33n);
}

/** The 64-bit hash of `text` as 16 hexadecimal digits. */
export function contentHash(text: string): string {
  return hash64(text).toString(16).padStart(16, '0');
}
