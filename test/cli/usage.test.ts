import { afterAll, beforeAll, expect, test } from 'vitest'
import { Site, mockConfig, page } from './site.ts'
import { png } from './png.ts'

let site: Site
beforeAll(() => {
  site = new Site({
    'alt-text.config.mjs': mockConfig(),
    'docs/index.html': page(['a.png']),
    'docs/a.png': png(1),
    'data/x.txt': '',
  })
})
afterAll(() => site.remove())

test.each<[args: string, said: RegExp]>([
  ['', /Name a command\. Known are: init, .*audit, fill, /],
  ['adit', /no command "adit"\. Did you mean "audit"\?/],
  ['zzzzzz', /no command "zzzzzz"\. Known are: /],
  ['adit --format json', /no command "adit"/],
  ['audit --formt json', /audit has no flag --formt\. Did you mean --format\?/],
  ['audit --max-warning 3', /Did you mean --max-warnings\?/],
  ['fill --dryrun', /Did you mean --dry-run\?/],
  ['fill --force', /fill has no flag --force\. See alt-text fill --help\./],
  ['fill -y', /fill has no flag -y\./],
  ['audit --format jsn', /--format takes one of .*json.*, not "jsn"\. Did you mean "json"\?/],
  ['audit --format', /--format <name>/],
  ['audit --fail-on never', /--fail-on takes one of error, warn, not "never"/],
  ['audit --fail-on error --fail-on warn', /--fail-on takes one value/],
  ['audit --max-warnings -1', /audit has no flag -1/],
  ['audit --max-warnings few', /--max-warnings takes a whole number, not "few"/],
  ['audit --rule mising', /no rule "mising"\. Did you mean "missing"\?/],
  ['audit --rule missing --rule zzzz', /no rule "zzzz"\. Rules are: missing, /],
  ['audit --config no.mjs', /no\.mjs: There is no such config file/],
  ['audit --config docs', /docs: There is no such config file/],
  ['audit nowhere', /no file or folder "nowhere"/],
  ['audit ..', /".." is not below /],
  ['fill /', /"\/" is not below /],
  ['fill docs ../x', /"\.\.\/x"/],
  ['audit data', /no source in "data"/],
  ['audit -- --weird', /no file or folder "--weird"/],
  ['why', /why needs a target\. For example: alt-text why/],
  ['why nothing.png', /No source shows an image "nothing\.png"\. Name/],
  ['why docs/index.html:1', /no image in line 1 of docs\/index\.html\. There are some in line 5\./],
  ['init now', /now/],
  ['fill --dry-run --dry-run', /--dry-run stands alone, once/],
])('%j is refused in one line, and does nothing', async (args, said) => {
  const before = site.tree()
  const ran = await site.run(args.split(' ').filter((it) => it !== ''))
  expect(ran.err).toMatch(said)
  expect(ran).toMatchObject({ code: 2, out: '' })
  expect(ran.err.trim().split('\n')).toHaveLength(1)
  expect(site.tree()).toEqual(before)
})

test.each(['--dry-run=true', '--dry-run docs', 'docs --dry-run', '--dry-run -- docs'])(
  'fill %s is dry',
  async (args) => {
    const before = site.tree()
    expect((await site.run(['fill', ...args.split(' ')])).out).toContain('1 image would be described')
    expect(site.tree()).toEqual(before)
  },
)

test('files of a commit that are no sources are none, not an error', async () => {
  const { code, out } = await site.run(['audit', 'data/x.txt'])
  expect(out).toContain('No source was found')
  expect(code).toBe(0)
})

test('every help text names its flags and its examples run', async () => {
  const { out, code } = await site.run(['--help'])
  expect(code).toBe(0)
  const commands = [...out.matchAll(/\$ alt-text (\w+) --help/g)].map((match) => match[1] as string)
  expect(commands).toEqual(expect.arrayContaining(['init', 'audit', 'fill', 'why']))
  for (const command of commands) {
    const help = await site.run([command, '--help'])
    expect(help).toMatchObject({ code: 0, err: '' })
    const about = new RegExp(`^  ${command}.*?  +(.+)$`, 'm').exec(out)?.[1]
    expect(help.out).toContain(`\n${about}.\n`)
    for (const [, flag] of help.out.matchAll(/^  (--[\w-]+)/gm)) {
      // What is advertised is known: the complaint, if there is one, is about the value.
      expect((await site.run([command, flag as string, '--zzz'])).err).not.toContain(`no flag ${flag}.`)
    }
    for (const [, example] of help.out.matchAll(/^  alt-text (.+)$/gm)) {
      expect((await site.run((example as string).split(' '))).err).not.toMatch(/no flag|no command|takes one/)
    }
  }
})

test('the version is that of the package, wherever it is asked for', async () => {
  for (const args of [['--version'], ['-v'], ['audit', '--version']]) {
    const { code, out } = await site.run(args)
    expect(out).toMatch(/^alt-text\/\d+\.\d+\.\d+/)
    expect(code).toBe(0)
  }
})

test('a value that looks like a number stays as it was typed', async () => {
  const { err } = await site.run(['audit', '--output', '1.10', '--max-warnings', '007', '--format=json'])
  expect(err).toBe('')
  expect(site.has('1.10')).toBe(true)
  expect((await site.run(['audit', '--format=json', '--output=1e3'])).err).toBe('')
  expect(site.has('1e3')).toBe(true)
  expect((await site.run(['audit', '1.50'])).err).toContain('"1.50"')
  expect((await site.run(['audit', '--', '1.50'])).err).toContain('"1.50"')
  expect((await site.run(['audit', '--format', '1.50'])).err).toContain('not "1.50"')
  expect((await site.run(['1.50'])).err).toContain('no command "1.50"')
})
