import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { HostAddresses } from 'unplugin-alt-text/adapter'
import type { EleventyConfig } from './eleventy-config.ts'

/** How Eleventy serves files: what it copies keeps its way below the input folder, or goes where it is told. */
export function addressesOf({ directories, pathPrefix, passthroughCopies }: EleventyConfig): HostAddresses {
  const moved = Object.entries(passthroughCopies).flatMap(([from, { outputPath }]) =>
    typeof outputPath === 'string' && isFolder(from) ? [[`/${bare(outputPath)}`, resolve(from)] as const] : [],
  )
  return {
    of: 'Eleventy',
    publicDir: resolve(directories?.input ?? '.'),
    base: pathPrefix ?? '/',
    alias: moved.filter(([prefix]) => prefix !== '/'),
  }
}

function bare(path: string): string {
  return path.replaceAll(/^[./]+|\/+$/g, '')
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}
