// Decides what the settings under `fisherNotes` mean, whatever JSON the client sends.
import { usualPolicy } from '../engine/report/findingPolicy.ts';
import { severities, type Severity } from '../engine/report/schema.ts';
import type { InitializationOptions, Settings, ThemeKind } from './messages.ts';

export const defaultSettings: Settings = {
  inlayHints: { domains: true, information: true },
  codeLens: { enabled: true },
  findings: usualPolicy,
};

/** A value's own property of untrusted JSON; undefined where there is none. */
export function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? Reflect.get(value, name)
    : undefined;
}

function flag(value: unknown, fallback: boolean): boolean {
  return typeof value === 'boolean' ? value : fallback;
}

const levels: readonly (Severity | 'off')[] = [...severities, 'off'];

/** Severities by code; what is no severity is left out. */
function readSeverities(json: unknown): ReadonlyMap<string, Severity | 'off'> {
  if (typeof json !== 'object' || json === null) return new Map();
  return new Map(
    Object.entries(json).flatMap(([code, value]) => {
      const level = levels.find((known) => known === value);
      return level === undefined ? [] : [[code, level] as const];
    }),
  );
}

/** The settings in the JSON of section `fisherNotes`; what is missing or of a wrong type is the default. */
export function readSettings(json: unknown): Settings {
  const hints = property(json, 'inlayHints');
  const lens = property(json, 'codeLens');
  const diagnostics = property(json, 'diagnostics');
  return {
    inlayHints: {
      domains: flag(property(hints, 'domains'), defaultSettings.inlayHints.domains),
      information: flag(property(hints, 'information'), defaultSettings.inlayHints.information),
    },
    codeLens: { enabled: flag(property(lens, 'enabled'), defaultSettings.codeLens.enabled) },
    findings: {
      severities: readSeverities(property(diagnostics, 'severity')),
      pedantic: flag(property(diagnostics, 'pedantic'), usualPolicy.pedantic),
    },
  };
}

const themes: readonly ThemeKind[] = ['light', 'dark', 'highContrast', 'highContrastLight'];

/** The theme kind, where the value is one. */
export function readTheme(value: unknown): ThemeKind | undefined {
  return themes.find((theme) => theme === value);
}

/** What the client says of itself; what is missing or of a wrong type is left out. */
export function readInitializationOptions(json: unknown): InitializationOptions {
  const theme = readTheme(property(json, 'theme'));
  const rulesBase = property(json, 'rulesBase');
  return {
    ...(theme === undefined ? {} : { theme }),
    ...(typeof rulesBase === 'string' && rulesBase !== '' ? { rulesBase } : {}),
    images: flag(property(json, 'images'), false),
    commands: flag(property(json, 'commands'), false),
  };
}
