// Decides the panel's page: its scripts by nonce, its styles and fonts from the extension, nothing from anywhere else.
import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** The folder that the page may load from. */
export function mediaFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'media');
}

/** The page as HTML, with a policy that lets it load its own files only. */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri): string {
  const nonce = randomBytes(16).toString('base64url');
  const file = (...names: string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(mediaFolder(extension), ...names)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    // KaTeX places glyphs by style attributes; style elements stay forbidden.
    "style-src-attr 'unsafe-inline'",
    `font-src ${webview.cspSource}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Fisher Notes</title>
    <link rel="stylesheet" href="${file('katex', 'katex.min.css')}" />
    <link rel="stylesheet" href="${file('panel.css')}" />
  </head>
  <body>
    <script nonce="${nonce}" src="${file('panel.js')}"></script>
  </body>
</html>
`;
}
