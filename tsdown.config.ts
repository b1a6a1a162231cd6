import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from 'tsdown'

interface Manifest {
  exports: Record<string, { altsrc: string } | string>
  bin?: Record<string, string>
}

/** What a package shows the world, from its own manifest: nothing else is an entry. */
function entriesOf(directory: string): string[] {
  const manifest = JSON.parse(readFileSync(`${directory}/package.json`, 'utf8')) as Manifest
  const exported = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [] : target.altsrc,
  )
  const bins = Object.values(manifest.bin ?? {}).map((bin) => bin.replace('dist', 'src').replace('.mjs', '.ts'))
  return [...exported, ...bins]
}

/** Small ones that a command line would wait for: one file is read sooner than five, and only what is used of it. */
const takenIn = ['cac', 'magic-string', 'valibot']

/** Modules that come in one file. */
interface Group {
  name: string
  test: (id: string) => boolean
  tags?: '$initial'[]
  minShareCount?: number
}

/** Every file costs a command line half a millisecond: what is needed together is one. */
const together: Readonly<Record<string, Group[]>> = {
  'packages/core': [
    { name: 'initial', tags: ['$initial'], test: isCode },
    { name: 'report', test: (id: string) => isCode(id) && /src[\\/]report[\\/](?!html)/.test(id) },
  ],
  'packages/cli': [{ name: 'command', test: isCode, minShareCount: 2 }],
}

function isCode(id: string): boolean {
  return !/\.d\.[cm]?ts$/.test(id)
}

const packages = readdirSync('packages').map((name) => `packages/${name}`)

/** One process builds every package: ESM and declarations. */
export default defineConfig(
  packages.map((directory) => ({
    cwd: directory,
    entry: entriesOf(directory),
    dts: { oxc: true },
    format: 'esm' as const,
    platform: 'node' as const,
    fixedExtension: true,
    clean: true,
    noExternal: takenIn,
    outputOptions: { codeSplitting: { groups: together[directory] ?? [] } },
    logLevel: 'warn' as const,
  })),
)
