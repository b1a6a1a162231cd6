/**
 * The plugin's one voice: beside the bundler's warnings, which some CI takes for errors, and never on
 * standard output, where bundles and statistics go.
 */
export interface Log {
  info(line: string): void
  warn(line: string): void
}

/** The same line once in a process, however many compilers run. */
export function createLog(print: Log): Log {
  const once = (write: (line: string) => void) => (line: string) => {
    if (said.has(line)) return
    said.add(line)
    write(`[alt-text] ${line}`)
  }
  return { info: once(print.info), warn: once(print.warn) }
}

const said = new Set<string>()

/* oxlint-disable no-console -- the one place that prints */
export const consoleLog: Log = {
  // Not `console.error`: Nuxt marks what comes by it as an error.
  info: (line) => process.stderr.write(`${line}\n`),
  warn: (line) => console.warn(line),
}
