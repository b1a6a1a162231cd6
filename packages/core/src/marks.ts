/** How a comment begins that is a mark, or was meant to be one. On text or bytes. */
export const markHead: RegExp = /a[lt]{1,3}[\s_-]?te?xt?/i

const comment = new RegExp(`(?:<!--|/[/*])[*\\s]*${markHead.source}`, 'i')

/** Whether there may be a comment in a source that was meant to be a mark, well spelled or not. */
export function mayHoldMarks(text: string): boolean {
  return comment.test(text)
}
