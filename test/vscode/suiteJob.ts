// What it takes to run the suite in a VS Code, whichever it is.

export interface SuiteJob {
  /** The folder of the extension under test. */
  readonly extension: string;
  /** The bundled suite. */
  readonly suite: string;
  /** The folder that is open in VS Code. */
  readonly workspace: string;
  /** What the suite finds in its environment: see results.ts. */
  readonly environment: Readonly<Record<string, string>>;
}
