/**
 * The double-exponential changes of variable that make the trapezoidal rule converge exponentially on an interval.
 * Source: Takahasi and Mori, "Double exponential formulas for numerical integration", Publ. RIMS 9 (1974).
 */

/** tanh-sinh on a bounded piece, exp-sinh to the right or left of an end, sinh-sinh on the whole line. */
export type PieceKind = 'bounded' | 'right' | 'left' | 'line';

/** A piece of the interval of integration with its change of variable x(t), t real. */
export interface Piece {
  readonly kind: PieceKind;
  readonly lower: number;
  readonly upper: number;
  /** Where t = 0 lies on the line; for the other kinds it is not used. */
  readonly center: number;
  /** The unit of length of an unbounded piece, positive. */
  readonly scale: number;
  /** piece.lower − interval.lower ≥ 0; Infinity for an unbounded lower end of the interval. */
  readonly beforeLower: number;
  /** interval.upper − piece.upper ≥ 0; Infinity for an unbounded upper end of the interval. */
  readonly afterUpper: number;
}

/** A point of the rule: x(t), its distances to the ends of the whole interval, x′(t), and its distances to the piece's own ends. */
export interface QuadratureNode {
  x: number;
  distanceLower: number;
  distanceUpper: number;
  weight: number;
  /** x − piece.lower, or |x − center| on the line and to an unbounded end. */
  fromLower: number;
  fromUpper: number;
}

/** The smallest distance to a finite end, and the reciprocal of the greatest to an infinite one, that a node may have. */
const logDepth = Math.log(1e-300);
const halfPi = Math.PI / 2;

export function emptyNode(): QuadratureNode {
  return { x: 0, distanceLower: 0, distanceUpper: 0, weight: 0, fromLower: 0, fromUpper: 0 };
}

/** The range of t in which the distances to the ends stay between 1e-300 and 1e300. */
export function parameterRange(piece: Piece): { readonly first: number; readonly last: number } {
  if (piece.kind === 'bounded') {
    const last = Math.asinh(Math.max(1, (Math.log(piece.upper - piece.lower) - logDepth) / Math.PI));
    return { first: -last, last };
  }
  const logScale = Math.log(piece.scale);
  const far = Math.asinh(Math.max(1, (-logDepth - logScale) / halfPi));
  if (piece.kind === 'line') return { first: -far, last: far };
  const near = Math.asinh(Math.max(1, (logScale - logDepth) / halfPi));
  return piece.kind === 'right' ? { first: -near, last: far } : { first: -far, last: near };
}

/** Writes x(t), x′(t) and the distances into `node`. Near a finite end the distance is computed first and x from it. */
export function placeNode(piece: Piece, t: number, node: QuadratureNode): void {
  const speed = halfPi * Math.cosh(t);
  const exponent = halfPi * Math.sinh(t);
  switch (piece.kind) {
    case 'bounded': {
      const length = piece.upper - piece.lower;
      const q = Math.exp(-2 * Math.abs(exponent));
      const near = (length * q) / (1 + q);
      const far = length / (1 + q);
      node.weight = (2 * speed * near) / (1 + q);
      if (t < 0) {
        node.fromLower = near;
        node.fromUpper = far;
        node.x = rightOf(piece, piece.lower + near);
      } else {
        node.fromLower = far;
        node.fromUpper = near;
        node.x = leftOf(piece, piece.upper - near);
      }
      node.distanceLower = piece.beforeLower + node.fromLower;
      node.distanceUpper = piece.afterUpper + node.fromUpper;
      return;
    }
    case 'right': {
      const distance = piece.scale * Math.exp(exponent);
      node.weight = distance * speed;
      node.fromLower = distance;
      node.fromUpper = distance;
      node.x = rightOf(piece, piece.lower + distance);
      node.distanceLower = piece.beforeLower + distance;
      node.distanceUpper = Infinity;
      return;
    }
    case 'left': {
      const distance = piece.scale * Math.exp(-exponent);
      node.weight = distance * speed;
      node.fromLower = distance;
      node.fromUpper = distance;
      node.x = leftOf(piece, piece.upper - distance);
      node.distanceLower = Infinity;
      node.distanceUpper = piece.afterUpper + distance;
      return;
    }
    case 'line': {
      const offset = piece.scale * Math.sinh(exponent);
      node.weight = piece.scale * Math.cosh(exponent) * speed;
      node.fromLower = Math.abs(offset);
      node.fromUpper = node.fromLower;
      node.x = piece.center + offset;
      node.distanceLower = Infinity;
      node.distanceUpper = Infinity;
    }
  }
}

/**
 * x, moved off a breakpoint that it was rounded to: what the integrand is exactly there may belong to the other side. At the
 * ends of the whole interval x may be the end, since the integrand is given its distance from it.
 */
function rightOf(piece: Piece, x: number): number {
  return x <= piece.lower && piece.beforeLower > 0 ? piece.lower + Number.EPSILON * Math.abs(piece.lower) : x;
}

function leftOf(piece: Piece, x: number): number {
  return x >= piece.upper && piece.afterUpper > 0 ? piece.upper - Number.EPSILON * Math.abs(piece.upper) : x;
}
