// The functions of the language, in the order in which they are offered.
import { ownFunction } from './ownFunctions.ts';
import { asinhFunction } from './asinh.ts';
import { besselFunction } from './bessel.ts';
import type { FunctionDefinition } from './definition.ts';
import * as elementary from './elementary.ts';
import { erfFunction, erfcFunction, phiFunction } from './errorFunction.ts';
import { expExcessFunction } from './expExcess.ts';
import { floorFunction, maxFunction, minFunction } from './extremes.ts';
import * as gammas from './gammaFamily.ts';
import { logFunction } from './log.ts';
import { logSumExpFunction, softmaxFunction } from './logSumExp.ts';
import { signFunction } from './sign.ts';
import * as circular from './trigonometric.ts';
import { zetaFunction } from './zeta.ts';

export const functions: readonly FunctionDefinition[] = [
  elementary.expFunction,
  logFunction,
  elementary.sqrtFunction,
  elementary.absFunction,
  signFunction,
  minFunction,
  maxFunction,
  floorFunction,
  circular.sinFunction,
  circular.cosFunction,
  circular.tanFunction,
  circular.asinFunction,
  circular.acosFunction,
  circular.atanFunction,
  elementary.sinhFunction,
  elementary.coshFunction,
  elementary.tanhFunction,
  asinhFunction,
  elementary.acoshFunction,
  elementary.atanhFunction,
  elementary.logisticFunction,
  elementary.logitFunction,
  erfFunction,
  erfcFunction,
  phiFunction,
  gammas.gammaFunction,
  gammas.lgammaFunction,
  gammas.digammaFunction,
  gammas.trigammaFunction,
  gammas.polygammaFunction,
  gammas.betaFunction,
  gammas.lbetaFunction,
  gammas.chooseFunction,
  gammas.factorialFunction,
  besselFunction,
  zetaFunction,
];

const byName = new Map(functions.map((f) => [f.name, f]));

/** Functions that expressions hold as nodes and that no note can call. */
const internalFunctions: readonly FunctionDefinition[] = [logSumExpFunction, softmaxFunction, expExcessFunction];
const byNode = new Map([...functions, ...internalFunctions].map((f) => [f.name, f]));

/** The function that a node of an expression names: one of the language, an internal one, or one of a model's own. */
export const functionOfNode = (name: string): FunctionDefinition | undefined => byNode.get(name) ?? ownFunction(name);

/** The function of this name, if the language has one. */
export const findFunction = (name: string): FunctionDefinition | undefined => byName.get(name);
