import type { Language } from '@alt-text/core'
import { endings } from './endings.ts'
import type { Text } from './run.ts'

/** A file of each language as people write them, with letters of several bytes before an image. */
export const files: Readonly<Record<Language, string>> = {
  html: '<!doctype html>\n<html lang="en">\n<title>é 👩‍👩‍👧</title>\n<h1>日本</h1>\n<a href="/x"><img src="a.png"></a>\n<p>text <img src="b.png" class="c"\n  width="3"> more</p>\n</html>\n',
  markdown:
    '---\ntitle: é 👩‍👩‍👧\n---\n\n# 日本\n\n![](a.png) and ![][r]\n\n| a | b |\n|---|---|\n| <img src="c.png"> | x |\n\n> ![](d.png)\n\n[r]: b.png\n',
  mdx: 'import x from \'./x.png\'\n\n# é 👩‍👩‍👧\n\n![](a.png) and <img src={x} />\n\n<Box icon={<img src="b.png" />}>\n  ![](c.png)\n</Box>\n',
  jsx: 'import x from \'./x.png\'\n\n/** é 👩‍👩‍👧 */\nexport const App = () => (\n  <main>\n    <img src={x} />\n    {list.map((it) => <img key={it} src="a.png" />)}\n  </main>\n)\n',
  vue: '<script setup lang="ts">\nimport x from \'./x.png\'\n</script>\n\n<template>\n  <p>é 👩‍👩‍👧 {{ a }}</p>\n  <img :src="x" />\n  <img src="a.png" v-if="a > b">\n</template>\n\n<style>img { width: 1px }</style>\n',
  svelte:
    '<script>\n  import x from \'./x.png\'\n</script>\n\n<p>é 👩‍👩‍👧 {a}</p>\n<img src={x} />\n{#if a}<img src="a.png">{/if}\n',
  astro:
    "---\nimport x from './x.png'\nconst a = 'é 👩‍👩‍👧'\n---\n\n<p>{a}</p>\n<img src={x.src} />\n{list.map((it) => <img src=\"a.png\" />)}\n",
}

const nul = '\0'
const mark = '\uFEFF'

/** The same file with other bytes that change no meaning: the same images are found in it. */
export function sameMeaning(language: Language): Text[] {
  const text = files[language]
  const named = (name: string, content: string): Text => ({ name, ending: endings[language], content })
  return [
    named('as it is', text),
    named('with a byte order mark', mark + text),
    named('with carriage returns', text.replaceAll('\n', '\r\n')),
    named('with both', mark + text.replaceAll('\n', '\r\n')),
    named('without a last line end', text.trimEnd()),
  ]
}

/** The same file, broken: cut off anywhere, with bytes that are no UTF-8, NUL, lone surrogates, old line ends. */
export function broken(language: Language): Text[] {
  const bytes = Buffer.from(files[language])
  const half = Math.floor(bytes.length / 2)
  const put = (at: number, piece: Buffer) => Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)])
  const named = (name: string, content: string | Buffer): Text => ({ name, ending: endings[language], content })
  const everywhere = Array.from({ length: bytes.length }, (_, at) => at)
  return [
    ...everywhere.map((at) => named(`cut off after ${at} bytes`, bytes.subarray(0, at))),
    ...everywhere.map((at) => named(`from byte ${at} on`, bytes.subarray(at))),
    ...everywhere.filter((at) => at % 5 === 0).map((at) => named(`NUL at ${at}`, put(at, Buffer.from(nul)))),
    ...everywhere.filter((at) => at % 5 === 2).map((at) => named(`0xFF at ${at}`, put(at, Buffer.from([0xff])))),
    ...everywhere.filter((at) => at % 5 === 4).map((at) => named(`a mark at ${at}`, put(at, Buffer.from(mark)))),
    named('half of a pair', put(half, Buffer.from([0xed, 0xa0, 0x80]))),
    named('UTF-16, little end first', Buffer.from(mark + files[language], 'utf16le')),
    named('UTF-16, big end first', Buffer.from(mark + files[language], 'utf16le').swap16()),
    named('Latin-1', Buffer.from(files[language], 'latin1')),
    named('old line ends', files[language].replaceAll('\n', '\r')),
    named('line separators', files[language].replaceAll('\n', '\u2028')),
    named('nothing', ''),
    named('a mark alone', mark),
    named('NUL alone', nul.repeat(1000)),
    named('a picture', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ', 'base64')),
  ]
}

/** What fills one line, before and after an image. */
export function oneLine(language: Language, units: number): Text[] {
  const ending = endings[language]
  const words = 'word '.repeat(units / 5)
  const value = 'x'.repeat(units)
  const wrap = (image: string, text: string): string => {
    if (language === 'jsx') return `x = <p>${text}${image}</p>`
    return language === 'vue' ? `<template><p>${text}${image}</p></template>` : `${text}${image}`
  }
  return [
    { name: 'words', ending, content: wrap('<img src="a.png"/>', words) },
    { name: 'an attribute', ending, content: wrap(`<img title="${value}" src="a.png"/>`, '') },
  ]
}
