import type { Host } from './host.ts'

const endings = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts']

/** A bundler whose addresses are no more than its own defaults: what it copies or renames is known by its bytes. */
function bundler(name: string, title: string, dependency: string): Host {
  return {
    title,
    configs: endings.map((ending) => `${name}.config.${ending}`),
    package: dependency,
    install: ['unplugin-alt-text'],
    setUp: { into: 'list', from: `unplugin-alt-text/${name}`, list: ['plugins'], entry: 'altText()' },
    settings: () => ({}),
  }
}

export const bundlers: readonly Host[] = [
  bundler('rsbuild', 'Rsbuild', '@rsbuild/core'),
  bundler('rspack', 'Rspack', '@rspack/core'),
  bundler('webpack', 'webpack', 'webpack'),
  bundler('rolldown', 'Rolldown', 'rolldown'),
  bundler('rollup', 'Rollup', 'rollup'),
]
