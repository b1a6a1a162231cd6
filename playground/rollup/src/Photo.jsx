export function Photo({ file, label }) {
  return <img src={file} alt={label} width={48} />
}
