// The version that the server and the command line give of themselves; a test holds it to package.json's.

export const programVersion = '0.1.0';
