/** Decides the short key by which equal texts are recognized. */

/**
 * Sixteen hexadecimal digits that are the same for the same text. Two interleaved 32-bit multiplicative hashes with
 * MurmurHash3's finalizer: not for secrets, but for telling an edited block from an unchanged one. Linear in the text.
 */
export function contentKey(text: string): string {
  let high = 0x9e3779b9 ^ text.length;
  let low = 0x85ebca6b;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 0x01000193);
    low = Math.imul(low ^ code, 0x5bd1e995);
    low ^= low >>> 15;
  }
  return hexadecimal(finalize(high ^ Math.imul(low, 0xcc9e2d51))) + hexadecimal(finalize(low ^ (high >>> 7)));
}

function finalize(hash: number): number {
  let mixed = hash ^ (hash >>> 16);
  mixed = Math.imul(mixed, 0x85ebca6b);
  mixed ^= mixed >>> 13;
  mixed = Math.imul(mixed, 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}

function hexadecimal(word: number): string {
  return word.toString(16).padStart(8, '0');
}
