// Decides which parametrizations of a family, or which arguments of a function, are shown while its brackets are open.
import type { ParameterInformation, Position, SignatureHelp, SignatureInformation } from 'vscode-languageserver-types';
import type { DistributionFamily } from '../engine/distributions/family.ts';
import { findFunction } from '../engine/expr/functions/index.ts';
import { sampleFunctions } from '../engine/model/statements/sampleFunctions.ts';
import { argumentName, inComment, openCall, statementBefore } from './callAt.ts';
import type { OpenCall } from './callAt.ts';
import { argumentLabel, familyNamed, specDomainText } from './familyHelp.ts';
import { placeAt } from './snapshot.ts';
import type { NoteSnapshot } from './snapshot.ts';

export const signatureTriggers: readonly string[] = ['(', ','];

/** A signature whose label is made of its parameters' labels, so that editors can mark the active one by its offsets. */
function signature(
  name: string,
  title: string,
  parameters: readonly { readonly label: string; readonly documentation?: string }[],
): SignatureInformation {
  let label = `${name}(`;
  const placed: ParameterInformation[] = [];
  for (const [at, parameter] of parameters.entries()) {
    if (at > 0) label += ', ';
    const { documentation } = parameter;
    placed.push({
      label: [label.length, label.length + parameter.label.length],
      ...(documentation === undefined ? {} : { documentation }),
    });
    label += parameter.label;
  }
  return { label: `${label})`, documentation: title, parameters: placed };
}

function familySignatures(family: DistributionFamily, call: OpenCall): SignatureHelp {
  const names = call.arguments.map(argumentName);
  const signatures = family.parametrizations.map((parametrization) => ({
    ...signature(
      family.name,
      family.title,
      parametrization.parameters.map((spec) => ({
        label: argumentLabel(family, parametrization, spec),
        documentation: `${spec.role}, ${specDomainText(spec)}`,
      })),
    ),
    activeParameter: activeOf(
      parametrization.parameters.map((spec) => spec.name),
      names,
    ),
  }));
  const fitting = family.parametrizations.findIndex(({ parameters }) =>
    names.every((name) => name === undefined || parameters.some((spec) => spec.name === name)),
  );
  const activeSignature = Math.max(0, fitting);
  return { signatures, activeSignature, activeParameter: signatures[activeSignature]?.activeParameter ?? 0 };
}

/** The place in a signature of the argument at the cursor: of its name where it has one, else its own. */
function activeOf(parameters: readonly string[], names: readonly (string | undefined)[]): number {
  const current = names.at(-1);
  const place = current === undefined ? names.length - 1 : parameters.indexOf(current);
  return place < 0 ? names.length - 1 : place;
}

/** The signatures of the call that the position stands in; undefined outside of calls. */
export function signatureHelpAt(note: NoteSnapshot, position: Position): SignatureHelp | undefined {
  const at = placeAt(note, position);
  if (at?.offset === undefined || inComment(at.block.text, at.offset)) return undefined;
  const call = openCall(statementBefore(at.block.text, at.offset));
  if (call === undefined) return undefined;
  const family = familyNamed(call.name);
  if (family !== undefined) return familySignatures(family, call);
  const found = findFunction(call.name) ?? sampleFunctions.find(({ name }) => name === call.name);
  if (found === undefined) return undefined;
  return {
    signatures: [
      signature(
        found.name,
        found.summary,
        found.parameters.map((label) => ({ label })),
      ),
    ],
    activeSignature: 0,
    activeParameter: call.argument,
  };
}
