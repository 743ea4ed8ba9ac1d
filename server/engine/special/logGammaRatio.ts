/** log Γ(x + d)/Γ(x) without the cancellation of two large logarithms (DLMF 5.11.1 and 5.11.8). */

import { logAbsGamma } from './logGamma.ts';

/** From here on four terms of Stirling's series reach the working precision. */
const largeFrom = 40;

/** The remainder of Stirling's formula, 1/(12x) − 1/(360x³) + …, for large x. */
function remainder(x: number): number {
  const y = 1 / (x * x);
  return (1 / 12 - y * (1 / 360 - y * (1 / 1260 - y / 1680))) / x;
}

/** log|Γ(x + d)/Γ(x)|; absolute error about 1e-15·(1 + |d| log x) for x ≥ 40 and |d| ≤ x/2. */
export function logGammaRatio(x: number, d: number): number {
  if (!(x >= largeFrom && Math.abs(d) <= x / 2)) return logAbsGamma(x + d) - logAbsGamma(x);
  // (x + d − ½) log(x + d) − (x − ½) log x − d
  const t = d / x;
  return d * Math.log(x) + (x + d - 0.5) * Math.log1p(t) - d + remainder(x + d) - remainder(x);
}
