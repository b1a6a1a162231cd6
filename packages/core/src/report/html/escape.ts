const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Words as they are, as text or between quotes in HTML; what no page may hold is replaced. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll(/[\p{Cs}\uFFFE\uFFFF]/gu, '\uFFFD')
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll(/\p{Cc}/gu, '\uFFFD')
    .replaceAll(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replaceAll(/[&<>"']/g, (character) => entities[character] as string)
}
