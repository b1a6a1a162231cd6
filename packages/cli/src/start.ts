import { readFileSync } from 'node:fs'
import { endWith, processArguments, processIo } from './io.ts'
import { main } from './main.ts'

/** Runs this process's command line. */
export function start(): void {
  const manifest = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as { version: string }
  void main(processArguments(), processIo(), manifest.version).then(endWith)
}
