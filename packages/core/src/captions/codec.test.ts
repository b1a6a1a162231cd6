import { expect, test } from 'vitest'
import { AltTextError } from '../error.ts'
import { decodeCaptions, emptyCaptions, encodeCaptions } from './codec.ts'

const hash = `sha256-${'0123456789abcdef'.repeat(2)}`

function file(images: string, rest = ''): string {
  return `{\n  "version": 1,\n  "images": {\n${images}\n  }${rest}\n}\n`
}

/** Where reading fails; `▸` in a text marks where it should. */
function failure(text: string): unknown {
  try {
    decodeCaptions(text, 'alt-text.json')
  } catch (error) {
    if (!(error instanceof AltTextError)) throw error
    expect(error.fix).toBeTruthy()
    return { code: error.code, ...error.place }
  }
  return 'none'
}

const dog = `    "a.png": { "hash": "${hash}", "alt": "A dog", "state": "draft" }`

function entry(rest: string): string {
  return file(`    "a.png": { "hash": "${hash}", ${rest} }`)
}

test.each<[name: string, marked: string]>([
  ['an empty file', '▸'],
  ['a file of blanks', '\n\n▸'],
  ['a cut off file', '{\n  "version": 1,\n  "images": {▸'],
  ['a cut off string', '{\n  "version": 1,\n  ▸"ima'],
  ['a missing comma', file(`${dog}\n    ▸"b.png": {}`)],
  ['a comma too many', file(`${dog},\n  ▸`).replace('▸\n  ', '▸')],
  ['single quotes', "{ ▸'version': 1 }"],
  ['a comment', '{\n  ▸// mine\n  "version": 1 }'],
  ['a number with a leading zero', '{ "version": ▸01 }'],
  ['NaN', '{ "version": ▸NaN }'],
  ['an unknown escape', '{ "versi▸\\on": 1 }'],
  ['a line end in a string', '{ "version": "▸\n" }'],
  ['something after the end', `${file(dog)}▸x`],
  ['conflict markers', file(`▸<<<<<<< HEAD\n${dog}\n=======\n${dog}\n>>>>>>> theirs`)],
  ['conflict markers with CRLF', file(`▸<<<<<<<\n${dog}`).replaceAll('\n', '\r\n')],
  ['what is left of a conflict', file(`${dog}\n▸=======\n${dog}`)],
  ['an image twice', file(`${dog},\n    ▸${dog.trim()}`)],
  ['a key twice', file(`    "a.png": {\n      "hash": "${hash}",\n      ▸"hash": "${hash}"\n    }`)],
  ['a key twice, one of them escaped', file(`${dog},\n    ▸"\\u0061.png": {}`)],
  ['a key twice where nobody knows it', file(dog, ',\n  "x": [{ "a": 1, ▸"a": 2 }]')],
  ['a list', '▸[]'],
  ['null', '▸null'],
  ['no version', '▸{\n  "images": {}\n}'],
  ['a version in quotes', '{\n  "version": ▸"1",\n  "images": {}\n}'],
  ['version 0', '{ "version": ▸0, "images": {} }'],
  ['version 1.5', '{ "version": ▸1.5, "images": {} }'],
  ['no images', '▸{ "version": 1 }'],
  ['images in a list', '{ "version": 1, "images": ▸[] }'],
  ['an entry that is a list', file('    "a.png": ▸[]')],
  ['an entry without a hash', file('    "a.png": ▸{ "alt": "x", "state": "draft" }')],
  ['a short hash', file('    "a.png": {\n      "hash": ▸"sha256-12"\n    }')],
  ['a hash in capitals', file(`    "a.png": { "hash": ▸"${hash.replaceAll('a', 'A')}" }`)],
  ['an unknown state', entry('"state": ▸"final"')],
  ['words without a state', entry('"alt": "x"').replace('{ "hash', '▸{ "hash')],
  ['approved nothing', entry('"state": "approved", "alt": " "').replace('{ "hash', '▸{ "hash')],
  ['alt null', entry('"state": "draft", "alt": ▸null')],
  ['confidence in percent', entry('"confidence": ▸90')],
  ['a bad language', entry('"languages": { "de_DE": ▸{ "state": "draft" } }')],
  ['languages in a list', entry('"languages": ▸[]')],
  ['__proto__ as a language', entry('"languages": { "__proto__": ▸1 }')],
  ['a language without a state', entry('"languages": { "de": ▸{ "alt": "x" } }')],
  ['a use without a page', entry('"uses": [▸{ "role": "text", "state": "draft" }]')],
  ['a use in an unknown role', entry('"uses": [{ "in": "a.md", "role": ▸"icon", "state": "draft" }]')],
  ['another draft without its maker', entry('"others": [▸{ "alt": "x" }]')],
  ['nesting without end', `${'['.repeat(65)}▸${'['.repeat(100_000)}`],
  ['a string without end', `{ ▸"${'a'.repeat(1_000_000)}`],
])('%s is refused where it stands', (_name, marked) => {
  const lines = marked.slice(0, marked.indexOf('▸')).split('\n')
  const place = { line: lines.length, column: (lines.at(-1) ?? '').length + 1 }
  expect(failure(marked.replace('▸', ''))).toEqual({ code: 'CAPTIONS_UNREADABLE', file: 'alt-text.json', ...place })
})

test('a newer version is refused before anything else about it is looked at', () => {
  expect(failure('{ "version": 2, "pictures": {} }')).toEqual({ code: 'CAPTIONS_NEWER', file: 'alt-text.json' })
})

test('a byte order mark, CRLF and another order of keys are read', () => {
  const text = `\uFEFF${file(dog)}`.replaceAll('\n', '\r\n')
  expect(encodeCaptions(decodeCaptions(text, 'alt-text.json'))).toBe(
    file(`    "a.png": {\n      "hash": "${hash}",\n      "alt": "A dog",\n      "state": "draft"\n    }`),
  )
})

test('without images', () => {
  expect(encodeCaptions(emptyCaptions())).toBe('{\n  "version": 1,\n  "images": {}\n}\n')
})

test('everything has its place: known keys in order, unknown ones after them, lists sorted', () => {
  const text = `{ "zeta": 1, "images": {
    "\u{1F600}.png": { "hash": "${hash}" }, "\uFF21.png": { "hash": "${hash}" }, "10": { "hash": "${hash}" }, "9": { "hash": "${hash}" },
    "__proto__": { "hash": "${hash}", "__proto__": { "polluted": true } },
    "a.png": {
      "mine": { "b": 1, "a": 2 }, "Mine": 1, "uses": [
        { "state": "approved", "alt": "B", "target": "/b", "role": "functional", "in": "a.md", "note": 1 },
        { "state": "approved", "alt": "A", "role": "functional", "in": "a.md", "lang": "de" },
        { "state": "draft", "proposes": "decorative", "role": "redundant", "in": "B.md" }
      ],
      "languages": { "fr": { "state": "rejected", "why": "x" }, "de": { "state": "edited", "alt": "Hund" } },
      "others": [{ "by": "mock", "alt": "x" }], "proposes": "decorative", "confidence": 0.5, "by": "mock", "state": "draft",
      "alt": "A dog", "lang": "en", "hash": "${hash}"
    } }, "version": 1, "$schema": { "of": ["x"] } }`
  const encoded = encodeCaptions(decodeCaptions(text, 'alt-text.json'))
  expect(encoded).toMatchInlineSnapshot(`
    "{
      "version": 1,
      "images": {
        "10": {
          "hash": "sha256-0123456789abcdef0123456789abcdef"
        },
        "9": {
          "hash": "sha256-0123456789abcdef0123456789abcdef"
        },
        "__proto__": {
          "hash": "sha256-0123456789abcdef0123456789abcdef",
          "__proto__": {
            "polluted": true
          }
        },
        "a.png": {
          "hash": "sha256-0123456789abcdef0123456789abcdef",
          "lang": "en",
          "alt": "A dog",
          "state": "draft",
          "by": "mock",
          "confidence": 0.5,
          "proposes": "decorative",
          "others": [
            {
              "alt": "x",
              "by": "mock"
            }
          ],
          "languages": {
            "de": {
              "alt": "Hund",
              "state": "edited"
            },
            "fr": {
              "state": "rejected",
              "why": "x"
            }
          },
          "uses": [
            {
              "in": "B.md",
              "role": "redundant",
              "state": "draft",
              "proposes": "decorative"
            },
            {
              "in": "a.md",
              "role": "functional",
              "lang": "de",
              "alt": "A",
              "state": "approved"
            },
            {
              "in": "a.md",
              "role": "functional",
              "target": "/b",
              "alt": "B",
              "state": "approved",
              "note": 1
            }
          ],
          "Mine": 1,
          "mine": {
            "b": 1,
            "a": 2
          }
        },
        "Ａ.png": {
          "hash": "sha256-0123456789abcdef0123456789abcdef"
        },
        "😀.png": {
          "hash": "sha256-0123456789abcdef0123456789abcdef"
        }
      },
      "$schema": {
        "of": [
          "x"
        ]
      },
      "zeta": 1
    }
    "
  `)
  expect(encodeCaptions(decodeCaptions(encoded, 'alt-text.json'))).toBe(encoded)
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined()
})
