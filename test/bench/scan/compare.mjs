/** Most places that are shown of each side. */
const shown = 5

/** Where two tools agree, and the first places where they do not. */
export function compareFindings(where, peer, ours, theirs) {
  const [own, other] = [new Set(ours), new Set(theirs)]
  const onlyOurs = [...own].filter((place) => !other.has(place))
  const onlyTheirs = [...other].filter((place) => !own.has(place))
  const both = own.size - onlyOurs.length
  const counts = `${where}: ours ${ours.length} findings, ${peer} ${theirs.length}; ${both} lines found by both`
  return [
    `${counts}, ${onlyOurs.length} by ours alone, ${onlyTheirs.length} by ${peer} alone.`,
    ...some('ours alone', onlyOurs),
    ...some(`${peer} alone`, onlyTheirs),
  ].join('\n')
}

function some(whose, places) {
  if (places.length === 0) return []
  const more = places.length > shown ? ` and ${places.length - shown} more` : ''
  return [`  ${whose}: ${places.slice(0, shown).join(', ')}${more}`]
}
