// Decides which kind of color theme the server is told of: pictures in hovers have their colors baked in.
import * as vscode from 'vscode';
import type { ThemeKind } from '../server/lsp/messages.ts';

/** The kind of the color theme that is on. */
export function themeKind(): ThemeKind {
  switch (vscode.window.activeColorTheme.kind) {
    case vscode.ColorThemeKind.Light:
      return 'light';
    case vscode.ColorThemeKind.Dark:
      return 'dark';
    case vscode.ColorThemeKind.HighContrast:
      return 'highContrast';
    case vscode.ColorThemeKind.HighContrastLight:
      return 'highContrastLight';
  }
}
