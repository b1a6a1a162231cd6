import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { Site, bin, mockConfig, page, quietEnvironment } from '../cli/site.ts'
import { png } from '../cli/png.ts'

interface Step {
  readonly name?: string
  readonly id?: string
  readonly run?: string
  readonly uses?: string
  readonly env?: Readonly<Record<string, string>>
  readonly with?: Readonly<Record<string, unknown>>
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default?: string }>>
  readonly outputs: Readonly<Record<string, { readonly value: string }>>
  readonly runs: { readonly using: string; readonly steps: readonly [Step & { readonly shell: string }] }
}

interface Workflow {
  readonly on: unknown
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>
}

const action = parse(readFileSync('packages/cli/action.yml', 'utf8')) as Action
const blocks = [...readFileSync('docs/ci.md', 'utf8').matchAll(/```yaml\n# (\S+)\n(.*?)```/gs)]
const recipes = new Map(blocks.map(([, file = '', text = '']) => [file, parse(text) as unknown]))

let site: Site
afterEach(() => site?.remove())

/** A site that has installed the command. */
function installed(files: ConstructorParameters<typeof Site>[0]): Site {
  const fresh = new Site(files)
  const folder = join(fresh.root, 'node_modules/.bin')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'alt-text'), `#!/bin/sh\nexec "${process.execPath}" "${bin}" "$@"\n`)
  chmodSync(join(folder, 'alt-text'), 0o755)
  return fresh
}

interface Ran {
  readonly code: number | null
  readonly out: string
}

/** As the services start a step: bash that stops at the first failure. */
function bash(script: string, env: Readonly<Record<string, string>> = {}): Ran {
  const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
    cwd: site.root,
    encoding: 'utf8',
    env: { ...quietEnvironment(), ...env },
  })
  return { code: status, out: stdout + stderr }
}

/** The action with inputs, as a runner resolves them. */
function runAction(inputs: Readonly<Record<string, string>> = {}): Ran & { output: string; summary: string } {
  const [step] = action.runs.steps
  const value = (name: string): string => inputs[name] ?? action.inputs[name]?.default ?? ''
  const env = Object.entries(step.env ?? {}).map(([name, text]) => [
    name,
    text.replaceAll(/\$\{\{ inputs\.([\w-]+) \}\}/g, (_, input: string) => value(input)),
  ])
  site.write({ '.runner/output': '', '.runner/summary': '' })
  const files = {
    GITHUB_OUTPUT: join(site.root, '.runner/output'),
    GITHUB_STEP_SUMMARY: join(site.root, '.runner/summary'),
  }
  const ran = bash(step.run ?? '', { ...(Object.fromEntries(env) as Record<string, string>), ...files })
  return { ...ran, output: site.read('.runner/output'), summary: site.read('.runner/summary') }
}

const flawed = { 'index.html': page(['a.png']), 'docs/index.html': page(['/a.png', '/b.png']), 'a.png': png(1) }

describe('the action', () => {
  test('takes every input as a variable, never as a part of its script', () => {
    const [{ run = '', env = {} }] = action.runs.steps
    expect(run).not.toContain('${{')
    const used = [...JSON.stringify(action.runs).matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name)
    expect(new Set(used)).toEqual(new Set(Object.keys(action.inputs)))
    for (const name of Object.keys(env)) expect(run).toContain(`$${name}`)
    expect(action.outputs['exit-code']?.value).toBe('${{ steps.audit.outputs.exit-code }}')
  })

  test('annotates, writes the summary, SARIF and a page, and fails by what was found', () => {
    site = installed(flawed)
    const ran = runAction({ sarif: 'out.sarif', html: 'out.html' })
    expect(ran.code).toBe(1)
    expect(ran.output).toBe('exit-code=1\n')
    expect(ran.out.match(/^::error /gm)).toHaveLength(3)
    expect(ran.summary).toContain('| `missing` | 3 |')
    expect((JSON.parse(site.read('out.sarif')) as { runs: { results: unknown[] }[] }).runs[0]?.results).toHaveLength(3)
    expect(site.read('out.html')).toContain('<h1>Text alternatives</h1>')
  })

  test('hears its inputs, and leaves what the baseline knows out of code scanning', () => {
    site = installed(flawed)
    expect(runAction({ paths: 'index.html\n' }).out.match(/^::error /gm)).toHaveLength(1)
    expect(runAction({ args: '--rule=stale' })).toMatchObject({ code: 0, output: 'exit-code=0\n' })
    execFileSync(process.execPath, [bin, 'audit', '--baseline', 'known.json', '--update-baseline'], { cwd: site.root })
    expect(runAction({ baseline: 'known.json', sarif: 'out.sarif' })).toMatchObject({ code: 0 })
    expect((JSON.parse(site.read('out.sarif')) as { runs: { results: unknown[] }[] }).runs[0]?.results).toEqual([])
  })

  test('says when it could not run', () => {
    site = installed({ ...flawed, 'alt-text.json': '{' })
    expect(runAction()).toMatchObject({ code: 2, output: 'exit-code=2\n' })
    site.remove()
    site = installed(flawed)
    expect(runAction({ sarif: 'no/such/folder.sarif' }).code).toBe(2)
  })

  test('runs nothing that stands in an input', () => {
    site = installed(flawed)
    for (const text of ['"; touch pwned; "', '$(touch pwned)', '`touch pwned`', '; touch pwned']) {
      const names = Object.keys(action.inputs).filter((name) => name !== 'working-directory')
      runAction(Object.fromEntries(names.map((name) => [name, text])))
      runAction({ paths: text })
      runAction({ sarif: text, html: text })
    }
    expect(site.has('pwned')).toBe(false)
  })
})

describe('the recipes', () => {
  test('are YAML, and give the action inputs that it has', () => {
    expect([...recipes.keys()]).toEqual([
      '.github/workflows/alt-text.yml',
      '.github/workflows/alt-text-fill.yml',
      '.gitlab-ci.yml',
      '.pre-commit-config.yaml',
    ])
    const { jobs } = recipes.get('.github/workflows/alt-text.yml') as Workflow
    const own = jobs['audit']?.steps.find(({ uses = '' }) => uses.includes('/packages/cli@'))
    expect(Object.keys(action.inputs)).toEqual(expect.arrayContaining(Object.keys(own?.with ?? {})))
  })

  test('the scheduled fill drafts, pushes a branch and opens a pull request; with nothing to draft it does nothing', () => {
    const { jobs } = recipes.get('.github/workflows/alt-text-fill.yml') as Workflow
    const steps = (jobs['fill']?.steps ?? []).flatMap(({ run }) => (run === undefined || run === 'npm ci' ? [] : [run]))
    site = installed({
      'alt-text.config.mjs': mockConfig(),
      'index.html': page(['a.png', 'gone.png']),
      'a.png': png(1),
      '.gitignore': 'node_modules\nlog.jsonl\ncommands\n.alt-text\norigin.git\ntools\nalt-text-drafts.md\n',
      // The service's own program is not here: it notes what it is asked for, and knows no open pull request.
      'tools/gh': `#!/bin/sh\necho "$@" >> "${'$'}COMMANDS"\n[ "$2" = view ] && exit 1\nexit 0\n`,
    })
    chmodSync(join(site.root, 'tools/gh'), 0o755)
    const git = (...args: string[]): string =>
      execFileSync('git', args, { cwd: site.root, encoding: 'utf8', stdio: 'pipe' })
    git('init', '--quiet', '--initial-branch=main')
    git('init', '--quiet', '--bare', 'origin.git')
    git('remote', 'add', 'origin', join(site.root, 'origin.git'))
    git('add', '.')
    git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '--message', 'Begin')
    const env = {
      PATH: `${join(site.root, 'tools')}${delimiter}${process.env['PATH'] ?? ''}`,
      COMMANDS: join(site.root, 'commands'),
    }
    for (const step of steps) expect(bash(step, env)).toMatchObject({ code: 0 })
    expect(git('--git-dir=origin.git', 'show', '--stat', '--format=%an: %s', 'alt-text-drafts')).toMatch(
      /^github-actions\[bot\]: Draft text alternatives\n\n alt-text\.json /,
    )
    expect(site.read('commands')).toContain('pr create --head alt-text-drafts')
    expect(site.read('alt-text-drafts.md')).toContain('`unreviewed`')

    site.write({ commands: '' })
    for (const step of steps) expect(bash(step, env)).toMatchObject({ code: 0 })
    expect(site.read('commands')).toBe('')
  })

  test('GitLab gets both reports, and the job fails by what was found', () => {
    site = installed(flawed)
    const { script, artifacts } = (
      recipes.get('.gitlab-ci.yml') as Record<
        string,
        { script: string[]; artifacts: { reports: Record<string, string> } }
      >
    )['alt-text'] as never as {
      script: string[]
      artifacts: { reports: Record<string, string> }
    }
    expect(bash(script.filter((line) => line !== 'npm ci').join('\n')).code).toBe(1)
    const { codequality = '', junit = '' } = artifacts.reports
    expect(JSON.parse(site.read(codequality))).toHaveLength(3)
    expect(site.read(junit)).toContain('<testsuites name="alt-text" tests="3" failures="3"')
  })

  test('pre-commit looks at the files that it names, and at no others', () => {
    site = installed(flawed)
    const [{ hooks }] = (
      recipes.get('.pre-commit-config.yaml') as { repos: [{ hooks: [{ entry: string; files: string }] }] }
    ).repos
    const [{ entry, files }] = hooks
    for (const name of ['a.html', 'b/c.md', 'x.tsx', 'x.astro', 'x.vue']) expect(name).toMatch(new RegExp(files))
    expect('x.png').not.toMatch(new RegExp(files))
    expect(bash(`${entry} docs/index.html`)).toMatchObject({
      code: 1,
      out: expect.stringContaining('2 errors.') as string,
    })
  })
})
