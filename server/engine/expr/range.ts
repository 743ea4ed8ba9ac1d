// Intervals of the extended real line: the domain of a symbol, and what is known of an expression's values.

/** A non-empty interval; `integer` says that only whole numbers of it occur. */
export interface Range {
  readonly lower: number;
  readonly upper: number;
  readonly lowerOpen: boolean;
  readonly upperOpen: boolean;
  readonly integer: boolean;
}

export function range(lower: number, upper: number, options: Partial<Range> = {}): Range {
  return {
    lower,
    upper,
    lowerOpen: options.lowerOpen ?? !Number.isFinite(lower),
    upperOpen: options.upperOpen ?? !Number.isFinite(upper),
    integer: options.integer ?? false,
  };
}

export const reals = range(-Infinity, Infinity);
export const positiveReals = range(0, Infinity, { lowerOpen: true });
export const nonNegativeReals = range(0, Infinity);
export const negativeReals = range(-Infinity, 0, { upperOpen: true });
export const unitInterval = range(0, 1, { lowerOpen: true, upperOpen: true });
export const closedUnitInterval = range(0, 1);
export const naturals = range(0, Infinity, { integer: true });
export const positiveIntegers = range(1, Infinity, { integer: true });
export const integers = range(-Infinity, Infinity, { integer: true });

export const isPositive = (r: Range): boolean => r.lower > 0 || (r.lower === 0 && r.lowerOpen);
export const isNegative = (r: Range): boolean => r.upper < 0 || (r.upper === 0 && r.upperOpen);
export const isNonNegative = (r: Range): boolean => r.lower >= 0;
export const isNonPositive = (r: Range): boolean => r.upper <= 0;
export const isNonZero = (r: Range): boolean => isPositive(r) || isNegative(r);

/** Is the number in the interval? */
export function includes(r: Range, value: number): boolean {
  if (r.integer && !Number.isInteger(value)) return false;
  return (r.lowerOpen ? value > r.lower : value >= r.lower) && (r.upperOpen ? value < r.upper : value <= r.upper);
}

export function addRanges(a: Range, b: Range): Range {
  return {
    lower: a.lower + b.lower,
    upper: a.upper + b.upper,
    lowerOpen: a.lowerOpen || b.lowerOpen,
    upperOpen: a.upperOpen || b.upperOpen,
    integer: a.integer && b.integer,
  };
}

interface Corner {
  readonly value: number;
  readonly open: boolean;
}

const cornerProduct = (a: Corner, b: Corner): Corner => {
  // an attained zero times anything is an attained zero; zero times infinity is taken as zero, which is its limit from inside
  if ((a.value === 0 && !a.open) || (b.value === 0 && !b.open)) return { value: 0, open: false };
  if (a.value === 0 || b.value === 0) return { value: 0, open: true };
  return { value: a.value * b.value, open: a.open || b.open };
};

export function multiplyRanges(a: Range, b: Range): Range {
  const corners = [
    [a.lower, a.lowerOpen],
    [a.upper, a.upperOpen],
  ].flatMap(([value, open]) =>
    [
      { value: b.lower, open: b.lowerOpen },
      { value: b.upper, open: b.upperOpen },
    ].map((corner) => cornerProduct({ value: value as number, open: open as boolean }, corner)),
  );
  let [lower, upper] = [corners[0] as Corner, corners[0] as Corner];
  for (const corner of corners) {
    if (corner.value < lower.value || (corner.value === lower.value && !corner.open)) lower = corner;
    if (corner.value > upper.value || (corner.value === upper.value && !corner.open)) upper = corner;
  }
  // zero is attained wherever one factor attains it, also inside its interval
  if (lower.value === 0 && (includesZero(a) || includesZero(b))) lower = { value: 0, open: false };
  if (upper.value === 0 && (includesZero(a) || includesZero(b))) upper = { value: 0, open: false };
  return {
    lower: lower.value,
    upper: upper.value,
    lowerOpen: lower.open,
    upperOpen: upper.open,
    integer: a.integer && b.integer,
  };
}

const includesZero = (r: Range): boolean => !isNonZero(r);

/** The image under a non-decreasing function given by its values at the ends (limits where the end is open). */
export function monotoneImage(r: Range, f: (value: number) => number): Range {
  const [lower, upper] = [f(r.lower), f(r.upper)];
  return range(Number.isNaN(lower) ? -Infinity : lower, Number.isNaN(upper) ? Infinity : upper, {
    lowerOpen: r.lowerOpen || !Number.isFinite(lower),
    upperOpen: r.upperOpen || !Number.isFinite(upper),
  });
}

/** r to a constant power, where that is defined. */
export function powerRange(r: Range, exponent: number): Range {
  if (isNonNegative(r)) {
    const at = (value: number): number => (value === 0 && exponent < 0 ? Infinity : value ** exponent);
    const image =
      exponent >= 0
        ? monotoneImage(r, at)
        : {
            lower: at(r.upper),
            upper: at(r.lower),
            lowerOpen: r.upperOpen,
            upperOpen: r.lowerOpen || r.lower === 0,
            integer: false,
          };
    return { ...image, integer: r.integer && Number.isInteger(exponent) && exponent >= 0 };
  }
  if (Number.isInteger(exponent) && exponent % 2 === 0) {
    if (isNegative(r)) return powerRange(mirrored(r), exponent);
    const largest = Math.max(Math.abs(r.lower), Math.abs(r.upper));
    const nonZero = isNonZero(r);
    return exponent > 0
      ? range(0, largest ** exponent, { lowerOpen: nonZero, integer: r.integer })
      : range(0, Infinity, { lowerOpen: true });
  }
  if (Number.isInteger(exponent) && exponent > 0)
    return { ...monotoneImage(r, (v) => v ** exponent), integer: r.integer };
  if (Number.isInteger(exponent) && isNegative(r)) return mirrored(powerRange(mirrored(r), exponent));
  return reals;
}

const mirrored = (r: Range): Range => ({
  lower: -r.upper,
  upper: -r.lower,
  lowerOpen: r.upperOpen,
  upperOpen: r.lowerOpen,
  integer: r.integer,
});
