import { lettersOf } from './letters.ts'

/** "Figure 3: ", "Abb. 2 – ": a number says nothing of its own. */
const numbering = /^(?:fig(?:ure|\.)?|abb(?:ildung|\.)?|bild|foto|image|figura|図)\s*\d+(?:\.\d+)*\s*[.:)–—-]*\s*/i

/** What stands beside an image and says the same to the letter, case and punctuation aside. */
export function repeated(text: string, neighbours: readonly string[]): string | undefined {
  const letters = lettersOf(text)
  if (letters.length < 2) return undefined
  return neighbours.find((neighbour) => {
    // Letters are compared last: most neighbours are far longer or shorter.
    if (neighbour.length > 3 * text.length + 40) return false
    if (lettersOf(neighbour) === letters) return true
    return numbering.test(neighbour) && lettersOf(neighbour.replace(numbering, '')) === letters
  })
}
