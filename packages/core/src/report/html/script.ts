/** Filters findings and opens and closes files. Written for browsers as they are; the page reads as well without it. */
export const script = `
const form = document.querySelector('form')
if (form) {
  const { words, severity, code, fold, shown } = form.elements
  const items = [...document.querySelectorAll('main li')]
  const files = [...document.querySelectorAll('main details')]
  const show = () => {
    const wanted = words.value.trim().toLowerCase()
    let count = 0
    for (const item of items) {
      item.hidden =
        (severity.value !== '' && item.dataset.severity !== severity.value) ||
        (code.value !== '' && item.dataset.code !== code.value) ||
        (wanted !== '' && !item.textContent.toLowerCase().includes(wanted))
      if (!item.hidden) count++
    }
    for (const file of files) {
      file.hidden = file.querySelector('li:not([hidden])') === null
      // What was looked for is not to be looked for again; of very many only the files are named.
      if (!file.hidden && count < items.length && count <= 200) file.open = true
    }
    shown.value = count === items.length ? count + ' findings' : count + ' of ' + items.length + ' findings'
  }
  const label = () => {
    fold.textContent = files.some((file) => file.open) ? 'Close all files' : 'Open all files'
  }
  form.addEventListener('input', show)
  form.addEventListener('submit', (event) => event.preventDefault())
  fold.addEventListener('click', () => {
    const open = !files.some((file) => file.open)
    for (const file of files) file.open = open
    label()
  })
  for (const file of files) file.addEventListener('toggle', label)
  form.hidden = false
  show()
  label()
}
`
