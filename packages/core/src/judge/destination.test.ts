import { expect, test } from 'vitest'
import { scanSource } from '../scan-source.ts'

async function suggestionsFor(text: string): Promise<(string | null)[]> {
  const found = await scanSource({ path: 'page.html', language: 'html', text })
  return found.map(({ suggest }) => suggest)
}

const img = '<img src="/i/7.png">'

test.each([
  ['its title', `<a href="/x" title="All apiaries">${img}</a>`, 'All apiaries'],
  ['home and site', `<title>Prices – Lind Pottery</title><a href="/">${img}</a><h1>Prices</h1>`, 'Lind Pottery – Home'],
  ['home in the language of the page', `<html lang="de-AT"><a href="/">${img}</a>`, 'Startseite'],
  ['no foreign words', `<html lang="mi"><a href="/">${img}</a>`, null],
  ['the address in words', `<a href="/used/wooden-skis.html?x=1">${img}</a>`, 'wooden skis'],
  ['with its number', `<a href="/orders/8812">${img}</a>`, 'orders 8812'],
  ['no codes', `<a href="/p/7f3e9a1c22d04b">${img}</a>`, null],
  ['percent-encoded', `<a href="/caf%C3%A9">${img}</a>`, 'café'],
  ['the site', `<a href="https://www.kelp-press.co.uk/">${img}</a>`, 'kelp press'],
  ['a well-known site', `<a href="https://www.npmjs.com/package/wattle">${img}</a>`, 'npm: wattle'],
  [
    'what the same address is called elsewhere',
    `<a href="/a1">${img}</a><p><a href="/a1">Plum cake</a></p>`,
    'Plum cake',
  ],
  [
    'not what is called "more"',
    `<a href="/plum-cake">${img}</a><p><a href="/plum-cake">Read more</a></p>`,
    'plum cake',
  ],
  ['spelled as beside', `<p><a href="/people/anna-berg">${img}</a> Anna Berg</p>`, 'Anna Berg'],
  ['a place in the page', `<a href="#s2">${img}</a><section id="s2"><h2>Sizes</h2></section>`, 'Sizes'],
  ['top', `<a href="#">${img}</a>`, 'Back to top'],
  ['mail', `<a href="mailto:a@b.example">${img}</a>`, 'Email: a@b.example'],
  ['relation', `<a rel="next" href="/p/2">${img}</a>`, 'Next'],
  ['a language by itself', `<a href="/ga/" hreflang="ga">${img}</a>`, 'Gaeilge'],
  ['search', `<form role="search"><button>${img}</button></form>`, 'Search'],
  ['value of a button', '<form><input type="image" src="b.png" value="Add to list"></form>', 'Add to list'],
  ['the field of a label', `<label for="v">${img}</label><input id="v" type="radio" value="by-rail">`, 'by rail'],
  ['a button without words', `<button onclick="f()">${img}</button>`, null],
  ['code', `<a href="javascript:go(3)">${img}</a>`, null],
])('%s', async (_, text, expected) => expect((await suggestionsFor(text))[0]).toBe(expected))

test.each([
  ['home', '/my/site/', 'Home'],
  ['home without a slash at its end', '/my/site', 'Home'],
  ['a page', '/my/site/wooden-skis/', 'wooden skis'],
  ['a page of another site on the same host', '/my/sites/', 'sites'],
  ['home as a script writes it', '%BASE_URL%', 'Home'],
])('the path that a site is served under names no page: %s', async (_, address, expected) => {
  const text = `<a href="${address}">${img}</a>`
  const [found] = await scanSource({ path: 'page.html', language: 'html', text }, { base: '/my/site/' })
  expect(found?.suggest).toBe(expected)
})

test('a link to an imported picture opens it', async () => {
  const text = `import big from './big.jpg'\n\n<a href={big}>${img.replace('>', ' />')}</a>`
  const [found] = await scanSource({ path: 'page.mdx', language: 'mdx', text })
  expect(found).toMatchObject({ role: 'informative', roleReason: 'opens-its-picture' })
})
