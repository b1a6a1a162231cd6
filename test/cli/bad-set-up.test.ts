import { chmodSync, mkdirSync, readFileSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { Site, bin, mockConfig, page } from './site.ts'
import type { Files, Ran, RunOptions } from './site.ts'
import { png } from './png.ts'

let site: Site
afterEach(() => site.remove())

const good: Files = { 'alt-text.config.mjs': mockConfig(), 'index.html': page(['a.png']), 'a.png': png(1) }

/** Exit 2, one line, and not a byte written. */
async function refuses(args: readonly string[], said: RegExp, options: RunOptions = {}): Promise<Ran> {
  const before = site.tree()
  const ran = await site.run(args, options)
  expect(ran.err).toMatch(said)
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err.trim().split('\n')).toHaveLength(1)
  expect(site.tree()).toEqual(before)
  return ran
}

const broken: readonly (readonly [name: string, text: string, said: RegExp])[] = [
  [
    'conflict markers',
    '{\n  "version": 1,\n<<<<<<< ours\n  "images": {}\n=======\n  "images": {}\n>>>>>>> theirs\n}\n',
    /^alt-text\.json:3:1: Unresolved merge conflict\. Resolve/,
  ],
  [
    'a key that stands there twice',
    '{\n  "version": 1,\n  "images": {\n    "a.png": { "hash": "sha256-1" },\n    "a.png": { "hash": "sha256-2" }\n  }\n}\n',
    /^alt-text\.json:5:\d+: .+ Mend it/,
  ],
  ['JSON that ends early', '{\n  "version": 1,\n  "images": {', /^alt-text\.json:3:\d+: .+ Mend it/],
  ['a trailing comma', '{\n  "version": 1,\n  "images": {},\n}', /^alt-text\.json:4:1: .+ Mend it/],
  ['nothing in it', '', /^alt-text\.json:1:1: .+ Mend it/],
  [
    'words of the wrong kind',
    '{ "version": 1, "images": { "a.png": { "hash": 5 } } }',
    /^alt-text\.json:1:\d+: .*hash.+ Mend it/,
  ],
  ['a version of the future', '{ "version": 99, "images": {} }', /^alt-text\.json: .*version 99.*Update/],
]

describe('a captions file is refused with its place and left as it is:', () => {
  test.each(broken)('%s', async (_, text, said) => {
    site = new Site({ ...good, 'alt-text.json': text })
    for (const args of [['audit'], ['fill'], ['fill', '--dry-run'], ['why', 'index.html:5']]) await refuses(args, said)
    expect(site.delivered()).toEqual([])
  })

  test('one that breaks while it is being filled', async () => {
    site = new Site({ ...good, 'alt-text.config.mjs': mockConfig('delayMs: 1500') })
    const running = site.run(['fill'])
    await new Promise((resolve) => setTimeout(resolve, 900))
    site.write({ 'alt-text.json': '{ "version": 1, <<<<<<<' })
    expect(await running).toMatchObject({ code: 2, err: expect.stringMatching(/alt-text\.json:1:\d+: /) })
    expect(site.read('alt-text.json')).toBe('{ "version": 1, <<<<<<<')
  })
})

const configs: readonly (readonly [name: string, file: string, text: string, said: RegExp])[] = [
  ['an unknown option', 'mjs', 'export default { langage: "de" }', /no option "langage"\. Did you mean "language"\?/],
  [
    'an unknown option inside',
    'mjs',
    'export default { budget: { image: 1 } }',
    /no option "budget\.image"\. Did you mean "images"\?/,
  ],
  ['an option like nothing known', 'mjs', 'export default { zzz: 1 }', /no option "zzz"\. Known are: .*language/],
  ['an option of the wrong type', 'mjs', 'export default { alias: ["@"] }', /"alias" must be an object, not a list/],
  [
    'a wrong choice',
    'mjs',
    'export default { mode: "genrate" }',
    /"mode" must be "frozen" or "generate" or "off", not "genrate"/,
  ],
  [
    'a backend that was not made',
    'mjs',
    'import { mock } from "@alt-text/backends/mock"\nexport default { backend: mock }',
    /"backend" must be a backend such as embedded\(\).*, not a function/,
  ],
  [
    'broken syntax',
    'mjs',
    'export default {\n  language: "de"\n  base: "/" }\n',
    /alt-text\.config\.mjs:3: The config could not be loaded: /,
  ],
  [
    'broken syntax in TypeScript',
    'ts',
    'export default {\n  language: "de"\n  base: "/" }\n',
    /alt-text\.config\.ts:3: The config could not be loaded: /,
  ],
  ['an error of its own', 'mjs', '\n\nthrow new Error("no key in KEY")', /alt-text\.config\.mjs:3: .*no key in KEY/],
  ['no default export', 'mjs', 'export const config = {}', /no default export\. Write: export default/],
  [
    'no default export in TypeScript',
    'ts',
    'export const config: object = {}',
    /no default export\. Write: export default/,
  ],
  ['a function', 'mjs', 'export default () => ({})', /must be an object, not a function/],
  ['a list', 'mjs', 'export default [{}]', /must be an object, not a list/],
  ['nothing', 'ts', 'export default undefined', /must be an object, not nothing/],
  ['null', 'ts', 'export default null', /must be an object, not null/],
  [
    'a package that is not there',
    'mjs',
    'import x from "@scope/absent/deep"\nexport default x',
    /npm install --save-dev @scope\/absent$/m,
  ],
  [
    'a package that is not there, in TypeScript',
    'ts',
    'import x from "absent-package"\nexport default x',
    /npm install --save-dev absent-package$/m,
  ],
]

describe('a config is refused with its name:', () => {
  test.each(configs)('%s', async (_, ending, text, said) => {
    const { 'alt-text.config.mjs': _mock, ...rest } = good
    site = new Site({ ...rest, [`alt-text.config.${ending}`]: text })
    const { err } = await refuses(['fill'], said)
    expect(err).toContain(`alt-text.config.${ending}`)
  })

  test('one that a promise brings is a config', async () => {
    site = new Site({ ...good, 'alt-text.config.mjs': 'export default Promise.resolve({ captions: "words.json" })' })
    await site.run(['fill'])
    expect((await site.run(['audit'])).code).toBe(1)
  })
})

/** As root everything can be written to, so the command runs as somebody else there. */
const isRoot = process.getuid?.() === 0
const uid = isRoot ? 65_534 : undefined
const canDropRights =
  process.platform !== 'win32' &&
  (!isRoot || spawnSync(process.execPath, [bin, '--version'], { uid: 65_534, gid: 65_534 }).status === 0)

describe.skipIf(!canDropRights)('without the rights to write, nobody is asked:', () => {
  test('a captions file that is read-only', async () => {
    site = new Site({ ...good, 'alt-text.json': '{ "version": 1, "images": {} }\n', 'log.jsonl': '' })
    chmodSync(join(site.root, 'alt-text.json'), 0o444)
    chmodSync(join(site.root, 'log.jsonl'), 0o666)
    chmodSync(site.root, 0o777)
    await refuses(['fill'], /^alt-text\.json: It cannot be written: .*Nobody was asked\./, { uid })
    expect(site.delivered()).toEqual([])
  })

  test('a folder that is read-only', async () => {
    site = new Site({ ...good, 'log.jsonl': '' })
    chmodSync(join(site.root, 'log.jsonl'), 0o666)
    chmodSync(site.root, 0o555)
    await refuses(['fill'], /^alt-text\.json: It cannot be written: .*Nobody was asked\./, { uid })
    expect(site.delivered()).toEqual([])
    // Who only looks needs no rights.
    expect((await site.run(['audit'], { uid })).code).toBe(1)
    expect((await site.run(['fill', '--dry-run'], { uid })).code).toBe(0)
    const init = await site.run(['init'], { uid })
    expect(init).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^.gitignore: It cannot be read or written: .*writable/),
    })
    chmodSync(site.root, 0o755)
  })

  test('a source and a folder that cannot be read', async () => {
    site = new Site({ ...good, 'closed.md': '![](a.png)', 'shut/a.md': '![](a.png)' })
    chmodSync(join(site.root, 'closed.md'), 0)
    chmodSync(site.root, 0o755)
    const { code, out } = await site.run(['audit'], { uid })
    expect(code).toBe(1)
    expect(out).toMatch(/closed\.md:1:1 .*Could not be read/)
    chmodSync(join(site.root, 'shut'), 0)
    await refuses(['audit'], /A folder of sources cannot be read: .*shut/, { uid })
    chmodSync(join(site.root, 'shut'), 0o755)
  })
})

test('a captions path that cannot be is refused', async () => {
  site = new Site({ ...good, 'alt-text.config.mjs': mockConfig('', 'captions: "package.json/alt-text.json"') })
  await refuses(['fill'], /package\.json\/alt-text\.json: /)
  mkdirSync(join(site.root, 'folder'))
  site.write({ 'alt-text.config.mjs': mockConfig('', 'captions: "folder"') })
  await refuses(['fill'], /^folder: /)
})

describe('a report that cannot be written is said in one line:', () => {
  test.each([
    ['a folder that is not there', 'no/such/report.json', /could not be written: .*no such file.*Name a file/],
    ['a folder', 'sub', /could not be written: .*Name a file/],
    ['below a file', 'package.json/report.json', /could not be written: .*Name a file/],
    ['the captions file itself', 'alt-text.json', /--output names alt-text\.json, which is not for reports/],
    ['the config itself', './alt-text.config.mjs', /--output names alt-text\.config\.mjs/],
    ['a page of the site', 'sub/b.html', /--output names b\.html, which is a source of the site/],
  ])('%s', async (_, path, said) => {
    site = new Site({ ...good, 'sub/b.html': page([]), 'alt-text.json': '{ "version": 1, "images": {} }\n' })
    await refuses(['audit', '--output', path], said)
    expect(readFileSync(join(site.root, 'alt-text.json'), 'utf8')).toBe('{ "version": 1, "images": {} }\n')
  })
})
