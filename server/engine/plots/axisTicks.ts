// Decides which numbers an axis shows and how they are written: few enough that they do not meet, without thousands separators.
import { tickFormat, type ScaleLinear } from 'd3-scale';
import { formatNumber } from '../render/numbers.ts';

export type Scale = ScaleLinear<number, number>;

export interface Ticks {
  readonly values: readonly number[];
  readonly format: (value: number) => string;
}

const characterWidth = 6;
/** Numbers longer than this are written with powers of ten; those of a vertical axis have a narrow margin. */
const longestNumber = { horizontal: 8, vertical: 6 } as const;

/** About `count` ticks; on a horizontal axis fewer where their numbers would not fit side by side into `room`. */
export function axisTicks(scale: Scale, count: number, room?: number): Ticks {
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
