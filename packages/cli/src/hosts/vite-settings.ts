import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { isAbsolute, join, relative, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { HostSettings } from './host.ts'

interface ViteLike {
  resolveConfig(
    inline: object,
    command: string,
  ): Promise<{
    publicDir: string
    base: string
    resolve: { alias: readonly { find: string | RegExp; replacement: string }[] }
  }>
}

/** What Vite itself makes of its config; nothing where it is not installed. @throws what Vite throws for a broken config */
export async function viteSettings(folder: string): Promise<HostSettings> {
  const configFile = ['ts', 'mts', 'js', 'mjs', 'cjs', 'cts']
    .map((ending) => join(folder, `vite.config.${ending}`))
    .find((path) => existsSync(path))
  if (configFile === undefined) return {}
  let vite: ViteLike
  try {
    const path = createRequire(join(folder, 'package.json')).resolve('vite')
    vite = (await import(pathToFileURL(path).href)) as ViteLike
  } catch {
    // Vite is not installed yet: the defaults are what it would say.
    return {}
  }
  const { publicDir, base, resolve } = await vite.resolveConfig({ configFile, logLevel: 'silent' }, 'build')
  const settings: HostSettings = {}
  const shown = publicDir === '' ? [] : [fromFolder(folder, publicDir)]
  if (shown.join() !== 'public') settings.publicDirs = shown
  if (base !== '/') settings.base = base
  const alias = resolve.alias.flatMap(({ find, replacement }) =>
    typeof find === 'string' && isAbsolute(replacement)
      ? [[find, fromFolder(folder, targetOf(folder, replacement))] as const]
      : [],
  )
  if (alias.length > 0) settings.alias = Object.fromEntries(alias)
  return settings
}

/** `/src` is an address below Vite's root where the disk has nothing of that name. */
function targetOf(folder: string, replacement: string): string {
  const below = join(folder, replacement)
  return !existsSync(replacement) && existsSync(below) ? below : replacement
}

function fromFolder(folder: string, path: string): string {
  return relative(folder, path).split(sep).join('/')
}
