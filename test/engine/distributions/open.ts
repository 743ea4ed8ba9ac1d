/** Families with entries for which the literature knows no closed form in the functions of the language, or none is derived. */
export const openEntries: Readonly<Record<string, readonly string[]>> = {
  NegativeBinomial: ['r, r', 'dispersion, dispersion'],
  SkewNormal: [
    'location, location',
    'location, scale',
    'location, shape',
    'scale, scale',
    'scale, shape',
    'shape, shape',
  ],
  BetaBinomial: ['a, a', 'b, b'],
};

export const withoutClosedForm: ReadonlySet<string> = new Set(Object.keys(openEntries));
