// Decides which numbers an axis shows and how they are written: few enough that they do not meet, without thousands separators.
import { tickFormat, type ScaleLinear, type ScaleLogarithmic } from 'd3-scale';
import { formatNumber } from '../render/numbers.ts';

export type Scale = ScaleLinear<number, number> | ScaleLogarithmic<number, number>;

export interface Ticks {
  readonly values: readonly number[];
  readonly format: (value: number) => string;
}

const characterWidth = 6;
/** Numbers longer than this are written with powers of ten; those of a vertical axis have a narrow margin. */
const longestNumber = { horizontal: 8, vertical: 6 } as const;

/** About `count` ticks; on a horizontal axis fewer where their numbers would not fit side by side into `room`. */
export function axisTicks(scale: Scale, count: number, room?: number): Ticks {
  if ('base' in scale) return decades(scale, count);
  if (room === undefined) return ticksOf(scale, count, longestNumber.vertical);
  for (let wanted = count; wanted > 2; wanted--) {
    const ticks = ticksOf(scale, wanted, longestNumber.horizontal);
    const widest = Math.max(0, ...ticks.values.map((v) => ticks.format(v).length));
    if (ticks.values.length * (widest * characterWidth + 8) <= room) return ticks;
  }
  return ticksOf(scale, 2, longestNumber.horizontal);
}

function ticksOf(scale: Scale, count: number, longest: number): Ticks {
  const values = scale.ticks(count);
  const [start = 0, stop = 1] = scale.domain();
  const plain = tickFormat(start, stop, count);
  const format = (value: number): string => plain(value).replaceAll(',', '');
  if (values.every((v) => format(v).length <= longest)) return { values, format };
  const short = (value: number): string => formatNumber(value, 'unicode', 3);
  // a short form must still tell the ticks apart
  return new Set(values.map(short)).size === values.length ? { values, format: short } : { values, format };
}

/** Powers of ten, with twice and five times them where there are few, or only every so many of them where there are many. */
function decades(scale: Scale, count: number): Ticks {
  const [start = 1, stop = 10] = scale.domain();
  const from = Math.ceil(Math.log10(start) - 1e-9);
  const powers = Array.from(
    { length: Math.max(0, Math.floor(Math.log10(stop) + 1e-9) - from + 1) },
    (_, i) => from + i,
  );
  const stride = Math.ceil(powers.length / count);
  const digits = powers.length > 3 ? [1] : [1, 2, 5];
  const values = [from - 1, ...powers]
    .filter((power) => stride === 1 || power % stride === 0)
    // by its decimal notation, without the rounding of 10 ** −2 · 5
    .flatMap((power) => digits.map((digit) => Number(`${String(digit)}e${String(power)}`)))
    .filter((value) => value >= start * (1 - 1e-9) && value <= stop * (1 + 1e-9));
  return { values, format: (value) => formatNumber(value, 'unicode', 3) };
}
