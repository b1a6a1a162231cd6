/** `owner/name`, as the hub writes it. A path can look the same; then the name it leaves is portable too. */
const hubId = /^[A-Za-z0-9][\w.-]*\/[A-Za-z0-9][\w.-]*$/

/** True for `owner/name`. */
export function isHubId(model: string): boolean {
  return hubId.test(model)
}

/** True where `model` can only be a folder: it is absolute, or begins with `.` or `~`. */
export function isPath(model: string): boolean {
  return /^([./\\~]|[A-Za-z]:[/\\])/.test(model)
}

/** What `by` records: the hub id, or a folder's own name. The same on every machine, whatever lies where. */
export function portableName(model: string): string {
  if (hubId.test(model)) return model
  const parts = model.split(/[/\\]/).filter((part) => part !== '' && part !== '.' && part !== '..' && part !== '~')
  return parts.at(-1) ?? 'model'
}
