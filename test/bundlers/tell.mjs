/** Tells the parent. It may have gone in this very moment, and then nobody wants to know. */
export function tell(message) {
  if (process.connected) process.send(message, undefined, undefined, () => {})
}
