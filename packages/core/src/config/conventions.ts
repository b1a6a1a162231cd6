import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { MarkdownDialect } from '../source.ts'

/** What a framework fixes for its sites, where our defaults would be wrong. Each option of the config goes before it. */
export interface Conventions {
  /** Sources besides those of every site. */
  readonly include?: readonly string[] | undefined
  /** Output, and folders that hold no page of the site. */
  readonly exclude?: readonly string[] | undefined
  readonly publicDirs?: readonly string[] | undefined
  readonly alias?: Readonly<Record<string, string>> | undefined
  readonly markdown?: MarkdownDialect | undefined
}

interface Row extends Conventions {
  /** One of these files in the root, and it is a site of this kind. */
  readonly files: readonly string[]
}

const scripts = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts']
const script = (name: string): string[] => scripts.map((ending) => `${name}.${ending}`)
const data = (name: string): string[] => ['toml', 'yaml', 'yml', 'json'].map((ending) => `${name}.${ending}`)

/** The first whose file stands there. */
const table: readonly Row[] = [
  {
    // https://docusaurus.io/docs/markdown-features#mdx-vs-commonmark, https://docusaurus.io/docs/static-assets
    files: script('docusaurus.config'),
    include: ['src/**/*.js'],
    alias: { '@site': '.' },
    markdown: 'mdx',
  },
  {
    // Pages of a Next site may be written in `.js`: https://nextjs.org/docs/app/getting-started/project-structure
    files: script('next.config'),
    include: ['{,src/}{app,pages,components}/**/*.js', 'src/**/*.js'],
  },
  {
    // https://gohugo.io/configuration/introduction/, https://gohugo.io/getting-started/directory-structure/
    files: [...data('hugo'), ...data('config/_default/hugo')],
    exclude: ['public/**', 'resources/**', 'themes/**/exampleSite/**'],
    publicDirs: ['static', 'assets'],
  },
  {
    // https://jekyllrb.com/docs/structure/
    files: ['_config.yml', '_config.yaml', '_config.toml'],
    exclude: ['vendor/**', '.jekyll-cache/**'],
    publicDirs: ['.'],
  },
  {
    // https://www.mkdocs.org/user-guide/configuration/#site_dir
    files: ['mkdocs.yml', 'mkdocs.yaml'],
    exclude: ['site/**'],
    publicDirs: ['docs'],
    markdown: 'mkdocs',
  },
  {
    // Their compilers know JSX in `.js` too: https://webpack.js.org/loaders/babel-loader/
    files: ['webpack', 'rspack', 'rsbuild'].flatMap((name) => script(`${name}.config`)),
    include: ['src/**/*.js'],
  },
]

/** Files that stand in the root of a site: those of generators that need no `package.json` among them. */
export const siteFiles: readonly string[] = table.flatMap(({ files }) => files)

/** @param root absolute */
export function conventionsOf(root: string): Conventions {
  return table.find(({ files }) => files.some((file) => existsSync(join(root, file)))) ?? {}
}
