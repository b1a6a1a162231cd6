/** Whether the character at a place is of a kind. */
type Kind = (text: string, at: number) => boolean

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_$'

/** Of words: letters, digits, and all beyond ASCII. */
export const isWord: Kind = oneOf(letters)

/** What an operand may end in. */
export const isOperandEnd: Kind = oneOf(`${letters})]"'\`}`)

/** A table: regular expressions take five times as long, at each token. What is beyond ASCII counts as one of them. */
function oneOf(characters: string): Kind {
  const table = new Uint8Array(128)
  for (const character of characters) table[character.charCodeAt(0)] = 1
  return (text, at) => {
    const unit = text.charCodeAt(at)
    return unit > 127 || table[unit] === 1
  }
}
